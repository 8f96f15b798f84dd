//! RQ2 to RQ4: conferences, re-referrals and escalations, to the day.

use crate::common::{definition, extract, outcomes, plus, rows, undated};
use evaluation::outcomes::definition::Definition;
use evaluation::outcomes::extract::ExtractTable::{Conferences, Episodes, Plans, Referrals};

const CLOSED: &str = "2016-02-01";

/// A child closed without further action who comes back so many days later.
fn back_after(days: i32, definition: &Definition) -> f64 {
    let again = plus(CLOSED, days);
    let referrals = format!("A,1,2016-01-20,yes,{CLOSED},,,,\nA,1,{again},no,,,yes,,\n");
    outcomes(&extract(&[(Referrals, &referrals)]), definition)[0]
}

#[test]
fn a_return_counts_from_the_day_after_closing_to_the_183rd_day() {
    let definition = undated("re-referral", "WWCSC-2020");
    for (days, counts) in [(0, 0.0), (1, 1.0), (183, 1.0), (184, 0.0)] {
        assert!(back_after(days, &definition) == counts, "{days} days");
    }
}

#[test]
fn the_clock_starts_at_the_closure_and_else_at_the_referral() {
    let open = "A,1,2016-01-20,yes,,,,,\n";
    let found = rows(&extract(&[(Referrals, open)]), &undated("re-referral", "WWCSC-2020"));
    assert_eq!(found[0].day.to_string(), "2016-01-20");
    let closed = "A,1,2016-01-20,yes,2016-02-01,,,,\n";
    let found = rows(&extract(&[(Referrals, closed)]), &undated("re-referral", "WWCSC-2020"));
    assert_eq!(
        (found[0].day.to_string(), found[0].first.to_string()),
        ("2016-02-01".into(), "2016-01-20".into())
    );
}

#[test]
fn a_conference_counts_strictly_between_the_referral_and_its_90th_day() {
    let definition = undated("initial-conference", "WWCSC-2020");
    for (days, counts) in [(0, 0.0), (1, 1.0), (89, 1.0), (90, 0.0)] {
        let held = format!("A,1,{}\n", plus("2016-01-20", days));
        let extract = extract(&[(Referrals, "A,1,2016-01-20,no,,RC3,yes,,\n"), (Conferences, &held)]);
        assert!(outcomes(&extract, &definition)[0] == counts, "{days} days");
    }
}

#[test]
fn an_escalation_counts_to_the_180th_day_after_the_return_by_plan_or_by_care() {
    let referrals = "A,1,2016-01-20,yes,2016-02-01,,,,\nA,1,2016-03-01,no,,,yes,,\n";
    for version in ["WWCSC-2020", "KITH-1"] {
        let definition = undated("escalation", version);
        for (days, counts) in [(0, 1.0), (180, 1.0), (181, 0.0)] {
            let began = plus("2016-03-01", days);
            let plan = extract(&[(Referrals, referrals), (Plans, &format!("A,1,{began}\n"))]);
            assert!(outcomes(&plan, &definition)[0] == counts, "plan after {days} days, {version}");
            let episode = format!("A,1,{began},{began},,V4,H5,\n");
            let care = extract(&[(Referrals, referrals), (Episodes, &episode)]);
            assert!(outcomes(&care, &definition)[0] == counts, "care after {days} days, {version}");
        }
    }
}

#[test]
fn the_published_clock_starts_at_the_latest_return_and_ours_at_the_next() {
    // Back on 1 March and on 1 July; a plan on 20 October is 233 days after the first and 111 after the second.
    let referrals =
        "A,1,2016-01-20,yes,2016-02-01,,,,\nA,1,2016-03-01,yes,2016-03-01,,,,\nA,1,2016-07-01,no,,,yes,,\n";
    let extract = extract(&[(Referrals, referrals), (Plans, "A,1,2016-10-20\n")]);
    assert!(outcomes(&extract, &undated("escalation", "WWCSC-2020"))[0] == 1.0);
    assert!(outcomes(&extract, &undated("escalation", "KITH-1"))[0] == 0.0);
}

#[test]
fn a_plan_before_the_return_takes_the_row_out_and_is_counted() {
    let referrals = "A,1,2016-01-20,yes,2016-02-01,,,,\nA,1,2016-05-01,no,,,yes,,\n";
    let extract = extract(&[(Referrals, referrals), (Plans, "A,1,2016-03-01\n")]);
    let observed = evaluation::outcomes::observe(&extract, &undated("escalation", "WWCSC-2020")).unwrap();
    assert!(observed.rows.is_empty());
    assert!(observed.flow.left_out().contains(&("a plan or care began before the return", 1)));
}

#[test]
fn a_child_who_did_not_come_back_did_not_escalate_whatever_came_later() {
    let extract = extract(&[(Referrals, "A,1,2016-01-20,yes,2016-02-01,,,,\n"), (Plans, "A,1,2016-03-01\n")]);
    assert_eq!(outcomes(&extract, &undated("escalation", "WWCSC-2020")), [0.0]);
}

#[test]
fn who_was_in_need_is_read_from_closure_codes_flags_plans_and_conferences() {
    let in_need = |referrals: &str, plans: &str| {
        let extract = extract(&[(Referrals, referrals), (Plans, plans)]);
        let conference = undated("initial-conference", "WWCSC-2020");
        let returns = undated("re-referral", "WWCSC-2020");
        (rows(&extract, &conference).len(), rows(&extract, &returns).len())
    };
    assert_eq!(in_need("A,1,2016-01-20,no,2016-03-01,RC1,,,\n", ""), (1, 0), "RC1 to RC7: in need");
    assert_eq!(in_need("A,1,2016-01-20,no,2016-03-01,RC8,,,\n", ""), (0, 1), "RC8: not in need");
    assert_eq!(in_need("A,1,2016-01-20,yes,2016-03-01,,,,\n", ""), (0, 1), "no further action");
    assert_eq!(in_need("A,1,2016-01-20,no,2016-03-01,,,,\n", ""), (0, 0), "nothing known: neither");
    assert_eq!(in_need("A,1,2016-01-20,no,2016-03-01,RC8,yes,,\n", ""), (1, 0), "flagged as in need");
    assert_eq!(
        in_need("A,1,2016-01-20,no,2016-03-01,,,,\n", "A,1,2016-02-01\n"),
        (1, 0),
        "a plan while open"
    );
    assert_eq!(
        in_need("A,1,2016-01-20,no,2016-03-01,,,,\n", "A,1,2016-03-01\n"),
        (0, 0),
        "a plan at closing"
    );
    let twice = "A,1,2016-01-20,no,2016-03-01,RC8,,,\nA,1,2016-01-20,no,2016-03-01,RC2,,,\n";
    assert_eq!(in_need(twice, ""), (1, 0), "RC8 in one record of two");
}

#[test]
fn a_referral_closed_before_it_was_made_is_left_out_not_counted_as_its_own_return() {
    let extract = extract(&[(Referrals, "A,1,2016-01-20,yes,2016-01-10,,,,\n")]);
    assert!(rows(&extract, &undated("re-referral", "WWCSC-2020")).is_empty());
}

#[test]
fn the_department_looks_back_twelve_months_from_every_referral() {
    let referrals = "A,1,2016-01-20,no,,,,,\nA,1,2017-01-19,no,,,,,\nA,1,2018-01-20,no,,,,,\n";
    let extract = extract(&[(Referrals, referrals)]);
    assert_eq!(outcomes(&extract, &definition("re-referral", "DFE-CIN")), [0.0, 1.0, 0.0]);
}
