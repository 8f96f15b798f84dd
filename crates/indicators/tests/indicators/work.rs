//! Visits, and the work as a whole: indicators 19, 20 and 34.

use crate::story::{SOMEBODY, Told, day, plan, referral};
use indicators::{Definition, Line, NoNumber, Number, Tally, may_leave};
use practice::child::Child;

#[test]
fn each_visit_that_was_due_counts_and_who_is_never_visited_is_missed_again_and_again() {
    // From Monday 28 September 2026: due on 12 October, 26 October, 9 November and 23 November.
    let told = || Told::new().with(plan(1, "2026-09-28", None));
    assert_eq!(told().tally(Line::VisitsInTime), (0, 3), "what is due today can be done today");
    assert_eq!(told().on("2026-11-24").tally(Line::VisitsInTime), (0, 4));
    let kept = told().seen(true, &["2026-10-12", "2026-10-26", "2026-11-09"]);
    assert_eq!(kept.tally(Line::VisitsInTime), (3, 3));
    let late = told().seen(false, &["2026-10-13"]);
    assert_eq!(
        late.tally(Line::VisitsInTime),
        (0, 3),
        "late on the 13th, then missed on 27 October and 10 November"
    );
    assert_eq!(
        late.of(Line::VisitsInTime)[0].why.words(),
        "Late: on 13 October 2026, due by 12 October 2026"
    );
}

#[test]
fn a_visit_begins_the_clock_again_and_what_was_due_after_the_plan_ended_is_not_due() {
    let told = Told::new().with(plan(1, "2026-09-28", Some("2026-10-12")));
    assert_eq!(told.tally(Line::VisitsInTime), (0, 0));
    let seen = Told::new().with(plan(1, "2026-01-05", None)).seen(true, &["2026-11-20"]);
    let last = seen.of(Line::VisitsInTime).last().unwrap().why.words();
    assert_eq!(last, "Late: on 20 November 2026, due by 16 November 2026");
    assert!(
        seen.of(Line::VisitsInTime).iter().all(|one| day("2026-08-24") <= one.on),
        "three months and no more"
    );
}

#[test]
fn a_visit_is_due_by_the_authoritys_own_clock() {
    let mut told = Told::new().with(plan(1, "2026-09-28", None)).seen(true, &["2026-10-09"]);
    assert_eq!(told.tally(Line::VisitsInTime).0, 1);
    told.thresholds.clocks.protection_visit =
        practice::thresholds::Dated::always("5 working days".parse().unwrap());
    assert_eq!(told.tally(Line::VisitsInTime).0, 0, "due on 5 October, made on the 9th");
    assert_eq!(told.of(Line::VisitsInTime)[0].on, day("2026-10-05"));
}

#[test]
fn seen_alone_is_asked_of_the_last_visit_and_of_children_who_are_old_enough() {
    let told = || Told::new().with(plan(1, "2026-09-28", None));
    assert_eq!(told().tally(Line::SeenAlone), (0, 1), "nobody saw the child");
    let alone = told().seen(false, &["2026-10-12"]).seen(true, &["2026-10-26"]);
    assert_eq!(alone.tally(Line::SeenAlone), (1, 1));
    let both = told().seen(true, &["2026-10-26"]).seen(false, &["2026-10-26"]);
    assert_eq!(both.tally(Line::SeenAlone), (1, 1), "twice on a day, and once alone");
    let with_others = told().seen(true, &["2026-10-12"]).seen(false, &["2026-10-26"]);
    assert_eq!(with_others.tally(Line::SeenAlone), (0, 1));
    let mut young: Child = told().own.child_records[0].value.clone();
    young.born = Some(day("2023-11-23"));
    assert_eq!(told().with(young.clone()).tally(Line::SeenAlone), (0, 0), "three years old today");
    young.born = None;
    assert_eq!(told().with(young).tally(Line::SeenAlone), (0, 1));
}

#[test]
fn a_child_whose_work_nobody_leads_is_found() {
    let mut told = Told::new().with(referral(1, "2026-10-01"));
    assert_eq!(told.tally(Line::Unallocated), (0, 1));
    assert_eq!(told.tally(Line::Caseload), (1, 1));
    told.family.families[0].value.lead_worker = None;
    assert_eq!(told.tally(Line::Unallocated), (1, 1));
    let mut child: Child = told.own.child_records[0].value.clone();
    let team = told.family.families[0].team;
    child.own =
        Some(practice::child::Allocation { team, lead_worker: Some(SOMEBODY), since: day("2026-10-01") });
    let mut told = told.with(child.clone());
    assert_eq!(told.tally(Line::Unallocated), (0, 1), "the child’s own team comes first");
    child.own = None;
    told.links.clear();
    assert_eq!(
        told.with(child).why(Line::Unallocated),
        "No family’s record holds the child, and it has no team of its own"
    );
}

#[test]
fn a_rate_is_made_where_the_authority_has_said_out_of_how_many() {
    let (rate, each) = (Definition::of(Line::Referrals).unwrap(), Definition::of(Line::Caseload).unwrap());
    let tally = Tally { counts: 30, out_of: 30 };
    let mut figures = practice::Thresholds::default().figures;
    let today = day("2026-11-23");
    assert_eq!(rate.number(tally, &figures, today), Err(NoNumber::ChildrenNotSet));
    assert_eq!(each.number(tally, &figures, today), Err(NoNumber::WorkersNotSet));
    let text = serde_json::json!({ "children": [{ "value": 60000 }, { "from": "2027-04-01", "value": 30000 }], "social_workers": 12 });
    figures = serde_json::from_value(text).unwrap();
    assert_eq!(rate.number(tally, &figures, today), Ok(Number::Rate(5.0)));
    assert_eq!(rate.number(tally, &figures, day("2027-04-01")), Ok(Number::Rate(10.0)));
    assert_eq!(each.number(tally, &figures, today), Ok(Number::Each(2.5)));
    let share = Definition::of(Line::ReReferrals).unwrap();
    assert_eq!(share.number(Tally::default(), &figures, today), Err(NoNumber::Nothing));
    assert_eq!(share.number(Tally { counts: 1, out_of: 8 }, &figures, today), Ok(Number::Share(12.5)));
}

#[test]
fn a_figure_that_may_tell_of_one_child_is_small_from_either_side() {
    let small = |counts, out_of| Tally { counts, out_of }.is_small();
    assert!(small(5, 100) && small(96, 100) && small(0, 4) && small(1, 1));
    assert!(!small(6, 100) && !small(94, 100) && !small(0, 100) && !small(100, 100) && !small(0, 0));
}

#[test]
fn a_part_that_leaves_a_few_out_of_a_larger_line_does_not_leave_the_house() {
    let plans = |young: u64| {
        move |line| match line {
            Line::PlansOpen => Tally { counts: 100, out_of: 100 },
            _ => Tally { counts: 50, out_of: 100 - young },
        }
    };
    assert!(may_leave(Line::SeenAlone, plans(0)) && may_leave(Line::SeenAlone, plans(6)));
    assert!(!may_leave(Line::SeenAlone, plans(3)), "three children are too young to be asked");
    assert!(may_leave(Line::PlansOpen, plans(3)));
}
