//! The own records of the invented children: what stands there of the pathway is what its rules allow, and the census out of it is held
//! against the Department's rules.
#![expect(clippy::unwrap_used, reason = "a failed test should say so at once")]

use census::cin::{Census, Header, write};
use demo::{Cast, Demo};
use jiff::{Timestamp, civil::date};
use matter::Level;
use pathway::rules::{self, Finding};
use practice::{
    CaseRecord, Kept, Object,
    child::Child,
    ids::{ChildId, PersonId},
};
use returns::cin::{Options, check};
use std::collections::BTreeMap;

/// How many families are told.
const FAMILIES: usize = 400;

/// The end of a collection year, so that a year of stories lies in it.
fn now() -> Timestamp {
    "2026-03-31T16:00:00Z".parse().unwrap()
}

/// The own record of each child, as it comes to stand.
fn records() -> Vec<CaseRecord> {
    let demo = Demo::new(1, now(), Cast::numbered()).unwrap();
    let mut all = Vec::new();
    for place in 0..FAMILIES {
        let told = demo.family(place).unwrap();
        let mut children: BTreeMap<PersonId, CaseRecord> = BTreeMap::new();
        for happening in &told.past {
            if let Object::Person(person) = &happening.object
                && person.is_child()
            {
                let own = Child::of_person(ChildId(person.id.0), person, false);
                children.entry(person.id).or_default().put(Kept::new(own.into()));
            }
        }
        for (child, happening) in told.pathway {
            assert!(happening.at <= now(), "{}: nothing is told of days to come", happening.verb);
            if let Some(child) = child {
                children.get_mut(&child).unwrap().put(Kept::new(happening.object));
            }
        }
        all.extend(children.into_values());
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
