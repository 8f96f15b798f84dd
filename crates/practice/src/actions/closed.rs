//! Nothing but a decision opens a plan to whoever had not the whole of it. What spoke against somebody may be corrected,
//! taken away or moved while the plan stands: the paper stays closed until somebody has looked.

use super::{Change, amend_plan};
use crate::{
    object::CaseRecord,
    plan::{Gets, PlanReader, SafetyPlan},
    views::{Fears, has_part},
};

/// Keeps closed, and asks about again, whoever would get the whole of a plan only because a change took away what spoke
/// against it.
pub(super) fn stay_closed(record: &CaseRecord, after: &CaseRecord, changes: &mut Vec<Change>) {
    let (was, is) = (Fears::of(record), Fears::of(after));
    for new in after.plans.iter().filter(|plan| plan.is_in_force()) {
        let Some(old) = record.plan(new.id).filter(|old| old.is_in_force()) else { continue };
        let held = held((&was, old), (&is, new));
        if !held.is_empty() {
            amend_plan(changes, new, |plan| hold(plan, held));
        }
    }
}

/// What is kept of those against whom something spoke and does not any more: their plan stays closed and is asked about
/// again, and for good a second person looks.
pub(super) fn held(
    (before, old): (&Fears<'_>, &SafetyPlan),
    (after, new): (&Fears<'_>, &SafetyPlan),
) -> Vec<PlanReader> {
    let mut held = Vec::new();
    let people = before.record().people.iter().map(|person| person.id);
    for person in people.filter(|id| after.record().person(*id).is_some()) {
        let (was, is) = (before.reading(old, person), after.reading(new, person));
        let decided = is.decided.is_some() && is.decided != was.decided;
        // Whoever stood outside and comes to have a part in the plan has it: they were given the part on purpose.
        let joins = was.stands_outside() && has_part(after.record(), new, person);
        let opens = was.gets() != Gets::Whole && is.gets() == Gets::Whole && !joins;
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

/// Puts what is kept in the place of what stands. What is to be asked again by then stays to be asked.
pub(super) fn hold(plan: &mut SafetyPlan, mut held: Vec<PlanReader>) {
    for one in &mut held {
        let before = plan.readers.iter().find(|reader| reader.person == one.person);
        one.asked_again |= before.is_some_and(|before| before.asked_again);
    }
    plan.readers.retain(|reader| held.iter().all(|one| one.person != reader.person));
    plan.readers.extend(held);
    plan.readers.sort_by_key(|reader| reader.person);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{DAD, Shape, sound_family};

    #[test]
    fn what_is_to_be_asked_again_stays_to_be_asked_when_more_is_kept_of_the_same_reader() {
        let mut plan = sound_family(&Shape::default()).plans.remove(0).value;
        let asked = PlanReader { asked_again: true, ..PlanReader::new(DAD, Gets::OwnPart) };
        plan.readers = vec![asked.clone()];
        let once = Some(crate::plan::Once::Danger);
        hold(&mut plan, vec![PlanReader { once, asked_again: false, ..asked.clone() }]);
        assert_eq!(plan.readers, [PlanReader { once, ..asked }]);
    }
}
