//! Permits for a record with a team of its own, a family's or a party's: own records, the team's, those one chairs; restriction,
//! break-glass, conflict. A party's is never opened through a child's or a family's record.

use crate::{
    Permit, Refusal,
    actor::{Actor, Role},
    basis::Basis,
    deed::Deed,
};
use jiff::Timestamp;
use practice::{
    RecordId,
    ids::{FamilyId, PartyId, TeamId, WorkerId},
};

/// A running emergency opening of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BreakGlass {
    /// When it ends.
    pub until: Timestamp,
}

/// What must be known of a family and the person before anything is decided.
pub type FamilyFacts = Facts<FamilyId>;
/// What must be known of a party and the person before anything is decided.
pub type PartyFacts = Facts<PartyId>;

/// What must be known of a record with a team of its own, and of the person, before anything is decided. Looked up by the store.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "four separate facts, each asked and answered on its own")]
pub struct Facts<R> {
    /// The record.
    pub record: R,
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

/// Decides whether this person may do this deed with this family's record, now; a party's is decided like it.
///
/// A conflict of interest beats every role and every restriction list. A restricted family is absent to everybody who
/// is not named, and being named opens it only as far as the person's role and place go otherwise; the team's
/// supervisor must be named too. Somebody of another team who is named reads and adds, and neither signs nor decides:
/// whoever is to do that is made a co-worker of the family.
pub fn permit<R: Copy + Into<RecordId>>(
    actor: Actor,
    facts: &Facts<R>,
    deed: Deed,
    now: Timestamp,
) -> Result<Permit<R>, Refusal> {
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
        Some(basis) => Ok(Permit::new(actor, facts.record, deed, basis)),
        None => Err(Refusal::NotYourRole),
    }
}

/// Why this person has to do with this family, what ties them most first. One reason takes nothing from another: a chair
/// who also works with the family still decides as its chair. The last two count for those alone whom nothing else ties to it.
fn bases<R>(actor: Actor, facts: &Facts<R>, now: Timestamp) -> Vec<Basis> {
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
