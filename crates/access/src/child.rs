//! Permits for a child's own record: by its own allocation, or through the family whose record holds the child.

use crate::{
    ChildPermit, FamilyPermit, Permit, Refusal,
    actor::Actor,
    basis::Basis,
    deed::Deed,
    family::{self, Facts, FamilyFacts},
};
use jiff::Timestamp;
use practice::ids::ChildId;

/// What must be known of a child's record and the person before anything is decided. Looked up by the store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChildFacts {
    /// The child's own record. It is restricted also where it was sealed.
    pub own: Facts<ChildId>,
    /// Whether a team works with the child apart from its family. Otherwise nobody belongs to the team of these facts.
    pub has_own_team: bool,
    /// The family whose record holds the child today, as the person stands to it.
    pub holding: Option<FamilyFacts>,
}

/// Decides whether this person may do this deed with this child's record, now.
///
/// A conflict of interest and a restriction of the child's own record count first, as they do for a family. Then the
/// child's own team, then whoever works with the family that holds the child. Where that family is hidden from the
/// person, a child with a team of its own looks like one whom no family holds; any other child is absent with the family.
///
/// # Errors
/// [`Refusal::Absent`] where the record must look as if it did not exist, [`Refusal::AskWhy`] where nothing ties the person
/// to the child, [`Refusal::NotYourRole`] where what ties them does not go so far.
pub fn permit(actor: Actor, facts: &ChildFacts, deed: Deed, now: Timestamp) -> Result<ChildPermit, Refusal> {
    let own = match family::permit(actor, &facts.own, deed, now) {
        Ok(permit) => return Ok(permit),
        Err(Refusal::Absent) => return Err(Refusal::Absent),
        Err(refusal) => refusal,
    };
    match through_family(actor, facts, deed, now) {
        Some(Ok(basis)) => Ok(Permit::new(actor, facts.own.record, deed, basis)),
        // Nothing but the hidden family has to do with the child: to tell of the child would be to tell of the family.
        Some(Err(Refusal::Absent)) if !facts.has_own_team && own == Refusal::AskWhy => Err(Refusal::Absent),
        Some(Err(Refusal::NotYourRole)) => Err(Refusal::NotYourRole),
        _ => Err(own),
    }
}

/// Decides whether somebody who may decide about a child may hand the child over to this family, and writes in its record what comes
/// with the child. Of their own team's families they decide as they do otherwise; of another team's they need to know no more than
/// that there is such a family: its team agrees, and is told.
///
/// # Errors
/// [`Refusal::Absent`] where the family must look as if it did not exist, [`Refusal::NotYourRole`] where the person decides nothing.
pub fn hand_over(of_child: &ChildPermit, to: &FamilyFacts, now: Timestamp) -> Result<FamilyPermit, Refusal> {
    if of_child.deed() != Deed::Decide {
        return Err(Refusal::NotYourRole);
    }
    match family::permit(of_child.actor(), to, Deed::Decide, now) {
        Ok(permit) => Ok(permit),
        Err(Refusal::Absent) => Err(Refusal::Absent),
        Err(Refusal::AskWhy | Refusal::NotYourRole) => may_hand_over(of_child.actor(), to, now),
    }
}

/// Whether leave to hand a child over to this family would still be given.
///
/// # Errors
/// As [`hand_over`].
pub fn may_hand_over(actor: Actor, to: &FamilyFacts, now: Timestamp) -> Result<FamilyPermit, Refusal> {
    match family::permit(actor, to, Deed::See, now) {
        Ok(_) | Err(Refusal::AskWhy) => Ok(Permit::new(actor, to.record, Deed::Change, Basis::HandsOver)),
        Err(refusal) => Err(refusal),
    }
}

/// Whether the person comes to the child through the family that holds it. An emergency opening of the family's record, and a
/// name on its list, open that record alone.
fn through_family(
    actor: Actor,
    facts: &ChildFacts,
    deed: Deed,
    now: Timestamp,
) -> Option<Result<Basis, Refusal>> {
    let permit = family::permit(actor, facts.holding.as_ref()?, deed, now);
    match permit.map(|permit| permit.basis()) {
        Ok(Basis::BreakGlass | Basis::Named) => None,
        // The journal of the child's record says that it was the family, and the family's says who is who there.
        Ok(_) => Some(Ok(Basis::HoldingFamily)),
        Err(refusal) => Some(Err(refusal)),
    }
}
