//! Nothing but a decision opens a plan to whoever had not the whole of it. What spoke against somebody may be corrected,
//! taken away or moved while the plan stands: the paper stays closed until somebody has looked.

use super::Change;
use crate::{
    object::{FamilyRecord, Object},
    plan::{Gets, PlanReader, SafetyPlan},
    views::reading,
};

/// Keeps closed, and asks about again, whoever would get the whole of a plan only because a change took away what spoke
/// against it.
pub(super) fn stay_closed(record: &FamilyRecord, after: &FamilyRecord, changes: &mut Vec<Change>) {
    for new in after.plans.iter().filter(|plan| plan.is_in_force()) {
        let Some(old) = record.plan(new.id).filter(|old| old.is_in_force()) else { continue };
        let held = held(record, old, after, new);
        if held.is_empty() {
            continue;
        }
        let here = changes.iter_mut().find_map(|change| match change {
            Change::Put(Object::SafetyPlan(other)) if other.id == new.id => Some(other),
            _ => None,
        });
        if let Some(here) = here {
            hold(here, held);
        } else {
            let mut plan = new.value.clone();
            hold(&mut plan, held);
            changes.push(Change::Put(plan.into()));
        }
    }
}

/// What is kept of those against whom something spoke and does not any more: their plan stays closed and is asked about
/// again, and for good a second person looks.
pub(super) fn held(
    record: &FamilyRecord,
    old: &SafetyPlan,
    after: &FamilyRecord,
    new: &SafetyPlan,
) -> Vec<PlanReader> {
    let mut held = Vec::new();
    for person in record.people.iter().map(|person| person.id).filter(|id| after.person(*id).is_some()) {
        let (was, is) = (reading(record, old, person), reading(after, new, person));
        let decided = is.decided.is_some() && is.decided != was.decided;
        let opens = was.gets() != Gets::Whole && is.gets() == Gets::Whole;
        // What waited for a second person does not come to hold because what it waited for was written otherwise.
        let lapses = was.waits() && !is.waits() && is.decided.is_some();
        let before = was.decided.and_then(|one| one.once).max(is.decided.and_then(|one| one.once));
        let once = was.has_gone(&is).max(before);
        if (opens || lapses) && !decided {
            held.push(PlanReader { asked_again: true, once, ..PlanReader::new(person, was.gets()) });
            continue;
        }
        match is.decided {
            Some(stands) if stands.once != once => held.push(PlanReader { once, ..stands.clone() }),
            Some(_) => {}
            None => held.extend(once.map(|_| PlanReader {
                asked_again: true,
                once,
                ..PlanReader::new(person, was.gets())
            })),
        }
    }
    held
}

pub(super) fn hold(plan: &mut SafetyPlan, held: Vec<PlanReader>) {
    plan.readers.retain(|reader| held.iter().all(|one| one.person != reader.person));
    plan.readers.extend(held);
    plan.readers.sort_by_key(|reader| reader.person);
}
