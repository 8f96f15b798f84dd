//! How much of a plan somebody may have on paper. The plan protects a child from somebody: where the child goes, whom to
//! ring, which word means danger. On paper in that person's hands it does the opposite.

use crate::{
    ids::PersonId,
    map::Category,
    object::FamilyRecord,
    plan::{Gets, SafetyPlan},
    who::Who,
};

/// What a reader gets, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// Nothing speaks against the whole plan.
    Whole,
    /// The map names them as having harmed a child, and nobody has decided yet: only what they do themselves.
    Undecided,
    /// Somebody has decided.
    Decided(Gets),
    /// The map names them as having harmed a child, and they signed this plan: they know it.
    Signed,
}

impl Reading {
    /// How much they get.
    pub fn gets(self) -> Gets {
        match self {
            Self::Whole | Self::Signed => Gets::Whole,
            Self::Undecided => Gets::OwnPart,
            Self::Decided(gets) => gets,
        }
    }
}

/// How much of a plan this person may have. Changing the plan takes its signatures back, so that somebody who signed it
/// before gets nothing of what is new in it without a decision.
pub fn reading(record: &FamilyRecord, plan: &SafetyPlan, person: PersonId) -> Reading {
    if let Some(decided) = plan.readers.iter().find(|reader| reader.person == person) {
        return Reading::Decided(decided.gets);
    }
    let me = Who::Person(person);
    if !has_harmed(record, &me) {
        Reading::Whole
    } else if plan.signatures.iter().any(|mark| mark.who == me) {
        Reading::Signed
    } else {
        Reading::Undecided
    }
}

/// Whether a map names this person as having harmed a child.
fn has_harmed(record: &FamilyRecord, who: &Who) -> bool {
    record.items.iter().any(|item| item.category == Category::PastHarm && item.actor.as_ref() == Some(who))
}
