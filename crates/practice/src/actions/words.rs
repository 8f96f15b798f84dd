//! What people said stays as they said it. Nobody alters it; to put it right it is withdrawn with a reason and said anew.

use super::refusals::Refusals;
use crate::{
    map::MapItem,
    object::{CaseRecord, Object},
    who::Who,
};

/// Whether a new state of an object alters words that somebody said: an item kept in a person's own words, a
/// disagreement, the reasons that a person gave for a number, or the family's words of a goal that has been signed off.
pub fn altered(record: &CaseRecord, object: &Object) -> bool {
    let mut refusals = Refusals::default();
    object.own_words(record, &mut refusals);
    refusals.stop().is_err()
}

/// Whether nobody may alter this item's words.
pub fn are_own(item: &MapItem) -> bool {
    item.verbatim && matches!(item.said_by, Some(Who::Person(_)))
}

/// Who said it, in a refusal: the name of a person, "this person" for everybody else.
pub(crate) fn said_by(record: &CaseRecord, who: &Who) -> String {
    who.person()
        .and_then(|id| record.person(id))
        .map_or_else(|| "this person".to_owned(), |person| person.short_name().to_owned())
}
