//! What must hold on either side of every boundary, whatever the year: 31 March, leap days, birthdays, unborn children,
//! working days over Easter and Christmas.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a failed test should say so at once")]

use calendar::{Date, add_working_days};
use jiff::ToSpan as _;
use proptest::prelude::*;
use returns::cin::{Options, check};
use returns::{Collection, Year};

/// Whether a rule finds anything in one child of a year.
fn finds(rule: &str, year: Year, who: &str, details: &str) -> bool {
    let xml = format!(
        "<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>{}</Year><ReferenceDate>{}</ReferenceDate>\
         </CollectionDetails></Header><Children><Child><ChildIdentifiers>{who}</ChildIdentifiers><ChildCharacteristics/>\
         <CINdetails>{details}</CINdetails></Child></Children></Message>",
        year.0,
        Collection::of(year).end
    );
    let report = check(xml.as_bytes(), &Options { year: Some(year), rules: Some(vec![rule.to_owned()]) });
    assert!(report.is_whole() && report.rules.len() == 1, "{:?}", report.remarks);
    !report.findings.is_empty()
}

fn years() -> impl Strategy<Value = Year> {
    (Year::FIRST.0..=Year::LAST.0).prop_map(Year)
}

/// A year, and a day near its first or its last, or anywhere around it.
fn days() -> impl Strategy<Value = (Year, Date)> {
    let offset = prop_oneof![-3..=3_i32, 362..=368_i32, -500..=900_i32];
    (years(), offset).prop_map(|(year, days)| (year, Collection::of(year).start.saturating_add(days.days())))
}

/// A day of birth, often 29 February or around a birthday on the reference date.
fn births(age: i16) -> impl Strategy<Value = (Year, Date)> {
    let near = (years(), -3..=3_i32).prop_map(move |(year, days)| {
        let end = Collection::of(year).end;
        (year, end.saturating_sub(i32::from(age).years()).saturating_add(days.days()))
    });
    let leap = (years(), prop_oneof![Just(1996_i16), Just(2000), Just(2004), Just(2016), Just(2020)])
        .prop_map(|(year, born)| (year, jiff::civil::date(born, 2, 29)));
    prop_oneof![near, leap]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_day_is_within_the_year_from_1_april_to_31_march((year, day) in days()) {
        let collection = Collection::of(year);
        let outside = day < collection.start || day > collection.end;
        let plan = format!("<CINPlanDates><CINPlanEndDate>{day}</CINPlanEndDate></CINPlanDates>");
        prop_assert_eq!(finds("4013", year, "", &plan), outside);
        prop_assert_eq!(finds("8620", year, "", &format!("<CINclosureDate>{day}</CINclosureDate>")), outside);
        prop_assert_eq!(finds("8545Q", year, &format!("<PersonDeathDate>{day}</PersonDeathDate>"), ""), outside);
        prop_assert_eq!(finds("8600", year, "", &format!("<CINreferralDate>{day}</CINreferralDate>")), day > collection.end);
        prop_assert_eq!(finds("8520", year, &format!("<PersonBirthDate>{day}</PersonBirthDate>"), ""), day > collection.end);
    }

    #[test]
    fn nobody_is_over_25_before_the_day_after_their_birthday((year, born) in births(25)) {
        let end = Collection::of(year).end;
        let over = end.saturating_sub(25.years()) > born;
        let who = format!("<PersonBirthDate>{born}</PersonBirthDate>");
        prop_assert_eq!(finds("8775Q", year, &who, ""), over);
        // Closed on the 25th birthday, which for 29 February is 1 March in an ordinary year, and the day after.
        let birthday = calendar::birthday(born, 25).unwrap();
        for (closed, after) in [(birthday, false), (birthday.tomorrow().unwrap(), true)] {
            let details = format!("<CINclosureDate>{closed}</CINclosureDate>");
            prop_assert_eq!(finds("8775Q", year, &who, &details), over && after);
        }
    }

    #[test]
    fn school_age_begins_with_the_september_after_the_fifth_birthday(year in 2025..=Year::LAST.0, days in -400..=400_i32) {
        let year = Year(year);
        let august = jiff::civil::date(Collection::of(year).start.year() - 5, 8, 31);
        let born = august.saturating_add(days.days());
        let who = format!("<PersonBirthDate>{born}</PersonBirthDate>");
        prop_assert_eq!(finds("8770Q", year, &who, "<ReferralNFA>0</ReferralNFA>"), born <= august);
    }

    #[test]
    fn an_unborn_child_is_referred_at_most_280_days_before_it_is_expected(year in years(), before in 270..=290_i32) {
        let expected = Collection::of(year).end;
        let referred = expected.saturating_sub(before.days());
        let details = format!("<CINreferralDate>{referred}</CINreferralDate>");
        for element in ["PersonBirthDate", "ExpectedPersonBirthDate"] {
            let who = format!("<{element}>{expected}</{element}>");
            prop_assert_eq!(finds("8606", year, &who, &details), before > 280);
        }
    }

    #[test]
    fn an_unborn_child_is_expected_from_30_days_before_to_9_months_after_the_reference_date(
        year in years(), days in prop_oneof![-33..=-27_i32, 270..=280_i32, -400..=700_i32],
    ) {
        let end = Collection::of(year).end;
        let expected = end.saturating_add(days.days());
        let who = format!("<ExpectedPersonBirthDate>{expected}</ExpectedPersonBirthDate>");
        let last = jiff::civil::date(end.year(), 12, 31);
        prop_assert_eq!(finds("8530Q", year, &who, ""), days < -30 || expected > last);
    }

    #[test]
    fn working_days_are_counted_over_easter_and_christmas(year in years(), days in 0..=120_i32) {
        let end = Collection::of(year).end;
        let start = end.saturating_sub(days.days());
        for (rule, most, details) in [
            ("8675Q", 15, format!("<Section47><S47ActualStartDate>{start}</S47ActualStartDate><ICPCnotRequired>0</ICPCnotRequired></Section47>")),
            ("8670Q", 45, format!("<Assessments><AssessmentActualStartDate>{start}</AssessmentActualStartDate></Assessments>")),
        ] {
            let limit = add_working_days(end, -most).unwrap();
            prop_assert_eq!(finds(rule, year, "", &details), start < limit);
        }
    }

    #[test]
    fn two_plans_overlap_whichever_comes_first_in_the_file(
        year in years(), first in 0..=60_i32, lasts in 0..=40_i32, second in 0..=60_i32, then in 0..=40_i32,
    ) {
        let start = Collection::of(year).start;
        let plan = |from: i32, days: i32| {
            let (from, to) = (start.saturating_add(from.days()), start.saturating_add((from + days).days()));
            format!("<CINPlanDates><CINPlanStartDate>{from}</CINPlanStartDate><CINPlanEndDate>{to}</CINPlanEndDate></CINPlanDates>")
        };
        let (one, two) = (plan(first, lasts), plan(second, then));
        let overlap = first <= second + then && second <= first + lasts;
        prop_assert_eq!(finds("4014", year, "", &format!("{one}{two}")), overlap);
        prop_assert_eq!(finds("4014", year, "", &format!("{two}{one}")), overlap);
    }
}

#[test]
fn the_collection_of_a_leap_year_has_29_february() {
    let collection = Collection::of(Year(2024));
    assert_eq!(collection.start.until(collection.end).expect("both are dates").get_days(), 365);
    let death = "<PersonDeathDate>2024-02-29</PersonDeathDate>";
    assert!(!finds("8545Q", Year(2024), death, ""));
    assert!(finds("8545Q", Year(2025), death, ""));
}
