//! Lines that tell of others, and what becomes of a second look when markers and plans change.

use crate::{act, decided, drinks, due_for, gets, looked, neglect, plan, whole};
use practice::{
    CaseRecord, Who,
    actions::{
        Refused,
        reader_lines::{LinesDecision, decide_lines, look_at_line},
    },
    ids::WorkerId,
    plan::{Gets, LineGets, Once, PlanReader, PlanStatus, ReaderLine, SafetyPlan},
    testing::{DAD, FULL, GRAN, LEAD, MANAGER, Shape, plan_rule, sound_family},
    views::{self, DueFor, DueKind, family_plan, reading},
};

/// Dan's own line tells of others, and somebody decides that he may read it as it stands.
fn line_decided(mut record: CaseRecord, by: WorkerId) -> CaseRecord {
    for rule in record.plan_rules.iter_mut().filter(|rule| rule.id == plan_rule(0)) {
        rule.value.doers = vec![Who::Person(DAD)];
        "Dan leaves before Maya comes home on Fridays.".clone_into(&mut rule.value.text);
    }
    let given = LinesDecision {
        person: DAD,
        lines: vec![(plan_rule(0), LineGets::AsItStands)],
        why: "He drives her there himself.".to_owned(),
    };
    let changes = act(by, |acting| decide_lines(&record, FULL, given, acting)).unwrap();
    record.after(&changes, by, jiff::Timestamp::UNIX_EPOCH)
}

fn line_looked(record: &CaseRecord, by: WorkerId, why: &str) -> Result<CaseRecord, Refused> {
    let changes = act(by, |acting| look_at_line(record, FULL, (DAD, plan_rule(0)), why, acting))?;
    Ok(record.after(&changes, by, jiff::Timestamp::UNIX_EPOCH))
}

fn prints_line(record: &CaseRecord) -> bool {
    let paper = family_plan(record, plan(record), Some(DAD), &|_| String::new());
    paper.is_some_and(|paper| paper.rules.iter().any(|rule| rule.text.contains("Fridays")))
}

#[test]
fn a_line_that_tells_of_others_is_read_as_it_stands_only_with_a_second_persons_yes() {
    let record = line_decided(sound_family(&Shape::default()), LEAD);
    assert!(!prints_line(&record), "one person alone opens nothing");
    assert!(due_for(&record).contains(&(DueKind::SecondLook, DueFor::Supervisor)));
    for (by, why) in [(LEAD, "I am sure."), (MANAGER, " ")] {
        assert!(line_looked(&record, by, why).is_err(), "{by}: {why}");
    }
    let yes = line_looked(&record, MANAGER, "Maya tells him the day herself.").unwrap();
    assert!(prints_line(&yes) && !due_for(&yes).contains(&(DueKind::SecondLook, DueFor::Supervisor)));
    assert!(line_looked(&yes, MANAGER, "Again.").is_err(), "nothing waits any more");
    assert!(prints_line(&line_decided(yes.clone(), LEAD)), "the same decision sent again changes nothing");
    let closed =
        LinesDecision { person: DAD, lines: vec![(plan_rule(0), LineGets::Not)], why: String::new() };
    let changes = act(LEAD, |acting| decide_lines(&yes, FULL, closed, acting)).unwrap();
    let closed = yes.after(&changes, LEAD, jiff::Timestamp::UNIX_EPOCH);
    assert!(!prints_line(&closed) && !views::lines_are_open(&closed, plan(&closed), DAD));
    assert!(!prints_line(&line_decided(closed, LEAD)), "a new decision is looked at anew");
    let mild = line_decided(drinks(), LEAD);
    assert!(prints_line(&mild), "where one person decides, it holds at once");
}

#[test]
fn a_line_decided_in_an_older_release_reads_and_waits_where_it_must() {
    let mut record = line_decided(sound_family(&Shape::default()), LEAD);
    let line = plan(&record).reader_lines[0].clone();
    let old = serde_json::to_string(&line).unwrap();
    assert!(!old.contains("second"), "and is written as ever");
    let read: ReaderLine = serde_json::from_str(&old).unwrap();
    assert_eq!(read.second, None);
    record.plans.iter_mut().filter(|plan| plan.id == FULL).for_each(|plan| {
        plan.value.reader_lines = vec![read.clone()];
    });
    assert!(!prints_line(&record));
}

#[test]
fn whoever_was_closed_out_keeps_the_second_look_when_the_marker_goes() {
    for violent in [true, false] {
        let mut record = if violent { sound_family(&Shape::default()) } else { drinks() };
        record.plans.iter_mut().for_each(|plan| plan.value.readers.clear());
        // Whatever names him goes, as one change of somebody after another.
        let mut gone = record.clone();
        let quiet = neglect(record);
        for item in &quiet.items {
            let mut item = item.value.clone();
            item.actor = None;
            let changes = act(LEAD, |acting| practice::actions::put(&gone, item.into(), acting));
            if let Ok(changes) = changes {
                gone = gone.after(&changes, LEAD, jiff::Timestamp::UNIX_EPOCH);
            }
        }
        for danger in &quiet.dangers {
            let mut danger = danger.value.clone();
            danger.whose = vec![GRAN];
            let changes = act(LEAD, |acting| practice::actions::put(&gone, danger.into(), acting)).unwrap();
            gone = gone.after(&changes, LEAD, jiff::Timestamp::UNIX_EPOCH);
        }
        for contact in &quiet.contacts {
            let contact = contact.value.clone();
            let changes = act(LEAD, |acting| practice::actions::put(&gone, contact.into(), acting)).unwrap();
            gone = gone.after(&changes, LEAD, jiff::Timestamp::UNIX_EPOCH);
        }
        let read = reading(&gone, plan(&gone), DAD);
        assert_eq!(read.fear, None, "nothing names him any more");
        assert!(read.is_undecided() && read.gets() == Gets::OwnPart, "{read:?}");
        assert!(read.decided.is_some_and(|one| one.once.is_some()));
        let again = decided(&gone, LEAD, whole());
        let read = reading(&again, plan(&again), DAD);
        if violent {
            assert!(read.waits() && read.gets() == Gets::OwnPart, "{read:?}");
            assert_eq!(due_for(&again), [(DueKind::SecondLook, DueFor::Supervisor)]);
            assert!(looked(&again, LEAD, "I am sure.").is_err());
            assert_eq!(gets(&looked(&again, MANAGER, "It was his brother.").unwrap()), Gets::Whole);
            let twice = decided(&again, LEAD, whole());
            assert_eq!(gets(&twice), Gets::OwnPart, "nor by deciding twice");
        } else {
            assert!(!read.waits() && read.is_to_be_told(), "the supervisor is told, as before: {read:?}");
            assert_eq!(due_for(&again), [(DueKind::ReaderTold, DueFor::Supervisor)]);
        }
        let old = serde_json::to_string(&PlanReader::new(DAD, Gets::Whole)).unwrap();
        assert!(!old.contains("once"));
    }
    assert!(Once::Danger > Once::Feared);
}

#[test]
fn a_new_plan_that_names_somebody_else_takes_no_second_look_away() {
    let mut record = sound_family(&Shape::default());
    // Nothing says who did it, and Dan is told of where it is feared.
    let silent = "He throws things when the children are in the room.";
    for item in &mut record.items {
        (item.value.actor, item.value.behaviour) = (None, silent.to_owned());
        if item.category == practice::map::Category::PastHarm {
            silent.clone_into(&mut item.value.text);
        }
    }
    for danger in &mut record.dangers {
        danger.value.whose.clear();
        danger.value.examples.clear();
        danger.value.behaviour = format!("{silent} Dan was there.");
    }
    for plan in &mut record.plans {
        plan.value.readers.clear();
        plan.value.whose = None;
    }
    assert_eq!(reading(&record, plan(&record), DAD).fear, Some(views::Fear::Named));
    let mut next = plan(&record).clone();
    next.id = practice::ids::PlanId(9_009);
    next.status = PlanStatus::Draft;
    next.whose = Some(vec![GRAN]);
    assert_eq!(reading(&record, &next, DAD).gets(), Gets::Whole, "by itself it would be open to him");
    let agreed = |next: &SafetyPlan| SafetyPlan {
        readers: practice::actions::readers::carried(&record, next),
        ..next.clone()
    };
    let closed = agreed(&next);
    let read = reading(&record, &closed, DAD);
    assert!(read.is_undecided() && read.gets() == Gets::OwnPart, "{read:?}");
    next.readers = vec![PlanReader { by: Some(LEAD), ..whole() }];
    let closed = agreed(&next);
    let read = reading(&record, &closed, DAD);
    assert!(read.waits() && read.gets() == Gets::OwnPart, "{read:?}");
}
