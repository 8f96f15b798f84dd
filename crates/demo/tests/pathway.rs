//! The own records of the invented children: what stands there of the pathway is what its rules allow, and the census out of it is held
//! against the Department's rules.
#![expect(clippy::unwrap_used, reason = "a failed test should say so at once")]

use census::cin::{Census, Header, NOT_SENT, findings, write};
use demo::{Cast, Demo};
use jiff::{Timestamp, civil::date};
use matter::{Level, britain::day_in_britain};
use pathway::{
    codes::{ConferenceDecision, EnquiryOutcome},
    rules::{self, Finding},
};
use practice::{
    CaseRecord, Kept, Object, Thresholds,
    family::CaseStatus,
    ids::PersonId,
    rules::{
        Look,
        pathway::{About, category_follows, goals_end, plan_or_away, ready_to_confer},
    },
    stands,
};
use returns::{
    cin::{Options, check},
    report::Level as ReportLevel,
};
use std::collections::BTreeMap;

/// How many families are told.
const FAMILIES: usize = 400;

/// The end of a collection year, so that a year of stories lies in it.
fn now() -> Timestamp {
    "2026-03-31T16:00:00Z".parse().unwrap()
}

fn is_child(object: &Object, id: PersonId) -> bool {
    matches!(object, Object::Person(person) if person.id == id && person.is_child())
}

/// The own record of each child, as it comes to stand.
fn records() -> Vec<CaseRecord> {
    let demo = Demo::new(1, now(), Cast::numbered()).unwrap();
    let mut all = Vec::new();
    for place in 0..FAMILIES {
        let told = demo.family(place).unwrap();
        for (child, happening) in &told.pathway {
            assert!(happening.at <= now(), "{}: nothing is told of days to come", happening.verb);
            let is_there = child.is_none_or(|child| told.past.iter().any(|one| is_child(&one.object, child)));
            assert!(is_there, "{}: the child is of the family", happening.verb);
        }
        all.extend(told.own_records());
    }
    all
}

#[test]
fn what_an_invented_child_went_through_breaks_no_rule_of_the_pathway() {
    let mut seen = [0_usize; 4];
    for record in records() {
        let path = practice::path(&record);
        let mut found: Vec<Finding> = Vec::new();
        path.referrals.iter().for_each(|one| found.extend(rules::of_referral(&path, one)));
        path.assessments.iter().for_each(|one| found.extend(rules::of_assessment(&path, one)));
        path.enquiries.iter().for_each(|one| found.extend(rules::of_enquiry(&path, one)));
        path.conferences.iter().for_each(|one| found.extend(rules::of_conference(&path, one)));
        path.protection.iter().for_each(|one| found.extend(rules::of_protection(&path, one)));
        path.in_need.iter().for_each(|one| found.extend(rules::of_in_need(&path, one)));
        let blocks: Vec<String> = found
            .iter()
            .filter(|one| one.level == Level::Block)
            .map(|one| format!("{}: {}", one.rule, one.said))
            .collect();
        assert!(blocks.is_empty(), "{blocks:?}: {record:#?}");
        for (count, more) in seen.iter_mut().zip([
            path.referrals.len(),
            path.enquiries.len(),
            path.protection.len(),
            path.in_need.len(),
        ]) {
            *count += more;
        }
    }
    assert!(seen.iter().all(|count| *count > 10), "every part of the pathway is told: {seen:?}");
}

#[test]
fn the_census_of_the_invented_authority_has_no_error() {
    let header = Header {
        census: Census::of(2026).unwrap(),
        authority: "201".to_owned(),
        made: date(2026, 5, 1).at(9, 0, 0, 0),
        serial: 1,
    };
    let records = records();
    let mut xml = Vec::new();
    let written = write(&header, &records, &mut xml).unwrap();
    assert!(written.children > 100, "{written:?}");
    let report = check(xml.as_slice(), &Options::default());
    assert!(report.remarks.is_empty(), "{:?}", report.remarks);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in &report.findings {
        *counts.entry(report.rule_of(finding).unwrap().code).or_default() += 1;
    }
    counts.retain(|code, _| !code.ends_with('Q'));
    assert!(counts.is_empty(), "{counts:?}");
}

#[test]
fn no_invented_child_has_an_error_ahead_or_is_left_out_of_the_return() {
    let census = Census::of(2026).unwrap();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for record in records() {
        for finding in findings(census, &record, census.end()) {
            if finding.level == ReportLevel::Error || finding.code == NOT_SENT {
                *counts.entry(finding.code).or_default() += 1;
            }
        }
    }
    assert!(counts.is_empty(), "{counts:?}");
}

#[test]
fn every_conference_stands_on_a_map_that_is_ready_or_says_why_it_was_decided() {
    let demo = Demo::new(1, now(), Cast::numbered()).unwrap();
    let (mut ready, mut reasoned, mut away, mut planned) = (0, 0, 0, 0);
    for place in 0..FAMILIES {
        let told = demo.family(place).unwrap();
        for (child, happening) in &told.pathway {
            let Some(child) = *child else { continue };
            let day = day_in_britain(happening.at);
            let mut record = CaseRecord::default();
            let told_by_then = told.past.iter().filter(|one| day_in_britain(one.at) <= day);
            told_by_then.for_each(|one| record.put(Kept::new(one.object.clone())));
            let thresholds = Thresholds::default();
            let about = About { look: Look { record: &record, today: day, thresholds: &thresholds }, child };
            match &happening.object {
                Object::ChildConference(held) => {
                    let mut found = ready_to_confer(Some(about), held.on);
                    let chosen = held.category.into_iter();
                    found.extend(chosen.flat_map(|category| category_follows(Some(about), category)));
                    found.retain(|one| one.level == Level::Block);
                    assert_eq!(found.is_empty(), held.unready_because.is_empty(), "{found:?}: {held:?}");
                    if held.decision == Some(ConferenceDecision::End) {
                        let left = goals_end(Some(about), &held.carried, true);
                        assert_eq!(left, [], "{held:?}");
                    }
                    *(if found.is_empty() { &mut ready } else { &mut reasoned }) += 1;
                }
                Object::Enquiry(done) if done.outcome == Some(EnquiryOutcome::Conference) => {
                    assert_eq!(plan_or_away(Some(about), done), [], "{done:?}");
                    *(if done.not_with_danger.is_some() { &mut away } else { &mut planned }) += 1;
                }
                _ => {}
            }
        }
    }
    assert!(
        reasoned > 0 && away + planned > 0,
        "{ready} ready, {reasoned} reasoned, {away} away, {planned} planned"
    );
}

#[test]
fn no_story_says_that_the_work_stands_less_far_than_its_children_do() {
    let demo = Demo::new(1, now(), Cast::numbered()).unwrap();
    for place in 0..FAMILIES {
        let told = demo.family(place).unwrap();
        let family = told.past.iter().rev().find_map(|one| match &one.object {
            Object::Family(family) => Some(family.clone()),
            _ => None,
        });
        let family = family.unwrap();
        let today = day_in_britain(now());
        let farthest = told
            .own_records()
            .iter()
            .filter_map(|own| stands::of_child(own, today))
            .max_by_key(|one| one.stage);
        let Some(farthest) = farthest else { continue };
        assert_eq!(family.status, CaseStatus::Open, "{}", family.reference);
        assert!(farthest.stage <= family.stage, "{}: {farthest:?}", family.reference);
    }
}
