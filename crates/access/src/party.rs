//! Permits for a party's record: a sponsor's, carer's, resident's or adopter's. It is never opened through a child's or a
//! family's record; who places a child with a party learns what its flags say and no more.

use crate::{
    Refusal,
    actor::Actor,
    family::{self, BreakGlass, Deed, FamilyFacts, PartyPermit, Permit},
};
use jiff::Timestamp;
use practice::ids::{FamilyId, PartyId, TeamId, WorkerId};

/// What must be known of a party's record and the person before anything is decided. Looked up by the store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartyFacts {
    /// The party.
    pub party: PartyId,
    /// The team that works with them.
    pub team: TeamId,
    /// Who leads there.
    pub lead_worker: Option<WorkerId>,
    /// Whether only named people may know of the record.
    pub restricted: bool,
    /// Whether the person is one of those named.
    pub is_named: bool,
    /// Whether the person is on the party's conflict-of-interest list.
    pub has_conflict: bool,
    /// The person's own running emergency opening.
    pub break_glass: Option<BreakGlass>,
}

/// Decides whether this person may do this deed with this party's record, now: as for a family's record of the same team.
///
/// # Errors
/// Those of [`family::permit`].
pub fn permit(actor: Actor, facts: &PartyFacts, deed: Deed, now: Timestamp) -> Result<PartyPermit, Refusal> {
    let PartyFacts { team, lead_worker, restricted, is_named, has_conflict, break_glass, .. } = *facts;
    let as_family = FamilyFacts {
        family: FamilyId(0),
        team,
        lead_worker,
        is_co_worker: false,
        chair: None,
        restricted,
        is_named,
        has_conflict,
        break_glass,
    };
    let permit = family::permit(actor, &as_family, deed, now)?;
    Ok(Permit::new(actor, facts.party, deed, permit.basis()))
}
