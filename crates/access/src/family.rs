//! Permits for one family's record: own families, the team's, those one chairs; restriction, break-glass, conflict.

use crate::{
    Refusal,
    actor::{Actor, Role},
};
use jiff::Timestamp;
use practice::{
    RecordId, RecordPart,
    ids::{ChildId, FamilyId, PartyId, TeamId, WorkerId},
};

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
    /// Works with the family whose record holds the child.
    HoldingFamily,
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
            Self::HoldingFamily => "holding_family",
            Self::BreakGlass => "break_glass",
            Self::Maker => "maker",
        }
    }
}

/// Leave for one person to do one deed with one record. Only [`permit`], [`crate::child::permit`] and
/// [`crate::party::permit`] make it.
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
    pub(crate) fn new(actor: Actor, record: R, deed: Deed, basis: Basis) -> Self {
        Self { actor, record, deed, basis }
    }

    /// Who.
    pub fn actor(&self) -> Actor {
        self.actor
    }

    /// Which record.
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
        Permit::new(self.actor, child.into(), Deed::Change, Basis::Maker)
    }

    /// Leave to carry into a child's own record what follows there from a change of this one.
    pub fn to_follow(&self, child: ChildId) -> RecordPermit {
        Permit::new(self.actor, child.into(), self.deed, Basis::HoldingFamily)
    }

    /// Whether changes may be kept under this permit.
    pub fn allows_change(&self) -> bool {
        self.deed != Deed::See
    }

    /// Whether things of this part of the record may be kept or withdrawn under it.
    pub fn covers(&self, part: RecordPart) -> bool {
        covers(self.deed, part)
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

/// Which parts of a record a deed reaches: the one table that the store asks for each thing that a change keeps.
pub fn covers(deed: Deed, part: RecordPart) -> bool {
    match deed {
        Deed::See => false,
        Deed::Supervise => part == RecordPart::Supervision,
        Deed::Audit => part == RecordPart::Closing,
        // What follows from one of these may reach any part: a number opens an escalation, a contact the case. Which of them
        // a form needs is said by its route.
        Deed::Change | Deed::SignOff | Deed::Decide => true,
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
        Some(basis) => Ok(Permit::new(actor, facts.family, deed, basis)),
        None => Err(Refusal::NotYourRole),
    }
}

/// Leave to write the first entries of a record, for somebody who may make it.
pub(crate) fn maker<R: Copy + Into<RecordId>>(actor: Actor, record: R) -> Permit<R> {
    Permit::new(actor, record, Deed::Change, Basis::Maker)
}

/// Why this person has to do with this family, what ties them most first. One reason takes nothing from another: a chair
/// who also works with the family still decides as its chair. The last two count for those alone whom nothing else ties to it.
pub(crate) fn bases(actor: Actor, facts: &FamilyFacts, now: Timestamp) -> Vec<Basis> {
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
pub(crate) fn may(role: Role, basis: Basis, deed: Deed) -> bool {
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
