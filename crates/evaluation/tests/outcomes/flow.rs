//! Years, and that the definitions that come with Kith say what the published program says.

use crate::common::{day, definition};
use evaluation::outcomes::definition::{Definition, Rule};
use evaluation::outcomes::statistical_year;

#[test]
fn the_statistical_year_begins_on_the_first_of_april() {
    assert_eq!(statistical_year(day("2019-03-31")), 2018);
    assert_eq!(statistical_year(day("2019-04-01")), 2019);
    assert_eq!(statistical_year(day("2019-12-31")), 2019);
}

/// The parameters of the published program, by the names that the golden file gives them.
fn parameter(name: &str) -> String {
    let golden = include_str!("../data/golden.csv");
    let line = golden.lines().find(|line| line.starts_with(&format!("WW-{name},"))).unwrap();
    line.split(',').nth(5).unwrap().to_owned()
}

#[test]
fn the_windows_are_those_of_the_golden_file() {
    let of = |id| definition(id, "WWCSC-2020").outcome;
    let text = |value: &dyn std::fmt::Display| value.to_string();
    let duration = of("assessment-duration");
    assert_eq!(text(&duration.cut_off_days), parameter("RQ1-end-margin-days"));
    assert_eq!(text(&duration.cut_off.unwrap()), parameter("RQ1-data-cutoff"));
    let Rule::WorkingDays { outlier_distance: Some(distance) } = duration.rule else { panic!() };
    assert_eq!(text(&distance), parameter("RQ1-outlier-iqr-multiplier"));
    let Rule::Conference { before_days } = of("initial-conference").rule else { panic!() };
    assert_eq!(text(&before_days), parameter("RQ2-window-days"));
    let returns = of("re-referral");
    assert_eq!(text(&returns.cut_off.unwrap()), parameter("RQ3-data-cutoff"));
    let Rule::ReReferral { within_days } = returns.rule else { panic!() };
    assert_eq!(text(&within_days), parameter("RQ3-window-days"));
    let escalation = of("escalation");
    assert_eq!(text(&escalation.cut_off_days), parameter("RQ4-margin-days"));
    let Rule::Escalation { within_days, .. } = escalation.rule else { panic!() };
    assert_eq!(text(&within_days), parameter("RQ4-window-days"));
    let kinship = of("kinship");
    assert_eq!(text(&kinship.embedded_before.unwrap()), parameter("RQ5-latest-embedding-end"));
    assert_eq!(text(&kinship.earliest.unwrap()), parameter("data-start"));
    let Rule::Kinship { within_days, .. } = kinship.rule else { panic!() };
    assert_eq!(text(&within_days), parameter("RQ5-window-days"));
}

#[test]
fn no_two_definitions_share_both_id_and_version() {
    let mut all: Vec<(String, String)> =
        Definition::bundled().unwrap().into_iter().map(|one| (one.outcome.id, one.version)).collect();
    let before = all.len();
    all.sort();
    all.dedup();
    assert_eq!(all.len(), before);
}
