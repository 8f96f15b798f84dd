//! Who has more of a plan than their own part: at once and told of, or only after a second person’s yes.

use crate::{act, decided, drinks, due_for, gets, looked, plan, whole};
use practice::{
    CaseRecord,
    actions::readers::decide_reader,
    ids::WorkerId,
    plan::{Besides, Gets, PlanReader},
    testing::{CHAIR, DAD, FULL, LEAD, MANAGER, Shape, sound_family},
    views::{DueFor, DueKind, Risk, reading, risk},
};

#[test]
fn a_carer_who_drinks_has_the_plan_at_once_and_the_supervisor_is_told() {
    let record = drinks();
    assert_eq!(risk(&record, Some(plan(&record)), DAD), None);
    assert_eq!(gets(&record), Gets::OwnPart, "own part until answered");
    let silent = PlanReader { why: " ".to_owned(), ..whole() };
    let refused = act(LEAD, |acting| decide_reader(&record, FULL, silent, acting)).unwrap_err();
    assert!(refused.to_string().contains("Say why it is safe for Dan"), "{refused}");
    let record = decided(&record, LEAD, whole());
    assert_eq!(gets(&record), Gets::Whole, "nothing is waited for");
    let reader = plan(&record).readers[0].clone();
    assert_eq!(
        (reader.by, reader.on),
        (Some(LEAD), Some(Shape::default().today)),
        "who decided and when is kept"
    );
    assert_eq!(due_for(&record), [(DueKind::ReaderTold, DueFor::Supervisor)]);
    assert!(looked(&record, LEAD, "").is_err(), "nobody is told by themselves");
    let seen = looked(&record, MANAGER, "").unwrap();
    assert_eq!(due_for(&seen), []);
    let mut worse = seen;
    worse.dangers[0].value.behaviour.push_str(" He hit Maya.");
    assert_eq!(gets(&worse), Gets::OwnPart, "having been told is no yes, should it come to be needed");
    assert_eq!(due_for(&worse), [(DueKind::SecondLook, DueFor::Supervisor)]);
}

#[test]
fn where_it_may_bring_danger_the_own_part_stands_until_somebody_else_has_said_yes() {
    let mut record = sound_family(&Shape::default());
    record.plans.iter_mut().for_each(|plan| plan.value.readers.clear());
    assert_eq!(risk(&record, Some(plan(&record)), DAD), Some(Risk::Told));
    let record = decided(&record, LEAD, whole());
    assert_eq!(gets(&record), Gets::OwnPart);
    assert_eq!(due_for(&record), [(DueKind::SecondLook, DueFor::Supervisor)]);
    for (by, why) in [(LEAD, "I am sure."), (MANAGER, " ")] {
        assert!(looked(&record, by, why).is_err(), "{by}: {why}");
    }
    let yes = looked(&record, MANAGER, "He wrote the plan with us; Kim wants him to have it.").unwrap();
    assert_eq!(gets(&yes), Gets::Whole);
    assert_eq!(due_for(&yes), []);
    let anew = decided(&yes, LEAD, whole());
    assert_eq!(gets(&anew), Gets::OwnPart, "a new decision is looked at anew");
}

#[test]
fn more_than_the_own_part_waits_piece_by_piece_too() {
    let record = sound_family(&Shape::default());
    let more = PlanReader {
        besides: vec![Besides::Names],
        why: "He asked.".to_owned(),
        ..PlanReader::new(DAD, Gets::OwnPart)
    };
    let record = decided(&record, LEAD, more);
    let has = |record: &CaseRecord| reading(record, plan(record), DAD).has(Besides::Names);
    assert!(!has(&record));
    assert!(has(&looked(&record, MANAGER, "He knows them anyway.").unwrap()));
}

#[test]
fn two_who_work_with_the_family_are_one_pair_of_eyes() {
    let mut record = sound_family(&Shape::default());
    let colleague = WorkerId(27);
    record.families[0].value.co_workers = vec![colleague];
    let by_lead = decided(&record, LEAD, whole());
    assert!(looked(&by_lead, colleague, "I was there.").is_err());
    assert!(looked(&by_lead, CHAIR, "I read it.").is_ok());
    let by_supervisor = decided(&record, MANAGER, whole());
    assert_eq!(due_for(&by_supervisor), [(DueKind::SecondLook, DueFor::LeadWorker)]);
    assert!(looked(&by_supervisor, MANAGER, "I am sure.").is_err());
    assert!(looked(&by_supervisor, LEAD, "I know him.").is_ok());
    let mut old = by_lead;
    for plan in &mut old.plans {
        plan.value.readers.iter_mut().for_each(|reader| reader.by = None);
    }
    assert!(
        looked(&old, LEAD, "x").is_err() && looked(&old, MANAGER, "x").is_ok(),
        "decided before that was kept"
    );
}

#[test]
fn a_decision_of_an_older_release_reads_and_waits_where_it_must() {
    let old = r#"{"person":31,"gets":"whole","why":"He helped to write it."}"#;
    let person = serde_json::to_value(DAD).unwrap();
    let old = old.replace("31", &person.to_string());
    let reader: PlanReader = serde_json::from_str(&old).unwrap();
    assert_eq!((reader.second.clone(), reader.gets), (None, Gets::Whole));
    let mut record = sound_family(&Shape::default());
    for plan in &mut record.plans {
        plan.value.readers = vec![reader.clone()];
    }
    assert_eq!(gets(&record), Gets::OwnPart);
    assert!(!serde_json::to_string(&reader).unwrap().contains("second"), "and is written as ever");
}
