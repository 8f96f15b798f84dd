//! What to do next: the most urgent first, whatever else there is to do.

mod family;
use family::*;
use jiff::ToSpan as _;
use practice::{
    CaseRecord, Thresholds,
    actions::Change,
    family::Stage,
    ids::{ItemId, MeetingId, PlanId},
    map::{Category, MapItem, Moment},
    meeting::{Meeting, MeetingKind, MeetingStatus},
    plan::{PlanKind, PlanStatus},
    rules::Look,
    testing::{arbitrary_family, mutations},
    views::{self, DueFor, DueKind, Errand, Task, Urgency, WayStep},
};
use proptest::prelude::*;

fn next(record: &CaseRecord) -> Vec<Errand> {
    let thresholds = Thresholds::default();
    let look = Look { record, today: TODAY, thresholds: &thresholds };
    let due = views::due(record, TODAY, &thresholds);
    views::what_next(&record.families[0], &due, &views::way(look), TODAY)
}

fn first(record: &CaseRecord) -> Errand {
    next(record).remove(0)
}

/// A family whom somebody has just registered: no map, no plan.
fn new_family() -> CaseRecord {
    let mut record = record();
    let all = CaseRecord {
        families: std::mem::take(&mut record.families),
        people: record.people,
        ..CaseRecord::default()
    };
    let mut family = all.families[0].clone();
    family.value.referral.received = Some(TODAY);
    CaseRecord { families: vec![family], ..all }
}

fn bruise(days_ago: i32) -> MapItem {
    MapItem {
        last: Moment { on: Some(TODAY.saturating_sub(days_ago.days())), what: "a bruise on his arm".into() },
        ..MapItem::new(ItemId(800), MAP, Category::PastHarm, "Dan took hold of his arm and left a bruise.")
    }
}

#[test]
fn a_bruise_of_this_week_comes_before_the_map_and_asks_for_a_plan_for_tonight() {
    let record = new_family();
    assert_eq!(first(&record).task, Task::Way(WayStep::Map), "nothing presses");

    let mut hurt = self::record();
    hurt.plans.clear();
    let hurt = after(&hurt, &[Change::Put(bruise(2).into())]);
    let now = first(&hurt);
    assert_eq!(now.task, Task::Due(DueKind::PlanMissing));
    assert!(now.why.contains("Harm of 21 November 2026") && now.why.contains("tonight"), "{}", now.why);

    // Harm of last month is on the map for the work; a plan that was agreed since was agreed with it in mind.
    let mut old = hurt.clone();
    old.items.retain(|item| item.id != ItemId(800));
    let old = after(&old, &[Change::Put(bruise(30).into())]);
    assert_ne!(first(&old).task, Task::Due(DueKind::PlanMissing));
    let mut tonight = plan(PlanId(81), PlanKind::Immediate);
    tonight.status = PlanStatus::Agreed;
    (tonight.valid_from, tonight.valid_until) = (Some(TODAY), Some(TODAY.saturating_add(2.days())));
    let planned = after(&hurt, &[Change::Put(tonight.into())]);
    assert!(next(&planned).iter().all(|one| one.task != Task::Due(DueKind::PlanMissing)));
}

#[test]
fn a_meeting_today_comes_before_the_map() {
    let meeting = Meeting {
        id: MeetingId(810),
        kind: MeetingKind::Network,
        on: TODAY,
        at: None,
        until: None,
        status: MeetingStatus::Planned,
        because: "Nan fetches them at 5.30 pm".into(),
        attendees: Vec::new(),
        quorate: None,
        decisions: String::new(),
    };
    let today = first(&after(&new_family(), &[Change::Put(meeting.into())]));
    assert_eq!((today.task, today.urgency(TODAY)), (Task::Due(DueKind::Meeting), Urgency::Today));
    assert_eq!(today.why, "Nan fetches them at 5.30 pm");
}

#[test]
fn after_a_failed_test_the_plan_is_mended_before_it_is_printed() {
    let failed = saved(&record(), test_of(90, false));
    let now = first(&failed);
    assert_eq!(now.task, Task::Due(DueKind::FailedTest));
    assert_eq!(now.what, "Mend the plan with the network");
    assert_eq!(
        now.why,
        "The plan is not working since 21 November 2026: the network meets on 30 November 2026."
    );

    // Held, and not agreed again: it is still not time for paper.
    let mut held = failed.clone();
    for meeting in &mut held.meetings {
        (meeting.value.status, meeting.value.on) = (MeetingStatus::Held, TODAY);
    }
    assert_eq!(first(&held).what, "Mend the plan and agree it again");
    // Called off: the network is brought together first.
    let mut off = failed;
    for meeting in &mut off.meetings {
        meeting.value.status = MeetingStatus::Cancelled;
    }
    assert_eq!(first(&off).what, "Bring the network together: the plan is not working");
}

#[test]
fn a_look_overdue_by_months_comes_before_keeping_going() {
    let mut record = record();
    record.steps.clear();
    record.families[0].value.stage = Stage::ChildInNeed;
    for plan in &mut record.plans {
        plan.value.reviewed_on = Some(TODAY.saturating_sub(170.days()));
    }
    let now = first(&record);
    assert_eq!((now.task, now.urgency(TODAY)), (Task::Due(DueKind::PlanReview), Urgency::Overdue));
    assert_eq!(now.what, "Look at the safety plan together");
}

#[test]
fn who_may_not_do_a_thing_is_told_of_it_and_offered_their_own() {
    let mut record = record();
    record.families[0].value.stage = Stage::Section47;
    record.plans.clear();
    let all = next(&record);
    let decides = |errand: &Errand| {
        errand.whose == DueFor::LeadWorker && errand.task != Task::Due(DueKind::PlanMissing)
    };
    let told = views::next_for(&all, decides);
    assert_eq!(told.others[0].task, Task::Due(DueKind::PlanMissing));
    assert!(told.theirs.is_some_and(decides));
    let reads = views::next_for(&all, |_| false);
    assert_eq!(
        (reads.others.len(), reads.theirs),
        (1, None),
        "the most urgent is told to whoever only reads"
    );
}

/// Whatever a family is like, and however its record is broken: the order is that of urgency, nothing is lost, and what
/// a list keeps of it gives the same order.
fn holds(record: &CaseRecord, today: jiff::civil::Date) {
    let thresholds = Thresholds::default();
    let look = Look { record, today, thresholds: &thresholds };
    let (due, way) = (views::due(record, today, &thresholds), views::way(look));
    let all = views::what_next(&record.families[0], &due, &way, today);
    assert_eq!(all.len(), due.len() + way.iter().filter(|line| !line.done).count());
    assert!(all.is_sorted_by_key(|errand| errand.urgency(today)), "{all:#?}");
    let mut shuffled = all.clone();
    shuffled.reverse();
    assert_eq!(views::in_order(shuffled, today), all, "the order does not hang on the order before");
    for (at, errand) in all.iter().enumerate() {
        let next = views::next_for(&all, |one| one == errand);
        let before = next.others.iter().all(|other| other.urgency(today) <= errand.urgency(today));
        assert!(before && next.others.len() <= at.max(1));
    }
}

proptest! {
    #[test]
    fn nothing_less_urgent_is_ever_put_before_something_more_urgent(
        (shape, record) in arbitrary_family(), (broken, mutation) in mutations(), days in -200..400_i32
    ) {
        holds(&record, shape.today.saturating_add(days.days()));
        let mut record = practice::testing::sound_family(&broken);
        (mutation.apply)(&broken, &mut record);
        holds(&record, broken.today.saturating_add(days.days()));
    }
}

#[test]
fn a_family_without_a_plan_for_tonight_presses_more_than_one_whose_paper_is_not_given_out() {
    use practice::views::{DueKind, Urgency, presses};
    let today = jiff::civil::date(2026, 11, 23);
    let yesterday = jiff::civil::date(2026, 11, 22);
    let missing = presses(DueKind::PlanMissing, None, today);
    assert_eq!(missing.0, Urgency::DangerNow);
    for later in [DueKind::PlanYesNow, DueKind::HandOutNow, DueKind::PlanTonight, DueKind::SafeTonight] {
        assert!(missing < presses(later, Some(yesterday), today), "{later:?}");
    }
    assert!(
        presses(DueKind::SafeTonight, None, today) < presses(DueKind::PlanReview, Some(yesterday), today)
    );
}
