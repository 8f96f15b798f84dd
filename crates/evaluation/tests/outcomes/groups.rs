//! Before and after embedding, pilots and comparators, and who is left out of both.

use crate::common::{day, definition, extract, plus, undated};
use evaluation::outcomes::extract::Extract;
use evaluation::outcomes::extract::ExtractTable::{Assessments, Referrals};
use evaluation::outcomes::{Definition, Embedding, Group, GroupFault, Period, Sample, observe, place};

fn group(pilot: &str, comparators: &[&str], start: &str, end: &str) -> Group {
    Group {
        pilot: pilot.into(),
        comparators: comparators.iter().map(|&name| name.to_owned()).collect(),
        embedding: Embedding { start: day(start), end: day(end) },
    }
}

fn sample(extract: &Extract, groups: &[Group], definition: &Definition) -> Sample {
    place(extract, &observe(extract, definition).unwrap(), groups, definition).unwrap()
}

/// An assessment of the pilot A and its comparator B.
fn both(start: &str, end: &str) -> Extract {
    extract(&[(Assessments, &format!("A,1,{start},{end}\nB,1,2014-01-06,2014-01-07\n"))])
}

#[test]
fn an_assessment_is_before_where_it_ended_before_embedding_began_and_after_where_it_started_when_it_was_over()
{
    let groups = [group("A", &["B"], "2015-01-01", "2016-01-01")];
    let definition = undated("assessment-duration", "WWCSC-2020");
    let period = |start: &str, end: &str| {
        let found = sample(&both(start, end), &groups, &definition);
        found.rows.iter().find(|placed| placed.pilot).map(|placed| placed.period)
    };
    assert_eq!(period("2014-12-01", "2014-12-31"), Some(Period::Before));
    assert_eq!(period("2014-12-01", "2015-01-01"), None, "straddles the start");
    assert_eq!(period("2016-01-01", "2016-01-08"), None, "starts on the day embedding ends");
    assert_eq!(period("2016-01-02", "2016-01-08"), Some(Period::After));
}

#[test]
fn what_straddles_the_embedding_is_counted() {
    let groups = [group("A", &["B"], "2015-01-01", "2016-01-01")];
    let found =
        sample(&both("2015-06-01", "2015-07-01"), &groups, &undated("assessment-duration", "WWCSC-2020"));
    assert!(found.flow.left_out().contains(&("straddles the embedding", 1)));
}

#[test]
fn the_follow_up_of_a_re_referral_must_be_over_before_embedding_begins() {
    let groups = [group("A", &["B"], "2015-07-03", "2016-07-01")];
    let definition = undated("re-referral", "WWCSC-2020");
    // 183 days before 3 July 2015 is 1 January 2015.
    for (closed, period) in [("2014-12-31", Some(Period::Before)), ("2015-01-01", None)] {
        let rows = format!("A,1,2014-12-20,yes,{closed},,,,\nB,1,2014-01-01,yes,,,,,\n");
        let found = sample(&extract(&[(Referrals, &rows)]), &groups, &definition);
        assert_eq!(
            found.rows.iter().find(|placed| placed.pilot).map(|placed| placed.period),
            period,
            "{closed}"
        );
    }
}

#[test]
fn a_referral_made_during_embedding_is_not_after_it_though_it_closed_then() {
    let groups = [group("A", &["B"], "2015-07-01", "2016-07-01")];
    let rows = "A,1,2016-06-30,yes,2016-07-20,,,,\nB,1,2014-01-01,yes,,,,,\n";
    let found = sample(&extract(&[(Referrals, rows)]), &groups, &undated("re-referral", "WWCSC-2020"));
    assert!(!found.rows.iter().any(|placed| placed.pilot));
}

#[test]
fn what_is_not_followed_up_before_the_cut_off_is_left_out() {
    let groups = [group("A", &["B"], "2015-07-01", "2016-07-01")];
    let definition = definition("re-referral", "WWCSC-2020");
    for (days_before, kept) in [(183, 0), (184, 1)] {
        let closed = plus("2019-03-31", -days_before);
        let rows = format!("A,1,{closed},yes,{closed},,,,\nB,1,2009-01-01,yes,,,,,\n");
        let found = sample(&extract(&[(Referrals, &rows)]), &groups, &definition);
        assert_eq!(
            found.rows.iter().filter(|placed| placed.pilot).count(),
            kept,
            "{days_before} days before"
        );
    }
}

#[test]
fn a_comparator_serves_each_of_its_pilots_by_that_pilots_days() {
    let extract = extract(&[(
        Assessments,
        "A,1,2014-02-03,2014-02-04\nB,1,2014-02-03,2014-02-04\nC,1,2014-02-03,2014-02-04\n",
    )]);
    let groups =
        [group("A", &["C"], "2014-06-01", "2015-06-01"), group("B", &["C"], "2013-01-01", "2014-01-01")];
    let found = sample(&extract, &groups, &undated("assessment-duration", "WWCSC-2020"));
    let of_c: Vec<(usize, Period)> = found
        .rows
        .iter()
        .filter(|placed| !placed.pilot)
        .map(|placed| (placed.group, placed.period))
        .collect();
    assert_eq!(of_c, [(0, Period::Before), (1, Period::After)]);
}

#[test]
fn very_long_assessments_are_left_out_by_the_distance_between_the_quartiles() {
    // Lengths 1, 2, 3, 4 and 40: quartiles 2 and 4, bound 4 + 1.5 × 2 = 7.
    let rows = "B,9,2018-01-08,2018-01-10\nA,1,2018-01-08,2018-01-09\nA,3,2018-01-08,2018-01-11\n\
                A,4,2018-01-08,2018-01-12\nA,5,2018-01-08,2018-03-05\n";
    let groups = [group("A", &["B"], "2015-07-01", "2016-07-01")];
    let found =
        sample(&extract(&[(Assessments, rows)]), &groups, &definition("assessment-duration", "WWCSC-2020"));
    assert_eq!(found.longest, Some(7.0));
    assert_eq!(found.rows.len(), 4);
    assert!(found.flow.left_out().contains(&("longer than the outlier bound", 1)));
}

#[test]
fn one_pseudonym_on_one_day_under_two_authorities_is_left_out_of_both() {
    let mut extract = extract(&[(
        Assessments,
        "A,1,2018-01-08,2018-01-09\nB,1,2018-01-08,2018-01-09\nB,2,2018-01-08,2018-01-09\n",
    )]);
    let groups = [group("A", &["B"], "2015-07-01", "2016-07-01")];
    let found = sample(&extract, &groups, &undated("assessment-duration", "WWCSC-2020"));
    assert_eq!(found.rows.len(), 3, "pseudonyms of their own mean nothing elsewhere");
    extract.reading.shared_pseudonyms = true;
    let found = sample(&extract, &groups, &undated("assessment-duration", "WWCSC-2020"));
    assert_eq!(found.rows.len(), 1);
    assert!(found.flow.left_out().contains(&("one child on one day under two authorities", 2)));
}

#[test]
fn groups_that_the_definition_removes_and_pilots_embedded_too_late_are_left_out() {
    let rows = "926,1,2018-01-08,yes,,,,,\n300,1,2018-01-08,yes,,,,,\n";
    let extract = extract(&[(Referrals, rows)]);
    let mut definition = definition("escalation", "WWCSC-2020");
    definition.outcome.cut_off = None;
    let groups = [group("926", &["300"], "2015-07-01", "2016-07-01")];
    let found = sample(&extract, &groups, &definition);
    assert_eq!(found.flow.left_out(), [("group left out by the definition", 2)]);
    definition.outcome.removed_groups_of.clear();
    assert_eq!(sample(&extract, &groups, &definition).rows.len(), 2);
    definition.outcome.embedded_before = Some(day("2016-07-01"));
    assert_eq!(sample(&extract, &groups, &definition).rows.len(), 0);
}

#[test]
fn groups_that_cannot_be_compared_are_refused() {
    let extract = both("2014-02-03", "2014-02-04");
    let definition = undated("assessment-duration", "WWCSC-2020");
    let refused =
        |groups: &[Group]| place(&extract, &observe(&extract, &definition).unwrap(), groups, &definition);
    let group = |pilot, comparators: &[&str]| group(pilot, comparators, "2015-01-01", "2016-01-01");
    assert_eq!(refused(&[group("A", &["Z"])]), Err(GroupFault::NoSuchUnit("Z".into(), "A, B".into())));
    assert_eq!(refused(&[group("A", &[])]), Err(GroupFault::Alone("A".into())));
    assert_eq!(refused(&[group("A", &["B"]), group("B", &["A"])]), Err(GroupFault::Both("B".into())));
    assert_eq!(refused(&[group("A", &["B"]), group("A", &["B"])]), Err(GroupFault::Twice("A".into())));
}
