//! Permits for what is not one family's record: one's own work, search, the team board, administration, the journal.

use crate::{
    Refusal,
    actor::{Actor, Role},
    family::{ChildPermit, FamilyPermit, PartyPermit, Permit, maker},
};
use practice::{
    RecordId,
    ids::{ChildId, FamilyId, PartyId, TeamId},
};

/// What somebody wants to do outside a family's record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OfficeDeed {
    /// See one's own account and sign out.
    OwnAccount,
    /// See one's own work and families.
    MyWork,
    /// Look for people, with a reason.
    FindPeople,
    /// Register a new referral.
    RegisterFamily,
    /// See a team's board.
    TeamBoard(TeamId),
    /// Open a record of another team in an emergency.
    BreakGlass,
    /// Look over the emergency openings of a team's families.
    ReviewBreakGlass(TeamId),
    /// Look after accounts, teams, restrictions and conflicts.
    Administer,
    /// Search and verify the journal. Shows who did what when, never the content.
    ReadJournal,
    /// Check the statutory returns, which name every child of the authority: for analysts alone.
    Returns,
    /// Read published statistics and run studies, which hold no record of a family.
    Evidence,
}

/// Leave for one person to do one of these. Only [`permit`] makes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OfficePermit {
    actor: Actor,
    deed: OfficeDeed,
}

impl OfficePermit {
    /// Who.
    pub fn actor(&self) -> Actor {
        self.actor
    }

    /// What for.
    pub fn deed(&self) -> OfficeDeed {
        self.deed
    }

    /// Leave to write the first entries of a family registered under this permit.
    pub fn for_new_family(&self, family: FamilyId) -> Option<FamilyPermit> {
        self.for_new(family)
    }

    /// Leave to write the first entries of a child's own record, where no family's record holds the child.
    pub fn for_new_child(&self, child: ChildId) -> Option<ChildPermit> {
        self.for_new(child)
    }

    /// Leave to write the first entries of a party's record.
    pub fn for_new_party(&self, party: PartyId) -> Option<PartyPermit> {
        self.for_new(party)
    }

    fn for_new<R: Copy + Into<RecordId>>(&self, record: R) -> Option<Permit<R>> {
        (self.deed == OfficeDeed::RegisterFamily).then(|| maker(self.actor, record))
    }
}

/// Decides whether this person may do this.
pub fn permit(actor: Actor, deed: OfficeDeed) -> Result<OfficePermit, Refusal> {
    let works_with_families = matches!(
        actor.role,
        Role::SocialWorker | Role::PracticeSupervisor | Role::ConferenceChair | Role::PracticeLead
    );
    let allowed = match deed {
        OfficeDeed::OwnAccount | OfficeDeed::MyWork => true,
        OfficeDeed::FindPeople | OfficeDeed::BreakGlass => works_with_families,
        OfficeDeed::RegisterFamily => matches!(actor.role, Role::SocialWorker | Role::PracticeSupervisor),
        OfficeDeed::TeamBoard(team) => {
            actor.team == Some(team) && matches!(actor.role, Role::PracticeSupervisor | Role::PracticeLead)
        }
        OfficeDeed::ReviewBreakGlass(team) => {
            actor.team == Some(team) && actor.role == Role::PracticeSupervisor
        }
        OfficeDeed::Administer | OfficeDeed::ReadJournal => actor.role == Role::Administrator,
        OfficeDeed::Returns => actor.role == Role::PerformanceAnalyst,
        OfficeDeed::Evidence => matches!(actor.role, Role::PerformanceAnalyst | Role::PracticeLead),
    };
    if allowed { Ok(OfficePermit { actor, deed }) } else { Err(Refusal::NotYourRole) }
}
