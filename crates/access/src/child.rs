//! Permits for a child's own record: by its own allocation, or through the family whose record holds the child.

use crate::{
    Refusal,
    actor::Actor,
    family::{self, Basis, BreakGlass, ChildPermit, Deed, FamilyFacts, Permit},
};
use jiff::Timestamp;
use practice::ids::{ChildId, TeamId, WorkerId};

/// What must be known of a child's record and the person before anything is decided. Looked up by the store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChildFacts {
    /// The child.
    pub child: ChildId,
    /// The team that works with the child apart from its family, and who leads there.
    pub own: Option<(TeamId, Option<WorkerId>)>,
    /// Whether only named people may know of the record: it is restricted, or sealed.
    pub hidden: bool,
    /// Whether the person is one of those named.
    pub is_named: bool,
    /// Whether the person is on the child's conflict-of-interest list.
    pub has_conflict: bool,
    /// The person's own running emergency opening.
    pub break_glass: Option<BreakGlass>,
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
    if actor.role.sees_no_records() {
        return Err(Refusal::NotYourRole);
    }
    if facts.has_conflict || (facts.hidden && !facts.is_named) {
        return Err(Refusal::Absent);
    }
    let own = own_bases(actor, facts, now);
    if let Some(basis) = own.iter().copied().find(|basis| family::may(actor.role, *basis, deed)) {
        return Ok(Permit::new(actor, facts.child, deed, basis));
    }
    match through_family(actor, facts, deed, now) {
        Some(Ok(basis)) => Ok(Permit::new(actor, facts.child, deed, basis)),
        Some(Err(Refusal::NotYourRole)) => Err(Refusal::NotYourRole),
        // Nothing but the hidden family has to do with the child: to tell of the child would be to tell of the family.
        Some(Err(Refusal::Absent)) if facts.own.is_none() && own.is_empty() => Err(Refusal::Absent),
        _ if own.is_empty() => Err(Refusal::AskWhy),
        _ => Err(Refusal::NotYourRole),
    }
}

/// What ties the person to the child's own record, as if it were a family's with the child's own team.
fn own_bases(actor: Actor, facts: &ChildFacts, now: Timestamp) -> Vec<Basis> {
    // Nobody belongs to team 0.
    let (team, lead_worker) = facts.own.unwrap_or((TeamId(0), None));
    let as_family = FamilyFacts {
        family: practice::ids::FamilyId(0),
        team,
        lead_worker,
        is_co_worker: false,
        chair: None,
        restricted: facts.hidden,
        is_named: facts.is_named,
        has_conflict: false,
        break_glass: facts.break_glass,
    };
    family::bases(actor, &as_family, now)
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
