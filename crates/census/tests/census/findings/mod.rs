//! Each rule of the children in need census that a record can break is a finding beside its field, and the file fails with it; of each
//! other rule stands here why no record can break it (P50).

mod broken;
mod cases;

use crate::story::{assessment, file, found, record, referral, whole};
use broken::{assessments, child, referrals, second_in_need, without};
use cases::{Case, cases};
use census::cin::{Census, findings};
use jiff::civil::date;
use practice::{Kind, Object};
use returns::{Year, cin::rules};

#[test]
fn every_rule_that_a_record_can_break_is_found_beside_its_field_and_in_the_file() {
    let census = Census::of(2026).unwrap();
    let mut wrong = Vec::new();
    for (code, case) in cases() {
        match case {
            Case::Beside(kind, field, breaks) => {
                let mut objects = whole(1);
                breaks(&mut objects);
                let own = record(objects);
                let all = findings(census, &own, census.end());
                let at = all.iter().find(|one| one.code == code).map(|one| &one.at);
                let beside = at.is_some_and(|at| at.iter().any(|at| at.which.0 == kind && at.field == field));
                if !beside {
                    wrong.push(format!("{code}: not beside {kind:?} {field}: {at:?}"));
                }
                let codes = found(&file(std::slice::from_ref(&own)));
                if !codes.iter().any(|one| one == code) {
                    wrong.push(format!("{code}: the file does not fail with it: {codes:?}"));
                }
            }
            Case::Whole(records) => {
                let records = records();
                let xml = file(&records);
                if !all_found(&xml).iter().any(|one| one == code) {
                    wrong.push(format!("{code}: the file does not fail with it: {:?}", all_found(&xml)));
                }
                if records
                    .iter()
                    .any(|own| findings(census, own, census.end()).iter().any(|one| one.code == code))
                {
                    wrong.push(format!("{code}: is said of one child"));
                }
            }
            Case::Never(why) => assert!(!why.is_empty()),
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn all_found(xml: &str) -> Vec<String> {
    let report = returns::cin::check(xml.as_bytes(), &returns::cin::Options::default());
    report.findings.iter().filter_map(|one| Some(report.rule_of(one)?.code.to_string())).collect()
}

#[test]
fn no_rule_of_the_year_is_forgotten() {
    let known = cases();
    let year = Year(2026);
    let in_force: Vec<&str> =
        rules().iter().filter(|rule| rule.is_in_force(year)).map(|rule| rule.code).collect();
    assert_eq!(known.keys().copied().collect::<Vec<_>>().len(), in_force.len());
    for code in in_force {
        assert!(known.contains_key(code), "{code}");
    }
}

#[test]
fn a_child_whose_record_is_sound_has_no_finding() {
    assert_eq!(findings(Census::of(2026).unwrap(), &record(whole(1)), date(2026, 3, 31)), []);
}

#[test]
fn what_the_return_would_leave_out_is_found() {
    let census = Census::of(2026).unwrap();
    let not_sent = |change: fn(&mut Vec<Object>)| -> Vec<Kind> {
        let mut objects = whole(1);
        change(&mut objects);
        let all = findings(census, &record(objects), census.end());
        let found = all.iter().filter(|one| one.code == census::cin::NOT_SENT);
        found.flat_map(|one| one.at.iter().map(|at| at.which.0)).collect()
    };
    assert_eq!(not_sent(|_| {}), []);
    let early = not_sent(|all| assessments(all, |one| one.from = date(2025, 4, 29)));
    assert_eq!(early, [Kind::Assessment], "it began before the referral");
    let old = not_sent(|all| {
        referrals(all, |one| one.on = date(2025, 2, 3));
        assessments(all, |one| (one.from, one.authorised) = (date(2025, 2, 4), None));
    });
    assert_eq!(old, [Kind::Assessment], "it began before the year and nobody finished it");
    let nothing = not_sent(|all| {
        without!(all, ProtectionPlan, ChildConference, Enquiry, Assessment);
        referrals(all, |one| (one.no_further, one.need) = (Some(true), None));
    });
    assert_eq!(nothing, [Kind::InNeedPlan], "it was said that nothing further is done");
    let before = not_sent(|all| second_in_need(all, date(2024, 1, 8), Some(date(2024, 6, 3))));
    assert_eq!(before, [], "what was over before the year is none of it");
}

#[test]
fn nobody_is_asked_why_something_is_open_while_it_has_time() {
    let census = Census::of(2026).unwrap();
    let mut objects = whole(1);
    objects.retain(|object| matches!(object, Object::Child(_)));
    objects.push(referral(date(2025, 5, 1)).into());
    objects.push(assessment(date(2025, 5, 2), None).into());
    let own = record(objects);
    let asked = |day| findings(census, &own, day).iter().any(|one| one.code == "8670Q");
    // 45 working days after 2 May 2025.
    assert!(!asked(date(2025, 5, 2)) && !asked(date(2025, 7, 8)));
    assert!(asked(date(2025, 7, 9)));
}

#[test]
fn words_that_the_return_does_not_understand_are_found() {
    let census = Census::of(2026).unwrap();
    let mut objects = whole(1);
    child(&mut objects, |one| "Purple".clone_into(&mut one.ethnicity));
    let all = findings(census, &record(objects), census.end());
    assert!(all.iter().any(|one| one.code == census::cin::NOT_UNDERSTOOD && one.at[0].field == "ethnicity"));
}
