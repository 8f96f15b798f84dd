//! A permit: leave for one person to do one deed with one record.

use crate::{actor::Actor, basis::Basis, deed::Deed};
use practice::{
    RecordId, RecordPart,
    ids::{ChildId, FamilyId, PartyId},
};

/// Leave for one person to do one deed with one record. Only [`crate::family::permit`], [`crate::child::permit`] and, for a
/// record that begins, [`crate::OfficePermit`] make it, and another permit for what follows from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Permit<R> {
    actor: Actor,
    record: R,
    deed: Deed,
    basis: Basis,
}

/// Leave to do one deed with a family's record.
pub type FamilyPermit = Permit<FamilyId>;
/// Leave to do one deed with a child's own record.
pub type ChildPermit = Permit<ChildId>;
/// Leave to do one deed with a party's record.
pub type PartyPermit = Permit<PartyId>;
/// Leave to do one deed with some record.
pub type RecordPermit = Permit<RecordId>;

impl<R: Copy + Into<RecordId>> Permit<R> {
    /// Leave to write the first entries of a record, for somebody who may make it.
    pub(crate) fn maker(actor: Actor, record: R) -> Self {
        Self::new(actor, record, Deed::Change, Basis::Maker)
    }

    pub(crate) fn new(actor: Actor, record: R, deed: Deed, basis: Basis) -> Self {
        Self { actor, record, deed, basis }
    }

    /// Who.
    pub fn actor(&self) -> Actor {
        self.actor
    }

    /// The record.
    pub fn record(&self) -> RecordId {
        self.record.into()
    }

    /// What for.
    pub fn deed(&self) -> Deed {
        self.deed
    }

    /// Why.
    pub fn basis(&self) -> Basis {
        self.basis
    }

    /// The same leave, for whatever handles records of any home.
    pub fn of_record(&self) -> RecordPermit {
        Permit { actor: self.actor, record: self.record.into(), deed: self.deed, basis: self.basis }
    }

    /// Leave to begin the record of a child who is put into this record.
    pub fn to_begin(&self, child: ChildId) -> RecordPermit {
        Permit::maker(self.actor, child.into())
    }

    /// Leave to carry into a child's own record what follows there from a change of this one.
    pub fn to_follow(&self, child: ChildId) -> RecordPermit {
        Permit::new(self.actor, child.into(), self.deed, Basis::HoldingFamily)
    }

    /// Leave to carry into a family's record what follows there from a change of this record of a child who belongs to it.
    pub fn to_carry(&self, family: FamilyId) -> RecordPermit {
        Permit::new(self.actor, family.into(), self.deed, Basis::LinkedChild)
    }

    /// Whether changes may be kept under this permit.
    pub fn allows_change(&self) -> bool {
        self.deed != Deed::See
    }

    /// Whether things of this part of the record may be kept or withdrawn under it: the one table that the store asks for each
    /// thing that a change keeps.
    pub fn covers(&self, part: RecordPart) -> bool {
        if self.basis == Basis::HandsOver {
            // The child, the link, and the steps that go along.
            return matches!(part, RecordPart::Links | RecordPart::People | RecordPart::Map);
        }
        match self.deed {
            Deed::See => false,
            Deed::Supervise => part == RecordPart::Supervision,
            Deed::Audit => part == RecordPart::Closing,
            // What follows from one of these may reach any part: a number opens an escalation, a contact the case. Which of
            // them a form needs is said by its route.
            Deed::Change | Deed::SignOff | Deed::Decide => true,
        }
    }
}

impl FamilyPermit {
    /// Which family.
    pub fn family(&self) -> FamilyId {
        self.record
    }
}

impl ChildPermit {
    /// Which child.
    pub fn child(&self) -> ChildId {
        self.record
    }
}
