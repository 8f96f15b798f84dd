//! A rule that was asked for and not run is named, with why: a report of no rule is no clean one.

use returns::report::{Report, headline};
use returns::ssda903::{File, Reference};
use returns::{Year, cin, ssda903};

fn of_903(year: u16, rules: &[&str]) -> Report {
    let files = [
        File { name: "header.csv", bytes: include_bytes!("field/SW01STG1/this/header.csv") },
        File { name: "episodes.csv", bytes: include_bytes!("field/SW01STG1/this/episodes.csv") },
        File { name: "sw_episodes.csv", bytes: include_bytes!("field/SW01STG1/this/sw_episodes.csv") },
    ];
    let rules = Some(rules.iter().map(|rule| (*rule).to_owned()).collect());
    ssda903::check(&files, &[], Reference::bundled(), &ssda903::Options { year: Some(Year(year)), rules })
}

fn not_run(report: &Report) -> Vec<(&str, &str)> {
    report.not_run.iter().map(|not| (not.code, not.why.as_str())).collect()
}

#[test]
fn a_rule_that_is_not_in_force_is_named_and_the_report_is_not_clean() {
    let why = "It is not in force for 2025-26. Of the years that Kith knows, it is for 2023-24.";
    let report = of_903(2026, &["SW01STG1"]);
    assert_eq!(not_run(&report), [("SW01STG1", why)]);
    assert!(report.is_whole() && !report.is_checked() && !report.is_clean());
    assert!(headline(&report).contains("no rule was run"), "{}", headline(&report));
    // Beside one that is in force, it is named all the same.
    let report = of_903(2026, &["101", "SW01STG1"]);
    assert_eq!(not_run(&report), [("SW01STG1", why)]);
    assert!(report.is_checked());
    // Where it is in force, or was not asked for, nothing is said of it.
    assert_eq!(not_run(&of_903(2024, &["SW01STG1"])), []);
    assert!(not_run(&of_903(2026, &["101"])).is_empty());
}

#[test]
fn a_rule_of_the_census_that_is_not_in_force_is_named() {
    let mut xml = Vec::new();
    let invented = cin::Invention { children: 3, one_mistake_in: 0, ..cin::Invention::default() };
    assert!(cin::invent(&invented, &mut xml).is_ok());
    let out_of_force: Vec<&cin::Rule> =
        cin::rules().iter().filter(|rule| !rule.is_in_force(Year(2024))).collect();
    let rule = out_of_force[0];
    let options = cin::Options { year: Some(Year(2024)), rules: Some(vec![rule.code.to_lowercase()]) };
    let report = cin::check(xml.as_slice(), &options);
    assert_eq!(report.not_run.iter().map(|not| not.code).collect::<Vec<_>>(), [rule.code]);
    assert!(report.not_run.iter().all(|not| not.why.contains("not in force for 2023-24")));
    assert!(!report.is_checked() && !report.is_clean());
    assert!(cin::check(xml.as_slice(), &cin::Options::default()).not_run.is_empty());
}
