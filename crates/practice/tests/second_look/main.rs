//! Who may have more of a plan than their own part, where the plan protects from them: where what they read may bring danger,
//! only with a second person's yes; where a carer neglects or drinks, at once, and somebody is told.

#![expect(clippy::unwrap_used, reason = "a failed test should say so at once")]

mod lines;
mod own_part;
mod signals;

use practice::{
    CaseRecord, Thresholds, Who,
    actions::{
        Acting, Refused,
        readers::{decide_reader, look_at_reader},
    },
    ids::WorkerId,
    plan::{Gets, PlanReader, SafetyPlan},
    testing::{DAD, FULL, GRAN, MUM, Shape, sound_family},
    views::{DueFor, DueKind, due, reading},
};

pub(crate) fn act<T>(by: WorkerId, deed: impl FnOnce(&mut Acting<'_>) -> T) -> T {
    let mut next = 800_000;
    let mut new_id = || {
        next += 1;
        next
    };
    let thresholds = Thresholds::default();
    let (at, today) = (jiff::Timestamp::UNIX_EPOCH, Shape::default().today);
    deed(&mut Acting { by, at, today, thresholds: &thresholds, new_id: &mut new_id })
}

pub(crate) fn decided(record: &CaseRecord, by: WorkerId, decided: PlanReader) -> CaseRecord {
    let changes = act(by, |acting| decide_reader(record, FULL, decided, acting)).unwrap();
    record.after(&changes, by, jiff::Timestamp::UNIX_EPOCH)
}

pub(crate) fn looked(record: &CaseRecord, by: WorkerId, why: &str) -> Result<CaseRecord, Refused> {
    let changes = act(by, |acting| look_at_reader(record, FULL, DAD, why, acting))?;
    Ok(record.after(&changes, by, jiff::Timestamp::UNIX_EPOCH))
}

pub(crate) fn whole() -> PlanReader {
    PlanReader { why: "The plan is his to keep.".to_owned(), ..PlanReader::new(DAD, Gets::Whole) }
}

pub(crate) fn plan(record: &CaseRecord) -> &SafetyPlan {
    record.plan(FULL).unwrap()
}

pub(crate) fn gets(record: &CaseRecord) -> Gets {
    reading(record, plan(record), DAD).gets()
}

/// Dan brings the children up alone, and drinks. The grandmother helps him with his plan.
pub(crate) fn neglect(mut record: CaseRecord) -> CaseRecord {
    let day = record.families[0].opened;
    record.plans.iter_mut().for_each(|plan| plan.value.readers.clear());
    for person in record.people.iter_mut().filter(|person| person.id == MUM) {
        person.value.died = Some(day);
    }
    for contact in &mut record.contacts {
        "There was no food again, and the house was cold.".clone_into(&mut contact.value.worried);
        "Somebody sober is with them.".clone_into(&mut contact.value.needs_to_happen);
    }
    // What the family made for tests tells of violence is told as an accident here.
    let mild = |text: &mut String| {
        for (hard, soft) in [("throws things", "sleeps"), ("was pushed over", "slipped"), ("hit", "woken")] {
            *text = text.replace(hard, soft);
        }
    };
    for item in &mut record.items {
        let item = &mut item.value;
        [&mut item.text, &mut item.behaviour].into_iter().for_each(mild);
        item.effects.iter_mut().for_each(|effect| mild(&mut effect.text));
    }
    for danger in &mut record.dangers {
        mild(&mut danger.value.behaviour);
        danger.value.feared.iter_mut().for_each(|one| mild(&mut one.short_term));
    }
    for rule in &mut record.plan_rules {
        rule.value.doers = vec![Who::Person(DAD), Who::Person(GRAN)];
        rule.value.backups.clear();
    }
    record
}

pub(crate) fn drinks() -> CaseRecord {
    neglect(sound_family(&Shape::default()))
}

pub(crate) fn due_for(record: &CaseRecord) -> Vec<(DueKind, DueFor)> {
    let kinds = [DueKind::SecondLook, DueKind::ReaderTold];
    let all = due(record, Shape::default().today, &Thresholds::default());
    all.into_iter().filter(|one| kinds.contains(&one.kind)).map(|one| (one.kind, one.for_whom)).collect()
}
