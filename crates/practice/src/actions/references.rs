//! What names what: every reference of an object to others of the record. Saving asks whether they stand; withdrawing
//! asks whether anything still names what would go.

use super::refusals::HOUSE_KEEPING;
use crate::{
    RuleId,
    object::{CaseRecord, Kind, Object},
    who::Who,
};

/// One reference of an object to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reference {
    /// What kind of thing is named.
    pub kind: Kind,
    /// Its number.
    pub number: i64,
    /// The field that names it.
    pub field: &'static str,
    /// The rule by which what is named must stand: I1 for the danger of a goal, I13 for the goal of a step, and so on.
    pub rule: RuleId,
}

/// Gathers references.
pub(crate) struct References(Vec<Reference>);

impl References {
    /// One thing that is named.
    pub(crate) fn one(&mut self, field: &'static str, kind: Kind, number: i64) {
        self.ruled(HOUSE_KEEPING, field, kind, number);
    }

    /// The same, if a rule of the practice asks for it.
    pub(crate) fn ruled(&mut self, rule: u8, field: &'static str, kind: Kind, number: i64) {
        self.0.push(Reference { kind, number, field, rule: RuleId::I(rule) });
    }

    /// Those of these people who are in the record.
    pub(crate) fn who<'a>(&mut self, field: &'static str, people: impl IntoIterator<Item = &'a Who>) {
        for person in people.into_iter().filter_map(Who::person) {
            self.one(field, Kind::Person, person.0);
        }
    }
}

/// Everything that this object names in its family's record. Workers have accounts and are not part of the record.
pub fn references(object: &Object) -> Vec<Reference> {
    let mut names = References(Vec::new());
    object.references(&mut names);
    names.0
}

/// What in the record names this thing.
pub fn named_by(record: &CaseRecord, kind: Kind, number: i64) -> Vec<Object> {
    record
        .objects()
        .into_iter()
        .map(|kept| kept.value)
        .filter(|object| (object.kind(), object.number()) != (kind, number))
        .filter(|object| references(object).iter().any(|named| (named.kind, named.number) == (kind, number)))
        .collect()
}
