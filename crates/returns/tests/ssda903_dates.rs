//! What must hold on either side of a boundary in the SSDA903 return, whatever the year: 31 March, birthdays, leap days.
#![expect(clippy::unwrap_used, reason = "a failed test should say so at once")]

use calendar::{Date, birthday};
use jiff::ToSpan as _;
use proptest::prelude::*;
use returns::ssda903::{File, Options, Reference, check};
use returns::{Collection, Year};

/// Whether a rule finds anything in one table.
fn finds(rule: &str, year: Year, name: &str, text: &str) -> bool {
    let options = Options { year: Some(year), rules: Some(vec![rule.to_owned()]) };
    let report = check(&[File { name, bytes: text.as_bytes() }], &[], Reference::bundled(), &options);
    assert_eq!(report.rules.len(), 1, "{:?}", report.remarks);
    !report.findings.is_empty()
}

fn written(day: Date) -> String {
    day.strftime("%d/%m/%Y").to_string()
}

fn years() -> impl Strategy<Value = Year> {
    (Year::FIRST.0..=Year::LAST.0).prop_map(Year)
}

/// A day of birth about four years before the collection, often 29 February.
fn births() -> impl Strategy<Value = Date> {
    prop_oneof![
        Just(Date::constant(2020, 2, 29)),
        (0..1500_i32).prop_map(|days| Date::constant(2018, 1, 1).saturating_add(days.days())),
    ]
}

proptest! {
    #[test]
    fn a_child_is_four_from_the_birthday_on_in_leap_years_too(born in births(), after in -3..=3_i32) {
        let day = birthday(born, 4).unwrap().saturating_add(after.days());
        for (code, rule, wrong) in [("PN0", "440", after >= 0), ("PN1", "441", after < 0)] {
            let reviews = format!("CHILD,DOB,REVIEW,REVIEW_CODE\nK1,{},{},{code}\n", written(born), written(day));
            prop_assert_eq!(finds(rule, Year(2025), "reviews.csv", &reviews), wrong, "{} {} {}", rule, born, day);
        }
    }

    #[test]
    fn a_birth_after_31_march_falls_after_the_year(year in years(), after in -3..=3_i32) {
        let born = Collection::of(year).end.saturating_add(after.days());
        let sex = if year.0 >= 2024 { "F" } else { "2" };
        let header =
            format!("CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\nK1,{sex},{},WBRI,UN1,,\n", written(born));
        prop_assert_eq!(finds("301", year, "header.csv", &header), after > 0, "{} {}", year, born);
    }
}
