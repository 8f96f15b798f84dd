//! What makes it dangerous to decide alone, and that nobody is led there by a nudge.

use crate::{act, decided, drinks, gets, looked, neglect, plan, whole};
use practice::{
    CaseRecord, Thresholds, Who,
    ids::PersonId,
    map::Category,
    plan::{Besides, Gets, PlanReader, PlanStatus, SecondLook},
    testing::{DAD, FULL, GRAN, LEAD, MANAGER, MUM, Shape, arbitrary_family, plan_rule, sound_family},
    views::{self, DueKind, Risk, due, family_plan, newly_read, plan_if_decided, reading},
};
use proptest::prelude::*;

/// Something that makes it dangerous to decide alone.
const SIGNALS: usize = 10;

fn signal(record: &mut CaseRecord, which: usize) {
    let danger = &mut record.dangers[0].value;
    match which {
        0 => danger.violent = Some(vec![DAD]),
        1 => danger.violent = Some(vec![GRAN]),
        2 => danger.feared[0].long_term.push_str(" He strangled her in May."),
        3 => {
            let mut item =
                record.items.iter().find(|item| item.category == Category::PastHarm).unwrap().value.clone();
            item.id.0 += 7_000;
            "Touched sexually, years ago, by somebody else.".clone_into(&mut item.behaviour);
            record.put(practice::Kept::new(item.into()));
        }
        4 => "He controls what she spends.".clone_into(&mut record.contacts[0].value.danger_words),
        5 => record
            .people
            .iter_mut()
            .filter(|one| one.id == GRAN)
            .for_each(|one| one.value.address_hidden = true),
        6 => record.people.iter_mut().filter(|one| one.id == MUM).for_each(|one| one.value.died = None),
        7 => record.plan_rules.iter_mut().filter(|rule| rule.id == plan_rule(0)).for_each(|rule| {
            rule.value.doers = vec![Who::Person(GRAN)];
            rule.value.not_for = vec![DAD];
        }),
        8 => record.plan_rules.iter_mut().for_each(|rule| rule.value.doers = vec![Who::Person(GRAN)]),
        _ => record
            .people
            .iter_mut()
            .filter(|one| one.id == DAD)
            .for_each(|one| one.value.part = practice::people::Part::Relative),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn nobody_alone_opens_a_plan_to_whom_it_may_bring_danger(
        (_, record) in arbitrary_family(),
        signals in prop::collection::vec(0..SIGNALS, 0..3),
        which in 0..=Besides::ALL.len(),
        second in 0..4_usize,
    ) {
        let mut record = neglect(record);
        for which in &signals {
            signal(&mut record, *which);
        }
        let decision = match Besides::ALL.get(which) {
            Some(what) => PlanReader { besides: vec![*what], ..PlanReader::new(DAD, Gets::OwnPart) },
            None => PlanReader::new(DAD, Gets::Whole),
        };
        let look = |why: &str| Some(SecondLook { by: MANAGER, on: Shape::default().today, why: why.to_owned() });
        let second = [None, look(""), look(" "), look("We talked it over.")][second].clone();
        let agreed = second.as_ref().is_some_and(|second| !second.why.trim().is_empty());
        let decision = PlanReader { by: Some(LEAD), why: "He asked.".to_owned(), second, ..decision };
        for plan in record.plans.iter_mut().filter(|plan| plan.id == FULL) {
            plan.value.readers = vec![decision.clone()];
        }
        let plan = plan(&record);
        let read = reading(&record, plan, DAD);
        prop_assert!(read.is_feared());
        prop_assert_eq!(read.risk.is_some(), !signals.is_empty(), "{:?}: {:?}", signals, read.risk);
        let violent = views::is_violent(&record, DAD);
        let opens = signals.is_empty() || agreed;
        prop_assert_eq!(read.gets() == Gets::Whole, decision.gets == Gets::Whole && opens && !violent);
        let now = family_plan(&record, plan, Some(DAD), &|_| String::new());
        let bare = PlanReader::new(DAD, Gets::OwnPart);
        let own = plan_if_decided(&record, plan, &bare, &|_| String::new());
        if !opens {
            prop_assert_eq!(&now, &own, "until the second look: the own part and nothing else");
        }
        // What is said to become visible is what would, line for line.
        let then = plan_if_decided(&record, plan, &decision, &|_| String::new());
        if let Some(then) = then {
            let told = newly_read(now.as_ref(), &then);
            prop_assert_eq!(told.is_empty(), now.as_ref() == Some(&then) || (opens && !violent), "{:?}", told);
        }
        prop_assert_eq!(
            plan.status == PlanStatus::Replaced
                || views::to_see(&record, plan).iter().any(|see| see.waits != signals.is_empty()),
            if signals.is_empty() { decision.second.is_none() } else { !agreed }
        );
    }
}

#[test]
fn nobody_is_nudged_to_ask_invite_or_hand_paper_to_somebody_feared() {
    let mut record = sound_family(&Shape::default());
    record.steps[0].value.owner = Some(Who::Person(DAD));
    record.plans.iter_mut().for_each(|plan| {
        plan.value.signatures.clear();
        plan.value.copies_given.clear();
    });
    let mut meeting = record.meetings[0].value.clone();
    meeting.id = practice::ids::MeetingId(9_001);
    meeting.status = practice::meeting::MeetingStatus::Planned;
    meeting.attendees = vec![Who::Person(DAD), Who::Person(GRAN)];
    record.put(practice::Kept::new(meeting.into()));
    record.rounds[0].value.opened = None;
    record.rounds[0].value.raters = vec![Who::Person(DAD), Who::Worker(LEAD)];
    record.ratings.retain(|rating| rating.rater != Who::Person(DAD));
    let all = due(&record, Shape::default().today, &Thresholds::default());
    let first = "Talk with your supervisor about whether, where and how to";
    let says = |kind, words: &str| {
        let of_kind: Vec<_> = all.iter().filter(|due| due.kind == kind && due.why.contains("Dan")).collect();
        assert!(!of_kind.is_empty(), "{kind:?}: {all:#?}");
        assert!(of_kind.iter().all(|due| due.why.contains(&format!("{first} {words}"))), "{of_kind:#?}");
    };
    says(DueKind::Step, "ask Dan.");
    says(DueKind::Number, "ask Dan.");
    says(DueKind::Meeting, "invite Dan.");
    says(DueKind::PlanYes, "ask Dan.");
    assert!(all.iter().all(|due| !(due.why.contains("Dan") && due.why.contains("Ask how it went"))));
    let out = all.iter().find(|due| due.kind == DueKind::HandOut).unwrap();
    assert!(out.why.contains("Kim") && !out.why.contains("Dan"), "{out:?}");
}

#[test]
fn everybody_has_it_counts_whoever_is_to_have_it() {
    let record = sound_family(&Shape::default());
    let handed = |record: &CaseRecord| {
        views::to_be_handed(record, plan(record)).into_iter().collect::<Vec<PersonId>>()
    };
    let paper_done = |record: &CaseRecord| {
        let thresholds = Thresholds::default();
        let look = practice::rules::Look { record, today: Shape::default().today, thresholds: &thresholds };
        let way = views::way(look);
        let line = *way.iter().find(|line| line.step == views::WayStep::Paper).unwrap();
        (line.done, line.number)
    };
    assert!(!handed(&record).contains(&DAD) && handed(&record).contains(&MUM), "{:?}", handed(&record));
    assert_eq!(paper_done(&record), (true, Some(FULL.0)), "the full plan is meant, not the one for tonight");
    let mut lacking = record.clone();
    for plan in &mut lacking.plans {
        plan.value.copies_given.retain(|mark| mark.who != Who::Person(MUM));
        plan.value.copies_given.push(practice::plan::Mark {
            who: Who::Person(DAD),
            on: Shape::default().today,
            how: None,
        });
    }
    assert!(!paper_done(&lacking).0, "his copy does not stand for hers");
}

#[test]
fn that_it_is_nobodys_behaviour_opens_nothing_where_the_record_tells_of_violence() {
    let mut record = drinks();
    record.items.iter_mut().for_each(|item| item.value.actor = None);
    record.plans.iter_mut().for_each(|plan| plan.value.whose = Some(Vec::new()));
    for danger in &mut record.dangers {
        danger.value.whose.clear();
        danger.value.behaviour.push_str(" Dan was there.");
    }
    assert_eq!(reading(&record, plan(&record), DAD).fear, None, "an illness, an accident: nobody is guessed");
    assert_eq!(gets(&record), Gets::Whole);
    record.contacts[0].value.worried.push_str(" Somebody hit Maya.");
    assert_eq!(reading(&record, plan(&record), DAD).fear, Some(views::Fear::Named));
    assert_eq!(gets(&record), Gets::OwnPart);
    let record = decided(&record, LEAD, whole());
    assert_eq!(
        gets(&record),
        Gets::OwnPart,
        "one person’s tick and one person’s decision are not two people"
    );
    assert_eq!(gets(&looked(&record, MANAGER, "He was asleep next door.").unwrap()), Gets::Whole);
    let mut other = record;
    other.plans.iter_mut().for_each(|plan| plan.value.whose = Some(vec![GRAN]));
    assert_eq!(reading(&other, plan(&other), DAD).fear, None, "it is somebody’s, so it is not his");
}

#[test]
fn what_waits_does_not_come_to_hold_because_what_it_waited_for_was_written_otherwise() {
    let mut record = drinks();
    let mild = record.dangers[0].value.clone();
    record.dangers[0].value.behaviour.push_str(" He hit Maya.");
    for decision in [
        whole(),
        PlanReader {
            besides: vec![Besides::Goals],
            why: "He asked.".to_owned(),
            ..PlanReader::new(DAD, Gets::OwnPart)
        },
    ] {
        let waits = decided(&record, LEAD, decision);
        assert!(reading(&waits, plan(&waits), DAD).waits());
        let changes =
            act(LEAD, |acting| practice::actions::put(&waits, mild.clone().into(), acting)).unwrap();
        let after = waits.after(&changes, LEAD, jiff::Timestamp::UNIX_EPOCH);
        let read = reading(&after, plan(&after), DAD);
        assert_eq!(
            (read.risk, read.gets(), read.has(Besides::Goals)),
            (Some(Risk::Once), Gets::OwnPart, false)
        );
        assert!(read.is_undecided(), "it is asked again");
        let again = decided(&after, LEAD, whole());
        assert_eq!(gets(&again), Gets::OwnPart, "and the one who wrote it otherwise does not open it alone");
        assert_eq!(gets(&looked(&again, MANAGER, "It was never so.").unwrap()), Gets::Whole);
    }
}
