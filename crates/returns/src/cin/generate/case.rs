//! A child without a mistake.

use calendar::Date;

use crate::Collection;
use crate::chance::Chance;
use crate::cin::generate::node::{Node, after};

const ETHNICITIES: [&str; 20] = [
    "WBRI", "WBRI", "WBRI", "WBRI", "WIRI", "WOTH", "WROM", "MWBC", "MWBA", "MWAS", "MOTH", "AIND", "APKN",
    "ABAN", "AOTH", "BCRB", "BAFR", "BOTH", "CHNE", "OOTH",
];
const DISABILITIES: [&str; 12] =
    ["MOB", "HAND", "PC", "INC", "COMM", "LD", "HEAR", "VIS", "BEH", "CON", "AUT", "DDA"];
const SOURCES: [&str; 12] = ["1A", "1B", "1D", "2A", "2B", "3A", "3B", "3E", "4", "5A", "6", "8"];
const NEEDS: [&str; 9] = ["N1", "N1", "N1", "N2", "N3", "N4", "N5", "N6", "N8"];
const FACTORS: [&str; 20] = [
    "1A", "1B", "2A", "2B", "3A", "3B", "3C", "4A", "4B", "5A", "6A", "7A", "10A", "11A", "13A", "15A",
    "16A", "17A", "18C", "24A",
];
const CATEGORIES: [&str; 5] = ["NEG", "NEG", "EMO", "PHY", "SAB"];
const REASONS: [&str; 4] = ["RC7", "RC7", "RC5", "RC4"];

/// A child, referred in the year.
pub(super) fn child(number: u64, collection: Collection, chance: &mut Chance) -> Node {
    let unborn = chance.percent(2);
    let age = chance.number(200, 17 * 365);
    let born = after(collection.start, -age);
    let referred = after(collection.start, chance.number(0, 300));
    let sex = if unborn { "U" } else { chance.one(&["M", "F"]) };
    let sex_field = if collection.year.0 < 2025 { "GenderCurrent" } else { "Sex" };
    let sex = match (collection.year.0 < 2025, sex) {
        (true, "M") => "1",
        (true, "F") => "2",
        (true, _) => "0",
        (false, sex) => sex,
    };
    let who = Node::new("ChildIdentifiers")
        .with(Node::leaf("LAchildID", &format!("K{number:09}")))
        .and("UPN", (!unborn && age > 4 * 365).then(|| upn(number)))
        .and("UPNunknown", (!unborn && age <= 4 * 365).then_some("UN1"))
        .and("PersonBirthDate", (!unborn).then_some(born))
        .and("ExpectedPersonBirthDate", unborn.then(|| after(collection.end, chance.number(0, 60))))
        .with(Node::leaf(sex_field, sex));
    let referred = if unborn { after(collection.end, -chance.number(10, 150)) } else { referred };
    let child = Node::new("Child").with(who).with(characteristics(chance));
    if chance.percent(18) {
        child.with(without_action(referred, chance))
    } else {
        child.with(case(referred, collection, chance))
    }
}

/// A pupil number with its check letter.
fn upn(number: u64) -> String {
    const LETTERS: &[u8; 23] = b"ABCDEFGHJKLMNPQRTUVWXYZ";
    let digits = format!("201{:02}{:07}", number / 10_000_000 % 100, number % 10_000_000);
    let sum: usize = digits.bytes().zip(2..).map(|(digit, weight)| usize::from(digit - b'0') * weight).sum();
    let letter = LETTERS.get(sum % LETTERS.len()).map_or('A', |letter| char::from(*letter));
    format!("{letter}{digits}")
}

fn characteristics(chance: &mut Chance) -> Node {
    let mut disabilities = Node::new("Disabilities");
    if chance.percent(12) {
        let first = chance.number(0, 11);
        for number in first..=(first + chance.number(0, 2)).min(11) {
            let at = usize::try_from(number).unwrap_or(0);
            disabilities = disabilities.and("Disability", DISABILITIES.get(at));
        }
    } else {
        disabilities = disabilities.with(Node::leaf("Disability", "NONE"));
    }
    Node::new("ChildCharacteristics")
        .with(Node::leaf("Ethnicity", chance.one(&ETHNICITIES)))
        .with(disabilities)
}

fn without_action(referred: Date, chance: &mut Chance) -> Node {
    Node::new("CINdetails")
        .with(Node::leaf("CINreferralDate", &referred))
        .with(Node::leaf("ReferralSource", chance.one(&SOURCES)))
        .with(Node::leaf("ReferralNFA", chance.one(&["1", "true"])))
}

/// A case that went further: an assessment, then nothing more, a child in need plan, or an enquiry and what follows it.
fn case(referred: Date, collection: Collection, chance: &mut Chance) -> Node {
    let left = days_between(referred, collection.end);
    let assessed = after(referred, chance.number(0, 3));
    let authorised = Some(after(assessed, chance.number(10, 45))).filter(|day| *day <= collection.end);
    let path = chance.number(1, 100);
    let over = left > 200 && authorised.is_some() && chance.percent(50);
    let closed = over.then(|| after(referred, chance.number(160, left)));
    let nothing = path <= 30 && over && chance.percent(40);
    let reason = closed.map(|_| if nothing { "RC8" } else { chance.one(&REASONS) });
    let mut details = Node::new("CINdetails")
        .with(Node::leaf("CINreferralDate", &referred))
        .with(Node::leaf("ReferralSource", chance.one(&SOURCES)))
        .with(Node::leaf("PrimaryNeedCode", chance.one(&NEEDS)))
        .and("CINclosureDate", closed)
        .and("ReasonForClosure", reason)
        .with(assessment(assessed, authorised, nothing, chance));
    let last = closed.unwrap_or(collection.end);
    if (31..=62).contains(&path) && left > 70 {
        let start = after(referred, 50);
        let end = closed.map(|closed| after(closed, -2)).filter(|end| *end > start);
        let start = if closed.is_some() && end.is_none() { None } else { Some(start) };
        if let Some(start) = start {
            let plan = Node::new("CINPlanDates")
                .with(Node::leaf("CINPlanStartDate", &start))
                .and("CINPlanEndDate", end);
            details = details.with(plan);
        }
    }
    let conference = weekday(after(referred, chance.number(12, 18)));
    let protected = path > 80 && left > 70;
    if path > 62 && left > 25 {
        let enquiry = Node::new("Section47")
            .with(Node::leaf("S47ActualStartDate", &after(referred, 2)))
            .and("InitialCPCtarget", protected.then(|| weekday(after(referred, 20))))
            .and("DateOfInitialCPC", protected.then_some(conference))
            .with(Node::leaf("ICPCnotRequired", if protected { "0" } else { "1" }));
        details = details.with(enquiry);
    }
    details = details.with(Node::leaf("ReferralNFA", chance.one(&["0", "false"])));
    if protected {
        details = details.with(protection(conference, closed, last, chance));
    }
    details
}

fn assessment(start: Date, authorised: Option<Date>, nothing: bool, chance: &mut Chance) -> Node {
    let started = Node::new("Assessments")
        .with(Node::leaf("AssessmentActualStartDate", &start))
        .and("AssessmentInternalReviewDate", authorised.map(|_| after(start, 7)))
        .and("AssessmentAuthorisationDate", authorised);
    if authorised.is_none() {
        return started;
    }
    let mut factors = Node::new("FactorsIdentifiedAtAssessment");
    if nothing {
        factors = factors.with(Node::leaf("AssessmentFactors", "21"));
    } else {
        let first = chance.number(0, 16);
        for number in first..=first + chance.number(0, 3) {
            let at = usize::try_from(number).unwrap_or(0);
            factors = factors.and("AssessmentFactors", FACTORS.get(at));
        }
    }
    started.with(factors)
}

fn protection(start: Date, closed: Option<Date>, last: Date, chance: &mut Chance) -> Node {
    let end = closed.map(|closed| after(closed, -1)).filter(|end| *end > start);
    let category = chance.one(&CATEGORIES);
    let mut plan = Node::new("ChildProtectionPlans")
        .with(Node::leaf("CPPstartDate", &start))
        .and("CPPendDate", end)
        .with(Node::leaf("InitialCategoryOfAbuse", category))
        .with(Node::leaf("LatestCategoryOfAbuse", category))
        .with(Node::leaf("NumberOfPreviousCPP", chance.one(&["0", "0", "0", "1", "2"])));
    let mut review = weekday(after(start, 80));
    while review < end.unwrap_or(last) {
        plan = plan.with(Node::new("Reviews").with(Node::leaf("CPPreviewDate", &review)));
        review = weekday(after(review, 160));
    }
    plan
}

fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

/// The day itself, or the Monday after it.
fn weekday(date: Date) -> Date {
    let over = date.weekday().to_monday_zero_offset();
    if over > 4 { after(date, i32::from(7 - over)) } else { date }
}
