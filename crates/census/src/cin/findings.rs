//! What the rules of the census say of one child's record, from the day on which it is true (P50): the child's part of the return is
//! made and held against the very rules by which the whole return is checked, and each finding is led back to the thing and the field
//! that it came from. So nothing is written twice, and what is found here is what the return would fail with.

use super::{
    Census, Header, child, codes, file,
    node::{Node, Which},
    rows::{At, Rows},
};
use calendar::Known;
use jiff::civil::{Date, DateTime};
use pathway::{
    ClockId, Clocks, Path,
    clocks::{Began, due},
};
use practice::{CaseRecord, Kind};
use returns::{
    Year,
    cin::{Options, check},
    report::{Level, Report},
};

/// The code of what no rule of the Department can see: the return leaves it out.
pub const NOT_SENT: &str = "not sent";
/// The code of what no rule of the Department can see either: what stands is sent as not known.
pub const NOT_UNDERSTOOD: &str = "not understood";
/// What is said of what no referral covers.
const UNCOVERED: &str = "No referral covers this day, so the return leaves it out. Look at the days.";
/// What is said of what has been open for too long.
const OPEN_TOO_LONG: &str = "This is open since an earlier year, so the return leaves it out. Finish it.";
/// What is said of words that have no code.
const NO_CODE: &str =
    "The return cannot tell what this means and sends “not known”. Use the words of the national list.";

/// What a rule of the census says of a child's record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The Department's code of the rule: "8640".
    pub code: &'static str,
    /// Whether the return is refused for it, or asked about.
    pub level: Level,
    /// The Department's message.
    pub message: &'static str,
    /// Beside which fields. Empty where the rule names none of this child's.
    pub at: Vec<At>,
}

/// Rules that ask at the end of the year why something is open still, with the clock that has to run out before they are asked.
const OPEN_STILL: &[(&str, ClockId)] =
    &[("8670Q", ClockId::AssessmentCensus), ("8675Q", ClockId::InitialConference)];

/// What the rules of a year say of one child on a day, in the order of their codes. Nothing where the child is not in that year's return.
/// While the Department has not published a year's rules, those of the year before hold. Last stands what no rule sees: what would be sent as
/// not known, and what the return would leave out, though it happened in the year.
pub fn findings(census: Census, own: &CaseRecord, today: Date) -> Vec<Finding> {
    let Some((_, node, _)) = child::child(census, own) else {
        return left_out(census, own, &Rows::default());
    };
    let rows = Rows::of(&node);
    let mut found = by_the_rules(census, node, &rows);
    found.retain(|one| !is_early(one, own, today));
    found.extend(not_understood(own));
    found.extend(left_out(census, own, &rows));
    found
}

/// Whether a rule asks why something is open still that has time to be finished.
fn is_early(one: &Finding, own: &CaseRecord, today: Date) -> bool {
    let Some((_, clock)) = OPEN_STILL.iter().find(|(code, _)| *code == one.code) else { return false };
    let path = practice::path(own);
    let began = one.at.iter().find_map(|at| day_of(&path, at.which));
    let ends = began.and_then(|began| due(&Clocks::default(), *clock, Began::On(began), Known::ALL).ok());
    ends.is_some_and(|due| today <= due.end.day())
}

/// Who the child is, where the return has no code for the words.
fn not_understood(own: &CaseRecord) -> Vec<Finding> {
    let Some(child) = own.child_records.first() else { return Vec::new() };
    if child.ethnicity.trim().is_empty() || codes::is_ethnicity(&child.ethnicity) {
        return Vec::new();
    }
    let at = vec![At { which: (Kind::Child, child.id.0), field: "ethnicity" }];
    vec![Finding { code: NOT_UNDERSTOOD, level: Level::Query, message: NO_CODE, at }]
}

fn by_the_rules(census: Census, node: Node, rows: &Rows) -> Vec<Finding> {
    let header = Header {
        census,
        authority: ANY_AUTHORITY.to_owned(),
        made: DateTime::constant(census.year(), 4, 1, 0, 0, 0, 0),
        serial: 1,
    };
    let mut xml = Vec::new();
    // Writing into memory does not fail.
    if file(&header, [node], &mut xml).is_err() {
        return Vec::new();
    }
    let year = u16::try_from(census.year()).map_or(Year::LAST, Year).min(Year::LAST);
    let report = check(xml.as_slice(), &Options { year: Some(year), rules: None });
    of_the_child(&report, rows)
}

/// An authority that there is; which, no rule about a child asks.
const ANY_AUTHORITY: &str = "201";

/// What was found about the child, and not about the return.
fn of_the_child(report: &Report, rows: &Rows) -> Vec<Finding> {
    let about = report.findings.iter().filter(|found| found.child.is_some());
    about
        .filter_map(|found| {
            let rule = report.rules.get(found.rule)?;
            let mut at: Vec<At> = Vec::new();
            for place in found.cells.iter().filter_map(|cell| rows.at(cell)) {
                if !at.contains(&place) {
                    at.push(place);
                }
            }
            Some(Finding { code: rule.code, level: rule.level, message: rule.message, at })
        })
        .collect()
}

/// What belongs into the year and into no row of the file.
fn left_out(census: Census, own: &CaseRecord, rows: &Rows) -> Vec<Finding> {
    let path = practice::path(own);
    let is_missing = |which: Which, belongs: bool| (belongs && !rows.have(which)).then_some(which);
    let assessments = path.assessments.iter().filter_map(|one| {
        let is_open = one.authorised.is_none() && one.from <= census.end();
        let belongs =
            is_open || census.has(one.from) || one.authorised.is_some_and(|done| census.has(done.on));
        is_missing((Kind::Assessment, one.id.0), belongs)
    });
    let enquiries = path.enquiries.iter().filter_map(|one| {
        let is_open = one.concluded.is_none() && one.from <= census.end();
        is_missing((Kind::Enquiry, one.id.0), is_open || census.has(one.from))
    });
    let conferences = path
        .conferences
        .iter()
        .filter_map(|one| is_missing((Kind::ChildConference, one.id.0), one.held && census.has(one.on)));
    let protection = path
        .protection
        .iter()
        .filter_map(|one| is_missing((Kind::ProtectionPlan, one.id.0), census.touches(one.from, one.ended)));
    let in_need = path
        .in_need
        .iter()
        .filter_map(|one| is_missing((Kind::InNeedPlan, one.id.0), census.touches(one.from, one.ended)));
    let all = assessments.chain(enquiries).chain(conferences).chain(protection).chain(in_need);
    all.map(|which| {
        let field = if which.0 == Kind::ChildConference { "on" } else { "from" };
        let day = day_of(&path, which);
        let is_old = day.is_some_and(|day| day < census.start() && path.referral_on(day).is_some());
        let message = if is_old { OPEN_TOO_LONG } else { UNCOVERED };
        Finding { code: NOT_SENT, level: Level::Query, message, at: vec![At { which, field }] }
    })
    .collect()
}

/// The day on which a thing began.
fn day_of(path: &Path<'_>, (kind, number): Which) -> Option<Date> {
    match kind {
        Kind::Assessment => path.assessments.iter().find(|one| one.id.0 == number).map(|one| one.from),
        Kind::Enquiry => path.enquiries.iter().find(|one| one.id.0 == number).map(|one| one.from),
        _ => None,
    }
}
