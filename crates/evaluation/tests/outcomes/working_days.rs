//! RQ1: how long an assessment took.

use crate::common::{definition, extract, outcomes, undated};
use evaluation::outcomes::extract::ExtractTable;

fn took(start: &str, end: &str) -> f64 {
    let extract = extract(&[(ExtractTable::Assessments, &format!("A,1,{start},{end}\n"))]);
    outcomes(&extract, &undated("assessment-duration", "WWCSC-2020"))[0]
}

#[test]
fn friday_to_the_monday_after_is_one_working_day() {
    assert!(took("2019-03-01", "2019-03-04") == 1.0);
}

#[test]
fn an_assessment_that_ends_the_day_it_starts_took_none() {
    assert!(took("2019-03-05", "2019-03-05") == 0.0);
    assert!(took("2019-03-02", "2019-03-02") == 0.0, "at a weekend too");
}

#[test]
fn an_end_at_the_weekend_counts_as_the_working_day_that_follows() {
    assert!(took("2019-03-01", "2019-03-02") == 1.0);
}

#[test]
fn bank_holidays_are_not_working_days() {
    assert!(took("2019-04-18", "2019-04-23") == 1.0, "Thursday before Easter to the Tuesday after");
    assert!(took("2019-04-18", "2019-04-22") == 1.0, "an end on Easter Monday");
}

#[test]
fn assessments_before_2011_are_left_out_before_anything_is_counted() {
    let extract =
        extract(&[(ExtractTable::Assessments, "A,1,2001-01-01,2001-01-05\nA,1,2011-01-04,2011-01-05\n")]);
    assert_eq!(outcomes(&extract, &definition("assessment-duration", "WWCSC-2020")), [1.0]);
}

#[test]
fn where_only_the_end_differs_the_later_end_holds() {
    let extract = extract(&[(
        ExtractTable::Assessments,
        "A,1,2019-03-04,2019-03-08\nA,1,2019-03-04,2019-03-06\nA,1,2019-03-04,2019-03-08\n",
    )]);
    assert_eq!(outcomes(&extract, &undated("assessment-duration", "WWCSC-2020")), [4.0]);
}

#[test]
fn the_department_asks_whether_forty_five_working_days_were_enough() {
    let rows = "A,1,2026-01-05,2026-03-09\nA,2,2026-01-05,2026-03-10\n";
    let extract = extract(&[(ExtractTable::Assessments, rows)]);
    assert_eq!(outcomes(&extract, &definition("assessment-in-time", "DFE-CIN")), [1.0, 0.0]);
}
