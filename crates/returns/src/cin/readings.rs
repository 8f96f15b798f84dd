//! One case for each rule that Kith reads otherwise than the peer though no recorded document shows it: what Kith makes of
//! the rows on which the two part. `DEVIATIONS.md` says why.

use std::collections::BTreeSet;

use super::rule::Rule;
use super::rules::rules;
use super::testing::{census, flags_in, flags_return_in, run};
use crate::Year;

/// The rows, by rule and year.
const READINGS: &[(&str, u16, &str)] = &[
    ("1550", 2026, "ChildIdentifiers UPN=A20112345678I0!"),
    ("4001", 2026, "CINdetails
                    CINplanDates CINPlanEndDate!
                    ChildProtectionPlans CPPstartDate=2025-05-01 CPPendDate!"),
    ("4003", 2026, "CINdetails
                    CINplanDates CINPlanStartDate=2025-07-01! CINPlanEndDate=2025-09-01
                    ChildProtectionPlans CPPstartDate=2025-05-01 CPPendDate!
                    Reviews CPPreviewDate=2025-09-01!"),
    ("8510", 2026, "ChildIdentifiers LAchildID=
                    Child
                    ChildIdentifiers LAchildID="),
    ("8770Q", 2024, "ChildIdentifiers PersonBirthDate=2018-03-31
                     CINdetails ReferralNFA=0
                     Child
                     ChildIdentifiers PersonBirthDate=2018-03-30 UPN! UPNunknown!
                     CINdetails ReferralNFA=0"),
    ("8772", 2026, "ChildIdentifiers UPNunknown=UN7!
                    CINdetails ReferralNFA=TRUE!"),
    ("8790", 2026, "Disabilities Disability=NONE
                    Disabilities Disability="),
    ("8815", 2026, "CINdetails ReferralNFA=0 CINclosureDate!
                    CINdetails ReferralNFA=0 CINclosureDate!
                    CINdetails ReferralNFA=1"),
    ("8816", 2026, "CINdetails CINreferralDate=2025-05-01 ReferralNFA=0
                    CINdetails CINreferralDate=2025-05-01 ReferralNFA=0"),
    ("8820", 2026, "CINdetails CINreferralDate=2025-05-01! ReferralNFA=0 CINclosureDate!
                    CINdetails CINreferralDate=2026-03-31! ReferralNFA=1"),
    ("8831", 2026, "CINdetails ReferralNFA=1 DateOfInitialCPC!
                    Section47! DateOfInitialCPC=2025-05-01
                    Section47"),
    ("8863Q", 2026, "CINdetails
                     Assessments AssessmentActualStartDate=2025-05-01! AssessmentAuthorisationDate=2025-06-01!
                     Assessments AssessmentActualStartDate=2025-05-01! AssessmentAuthorisationDate=2025-06-01!"),
    ("8890", 2026, "CINdetails
                    Section47 S47ActualStartDate=2025-05-01! DateOfInitialCPC=2025-05-09!
                    Section47 S47ActualStartDate=2025-05-01! DateOfInitialCPC=2025-05-09!"),
    ("8897Q", 2026, "CINdetails
                     Assessments AssessmentAuthorisationDate=2025-05-01! AssessmentFactors=99Z!
                     Assessments AssessmentAuthorisationDate=2025-05-01! AssessmentFactors!
                     Assessments AssessmentAuthorisationDate=2025-05-01 AssessmentFactors=1A"),
];

fn of(code: &str) -> impl Iterator<Item = &'static Rule> {
    rules().iter().filter(move |rule| rule.code == code)
}

#[test]
fn every_reading_that_no_recorded_document_shows_is_held_by_one_here() {
    let listed: BTreeSet<&str> = include_str!("../../corpus/cin/where_the_text_wins.csv")
        .lines()
        .filter_map(|line| line.strip_suffix(",none"))
        .collect();
    let here = READINGS.iter().map(|(code, ..)| *code).chain(["2886Q", "8841"]);
    assert_eq!(here.collect::<BTreeSet<_>>(), listed);
    for (code, year, text) in READINGS {
        for rule in of(code) {
            flags_in(rule, Year(*year), text);
        }
    }
}

#[test]
fn a_sex_of_nought_was_unknown_before_2024_25() {
    for rule in of("2886Q") {
        flags_return_in(rule, Year(2024), true, "ChildIdentifiers GenderCurrent=0");
        flags_return_in(rule, Year(2024), false, "ChildIdentifiers GenderCurrent=1");
    }
}

#[test]
fn every_date_of_a_group_of_reviews_is_read() {
    let reviews = "CINdetails
         ChildProtectionPlans CPPstartDate=2025-05-01
         Reviews CPPreviewDate=2025-08-01
         Reviews CPPreviewDate=2025-05-01";
    let (xml, _) = census(Year(2026), reviews);
    let in_one_group = xml.replace("</Reviews>\n<Reviews>\n", "");
    assert_ne!(xml, in_one_group);
    for rule in of("8841") {
        assert_eq!(run(rule, Year(2026), &in_one_group).findings.len(), 1);
    }
}
