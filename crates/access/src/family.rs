//! Permits for one family's record: own families, the team's, those one chairs; restriction, break-glass, conflict.

use crate::{
    Refusal,
    actor::{Actor, Role},
};
use jiff::Timestamp;
use practice::ids::{FamilyId, TeamId, WorkerId};

/// What somebody wants to do with a family's record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Deed {
    /// Read it.
    See,
    /// Add to it or change it.
    Change,
    /// Sign the map off, agree a plan, open a round.
    SignOff,
    /// Record a supervision of the work.
    Supervise,
    /// Audit a closure.
    Audit,
    /// Close, override, answer an escalation, restrict, allocate.
    Decide,
}

impl Deed {
    /// Every deed.
    pub const ALL: &'static [Self] =
        &[Self::See, Self::Change, Self::SignOff, Self::Supervise, Self::Audit, Self::Decide];
}

/// A running emergency opening of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BreakGlass {
    /// When it ends.
    pub until: Timestamp,
}

/// What must be known of a family and the person before anything is decided. Looked up by the store.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "four separate facts, each asked and answered on its own")]
pub struct FamilyFacts {
    /// The family.
    pub family: FamilyId,
    /// The team that holds it.
    pub team: TeamId,
    /// Who leads.
    pub lead_worker: Option<WorkerId>,
    /// Whether the person is a co-worker.
    pub is_co_worker: bool,
    /// Who chairs.
    pub chair: Option<WorkerId>,
    /// Whether only named people may know of it.
    pub restricted: bool,
    /// Whether the person is one of those named.
    pub is_named: bool,
    /// Whether the person is on the family's conflict-of-interest list.
    pub has_conflict: bool,
    /// The person's own running break-glass.
    pub break_glass: Option<BreakGlass>,
}

/// Why somebody was let in. Journalled with every deed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Basis {
    /// Leads the work.
    LeadWorker,
    /// Works with the lead worker.
    CoWorker,
    /// Belongs to the team that holds the case.
    Team,
    /// Supervises the team that holds the case.
    Supervisor,
    /// Chairs the family's conferences.
    Chair,
    /// Helps the team's practice.
    PracticeLead,
    /// Belongs to another team, and is named for this restricted record: may read it and add to it, and no more.
    Named,
    /// Opened in an emergency, with a reason.
    BreakGlass,
    /// Made the record just now.
    Maker,
}

impl Basis {
    /// The code in the journal.
    pub fn code(self) -> &'static str {
        match self {
            Self::LeadWorker => "lead_worker",
            Self::CoWorker => "co_worker",
            Self::Team => "team",
            Self::Supervisor => "supervisor",
            Self::Chair => "chair",
            Self::PracticeLead => "practice_lead",
            Self::Named => "named",
            Self::BreakGlass => "break_glass",
            Self::Maker => "maker",
        }
    }
}

/// Leave for one person to do one deed with one family's record. Only [`permit`] makes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FamilyPermit {
    actor: Actor,
    family: FamilyId,
    deed: Deed,
    basis: Basis,
}

impl FamilyPermit {
    /// Who.
    pub fn actor(&self) -> Actor {
        self.actor
    }

    /// Which family.
    pub fn family(&self) -> FamilyId {
        self.family
    }

    /// What for.
    pub fn deed(&self) -> Deed {
        self.deed
    }

    /// Why.
    pub fn basis(&self) -> Basis {
        self.basis
    }

    /// Whether changes may be kept under this permit.
    pub fn allows_change(&self) -> bool {
        self.deed != Deed::See
    }
}

/// Decides whether this person may do this deed with this family, now.
///
/// A conflict of interest beats every role and every restriction list. A restricted family is absent to everybody who
/// is not named, and being named opens it only as far as the person's role and place go otherwise; the team's
/// supervisor must be named too. Somebody of another team who is named reads and adds, and neither signs nor decides:
/// whoever is to do that is made a co-worker of the family.
pub fn permit(
    actor: Actor,
    facts: &FamilyFacts,
    deed: Deed,
    now: Timestamp,
) -> Result<FamilyPermit, Refusal> {
    if actor.role.sees_no_records() {
        return Err(Refusal::NotYourRole);
    }
    if facts.has_conflict || (facts.restricted && !facts.is_named) {
        return Err(Refusal::Absent);
    }
    let ties = bases(actor, facts, now);
    if ties.is_empty() {
        return Err(Refusal::AskWhy);
    }
    match ties.into_iter().find(|basis| may(actor.role, *basis, deed)) {
        Some(basis) => Ok(FamilyPermit { actor, family: facts.family, deed, basis }),
        None => Err(Refusal::NotYourRole),
    }
}

/// Leave to write the first entries of a family's record, for somebody who may register families.
pub(crate) fn maker(actor: Actor, family: FamilyId) -> FamilyPermit {
    FamilyPermit { actor, family, deed: Deed::Change, basis: Basis::Maker }
}

/// Why this person has to do with this family, what ties them most first. One reason takes nothing from another: a chair
/// who also works with the family still decides as its chair. The last two count for those alone whom nothing else ties to it.
fn bases(actor: Actor, facts: &FamilyFacts, now: Timestamp) -> Vec<Basis> {
    let of_team = match actor.role {
        _ if actor.team != Some(facts.team) => None,
        Role::PracticeSupervisor => Some(Basis::Supervisor),
        Role::PracticeLead => Some(Basis::PracticeLead),
        Role::SocialWorker => Some(Basis::Team),
        Role::ConferenceChair | Role::PerformanceAnalyst | Role::Administrator => None,
    };
    let ties = [
        (facts.lead_worker == Some(actor.worker)).then_some(Basis::LeadWorker),
        facts.is_co_worker.then_some(Basis::CoWorker),
        (facts.chair == Some(actor.worker)).then_some(Basis::Chair),
        of_team,
    ];
    let mut bases: Vec<Basis> = ties.into_iter().flatten().collect();
    if bases.is_empty() {
        let named = (facts.restricted && facts.is_named).then_some(Basis::Named);
        let glass = facts.break_glass.is_some_and(|glass| now < glass.until).then_some(Basis::BreakGlass);
        bases.extend(named.or(glass));
    }
    bases
}

/// What each reason and role together allow. Who may sign may change, and who may change may see.
fn may(role: Role, basis: Basis, deed: Deed) -> bool {
    let changes = role != Role::PracticeLead;
    let belongs = !matches!(basis, Basis::BreakGlass | Basis::Named);
    match deed {
        Deed::See => true,
        Deed::Change => changes,
        Deed::SignOff => {
            changes
                && belongs
                && (matches!(role, Role::PracticeSupervisor | Role::ConferenceChair)
                    || matches!(basis, Basis::LeadWorker | Basis::CoWorker))
        }
        // A practice lead thinks about a family with the team, and writes down what came of it; the record is not theirs.
        Deed::Supervise => changes || belongs,
        Deed::Audit => belongs && matches!(role, Role::PracticeSupervisor | Role::PracticeLead),
        Deed::Decide => match role {
            Role::PracticeSupervisor => belongs,
            Role::ConferenceChair => basis == Basis::Chair,
            _ => false,
        },
    }
}
