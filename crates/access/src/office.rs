//! Permits for what is not one family's record: one's own work, search, the team board, administration, the journal.

use crate::{
    ChildPermit, FamilyPermit, PartyPermit, Permit, Refusal,
    actor::{Actor, Role},
};
use practice::{
    RecordId,
    ids::{ChildId, FamilyId, PartyId, TeamId},
};

/// What somebody wants to do outside a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OfficeDeed<Team = TeamId> {
    /// See one's own account and sign out.
    OwnAccount,
    /// See one's own work and families.
    MyWork,
    /// Look for people, with a reason.
    FindPeople,
    /// Register a new referral.
    RegisterFamily,
    /// See a team's board.
    TeamBoard(Team),
    /// Open a record of another team in an emergency.
    BreakGlass,
    /// Look over the emergency openings of a team's families.
    ReviewBreakGlass(Team),
    /// Look after accounts, teams, restrictions and conflicts.
    Administer,
    /// Search and verify the journal. Shows who did what when, never the content.
    ReadJournal,
    /// Check the statutory returns, which name every child of the authority, make them out of the record, restricted and sealed
    /// children included (pathway P49), and keep them as they were sent: for analysts alone.
    Returns,
    /// Read published statistics and run studies, which hold no record of a family.
    Evidence,
}

/// Stands for a team that is not known yet: a route says that it is about some team, and the request which.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct SomeTeam;

impl OfficeDeed<SomeTeam> {
    /// The deed with its team. None: it is about one, and there is none.
    pub fn of(self, team: Option<TeamId>) -> Option<OfficeDeed> {
        Some(match self {
            Self::OwnAccount => OfficeDeed::OwnAccount,
            Self::MyWork => OfficeDeed::MyWork,
            Self::FindPeople => OfficeDeed::FindPeople,
            Self::RegisterFamily => OfficeDeed::RegisterFamily,
            Self::TeamBoard(SomeTeam) => OfficeDeed::TeamBoard(team?),
            Self::BreakGlass => OfficeDeed::BreakGlass,
            Self::ReviewBreakGlass(SomeTeam) => OfficeDeed::ReviewBreakGlass(team?),
            Self::Administer => OfficeDeed::Administer,
            Self::ReadJournal => OfficeDeed::ReadJournal,
            Self::Returns => OfficeDeed::Returns,
            Self::Evidence => OfficeDeed::Evidence,
        })
    }
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
        (self.deed == OfficeDeed::RegisterFamily).then(|| Permit::maker(self.actor, record))
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
