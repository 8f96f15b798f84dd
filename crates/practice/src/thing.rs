//! What each kind of thing of a family's record says for itself: in which form its body is written, what it names, what
//! must be so before it is saved, what stays, what follows. No method has a body here, so that a kind which leaves one
//! of them out does not compile: "nothing" is an answer, and it is written down. `objects!` asks on behalf of
//! [`crate::Object`] and [`Kind`].

use crate::{
    Thresholds,
    actions::{Acting, Change, dates::Days, references::References, refusals::Refusals},
    digest::Entry,
    home::Home,
    ids::{MapId, PlanId, WorkerId},
    mention::About,
    object::{CaseRecord, Kind, Object},
    who::Who,
};
pub use matter::{Keeping, RecordPart, Sealing};

/// What a kind that is kept in a ledger says besides.
pub(crate) trait Entered: Thing {
    /// What the ledger says of it: where it stands, which children it is about, by what it is found.
    fn entry(&self) -> Entry;
}

/// Which thing of the record it is. `objects!` says so of each kind.
pub(crate) trait Numbered: Sized {
    /// Its kind and its number.
    fn which(&self) -> (Kind, i64);

    /// The object, where it is of this kind.
    fn among(object: &Object) -> Option<&Self>;
}

/// What one kind of thing says for itself.
pub(crate) trait Thing: Numbered {
    /// In whose records it may stand.
    const HOMES: &'static [Home];

    /// To which part of a record it belongs, for the permits.
    const PART: RecordPart;

    /// The number of the form in which its body is written. It counts up where a body of before would be misread.
    const FORM: u16;

    /// Whether it may also be written down and withdrawn on a closed case: news that comes is written down whatever became
    /// of the case.
    const ON_A_CLOSED_CASE: bool;

    /// Into what people have agreed to it goes. It is refused there while it serves no goal or nobody owns it (I13, I14, I18).
    const JOINS: Joins;

    /// Whether it may tell a number that was given unseen (I4).
    const MAY_BE_SEALED: bool;

    /// Everything that it names in its family's record. Workers have accounts and are not part of the record.
    fn references(&self, names: &mut References);

    /// Without which things it says nothing: it goes when one of them is withdrawn, and does not stand in the way.
    fn goes_with(&self) -> Vec<(Kind, i64)>;

    /// Puts back what Kith keeps by itself and no form may set: versions, the sign-off, the day on which a step was done.
    fn put_back(&mut self, record: &CaseRecord, acting: &Acting<'_>);

    /// Refuses to alter what somebody said. It is withdrawn with a reason and said anew.
    fn own_words(&self, record: &CaseRecord, refusals: &mut Refusals);

    /// Refuses dates that cannot be.
    fn dates(&self, record: &CaseRecord, days: &mut Days<'_>);

    /// Refuses steps that are more than an edit and have an action of their own: signing off, agreeing, opening, closing.
    fn steps_apart(&self, record: &CaseRecord, refusals: &mut Refusals);

    /// Refuses what it can never be in itself.
    fn soundness(&self, record: &CaseRecord, thresholds: &Thresholds, refusals: &mut Refusals);

    /// Those whom it names and who may be professionals without an account. They are named, not left blank.
    fn professionals(&self) -> Vec<&Who>;

    /// Why it is never withdrawn. None: it may be.
    fn stays(&self) -> Option<&'static str>;

    /// The map to whose signed words it belongs, which opens again when it changes. Next steps, numbers and plans live on
    /// after the sign-off; the map with its items, dangers, goals and the scales of the pairs is what was signed.
    fn map_of(&self, record: &CaseRecord) -> Option<MapId>;

    /// The plan to whose agreed words this change of it belongs: its rules, its red flags, whom to ring, and what if
    /// somebody cannot. From whom a line is kept is no part of what people agreed to. `old`: as it stood. Without it, it is
    /// new or goes.
    fn plan_of(&self, old: Option<&Self>) -> Option<PlanId>;

    /// Adds what else follows from keeping it, in the same transaction. Not asked where nothing of it changed.
    fn consequences(
        &self,
        old: Option<&Self>,
        record: &CaseRecord,
        acting: &mut Acting<'_>,
        changes: &mut Vec<Change>,
    );

    /// What the own records of the children whom it names say of it, as it stands ([`crate::mention`]). None: they say nothing.
    fn about(&self) -> Option<About>;

    /// What of it tells a number that is still sealed for this viewer (I4).
    fn sealing(&self, record: &CaseRecord, viewer: WorkerId) -> Sealing;
}

/// Into what people have agreed to a thing goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Joins {
    /// Into nothing.
    Nothing,
    /// Into every signed map.
    SignedMaps,
    /// Into the plans that work.
    WorkingPlans,
}

/// In a family's record alone.
pub(crate) const FAMILY: &[Home] = &[Home::Family];
/// In a child's record alone.
pub(crate) const CHILD: &[Home] = &[Home::Child];
/// In a party's record alone.
pub(crate) const PARTY: &[Home] = &[Home::Party];
/// In a family's record, or in that of a child whom no family's holds.
pub(crate) const FAMILY_OR_CHILD: &[Home] = &[Home::Family, Home::Child];
/// In any record.
pub(crate) const ANYWHERE: &[Home] = Home::ALL;
