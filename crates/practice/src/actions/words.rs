//! What people said stays as they said it. Nobody alters it; to put it right it is withdrawn with a reason and said anew.

use super::refusals::Refusals;
use crate::{
    map::{MapItem, MapStatus},
    object::{FamilyRecord, Object},
    scale::ScaleRating,
    who::Who,
};

/// Whether a new state of an object alters words that somebody said: an item kept in a person's own words, a
/// disagreement, the reasons that a person gave for a number, or the family's words of a goal that has been signed off.
pub fn altered(record: &FamilyRecord, object: &Object) -> bool {
    let mut refusals = Refusals::default();
    check(record, object, &mut refusals);
    refusals.stop().is_err()
}

/// Whether nobody may alter this item's words.
pub fn are_own(item: &MapItem) -> bool {
    item.verbatim && matches!(item.said_by, Some(Who::Person(_)))
}

pub(super) fn check(record: &FamilyRecord, object: &Object, refusals: &mut Refusals) {
    let at = (object.kind(), object.number());
    let name = |who: &Who| {
        who.person()
            .and_then(|id| record.person(id))
            .map_or_else(|| "this person".to_owned(), |person| person.short_name().to_owned())
    };
    match object {
        Object::MapItem(new) => {
            let Some(old) = record.item(new.id).filter(|old| are_own(old)) else { return };
            let kept = old.text == new.text && old.said_by == new.said_by && new.verbatim;
            let who = old.said_by.as_ref().map_or_else(String::new, name);
            refusals.when(!kept, 23, at, "text", format!(
                "These are {who}’s own words and stay as they were said. If they were written down wrongly, withdraw them with a reason and add them anew.",
            ));
        }
        Object::DangerStatement(new) => {
            let Some(old) = record.danger(new.id) else { return };
            let mut left = new.disputes.clone();
            for dispute in &old.disputes {
                if let Some(place) = left.iter().position(|other| other == dispute) {
                    left.swap_remove(place);
                } else {
                    refusals.add(10, at, "disputes", format!(
                        "What {} said against this statement is kept as it was said. Add what is said now beside it.",
                        match &dispute.who {
                            Who::Other(name) => name.clone(),
                            Who::Worker(_) => "a worker".to_owned(),
                            who @ Who::Person(_) => name(who),
                        },
                    ));
                }
            }
        }
        Object::ScaleRating(new) => {
            let Some(old) = record.rating(new.id).filter(|old| !old.rater.is_professional()) else { return };
            refusals.when(rating_altered(old, new), 4, at, "reasons", format!(
                "This is {}’s own number with their own reasons, and it stays as it was given. If it was written down wrongly, withdraw it with a reason and add it anew.",
                name(&old.rater),
            ));
        }
        Object::SafetyGoal(new) => {
            let Some(old) = record.goal(new.id) else { return };
            let signed_before =
                record.danger(old.danger).and_then(|danger| record.map(danger.map)).is_some_and(|map| {
                    map.value.version > 1 || map.is_signed() || map.status == MapStatus::Superseded
                });
            let kept = new.family_words.contains(old.family_words.trim());
            refusals.when(signed_before && !kept, 23, at, "family_words",
                "The family’s own words of this goal were signed off, so they stay. You can add to them, but not change or remove them.");
        }
        _ => {}
    }
}

/// The number and what was said with it stay; what was not said yet may be added.
fn rating_altered(old: &ScaleRating, new: &ScaleRating) -> bool {
    let cut = |old: &str, new: &str| !old.trim().is_empty() && old != new;
    (old.value, old.scale, &old.rater, old.child, old.round, old.on, &old.asked)
        != (new.value, new.scale, &new.rater, new.child, new.round, new.on, &new.asked)
        || cut(&old.reasons, &new.reasons)
        || cut(&old.what_makes_it_that_high, &new.what_makes_it_that_high)
        || cut(&old.one_step_up, &new.one_step_up)
}
