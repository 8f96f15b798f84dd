//! How far a goal is met, and when a danger no longer stands.

use super::{
    Acting, Change, Refused, consequences, kinds,
    put::references_stand,
    refusals::{HOUSE_KEEPING, Refusals, not_here},
    settle::settle,
};
use crate::{
    danger::DangerStatus,
    goal::GoalStatus,
    ids::{DangerId, GoalId, ItemId},
    object::{CaseRecord, Kind, Object},
};

/// Says how far a goal is met. Met needs existing safety against its danger that shows it; withdrawn needs a reason
/// (I20). The map stays as signed: this is how the work goes on, not what was agreed.
pub fn set_goal_status(
    record: &CaseRecord,
    goal: GoalId,
    status: GoalStatus,
    reason: &str,
    evidence: &[ItemId],
    acting: &mut Acting<'_>,
) -> Result<Vec<Change>, Refused> {
    let at = (Kind::SafetyGoal, goal.0);
    let mut set = record.goal(goal).ok_or_else(|| not_here(Kind::SafetyGoal, goal.0))?.value.clone();
    let mut refusals = Refusals::default();
    refusals.unless_open(record);
    let more = evidence.iter().copied().filter(|id| !set.evidence.contains(id)).collect::<Vec<_>>();
    set.evidence.extend(more);
    refusals.when(status == GoalStatus::Met && set.evidence.is_empty(), 20, at, "evidence",
        "A goal is met when existing safety shows it: choose the occasions on which people kept the child safe.");
    refusals.when(
        status == GoalStatus::Withdrawn && reason.trim().is_empty(),
        20,
        at,
        "status_reason",
        "Say why this goal is withdrawn.",
    );
    kinds::check_evidence(record, &set, &mut refusals);
    set.status = status;
    set.status_on = (status != GoalStatus::Open).then_some(acting.today);
    reason.trim().clone_into(&mut set.status_reason);
    let object = Object::SafetyGoal(set);
    references_stand(record, &object, &mut refusals);
    refusals.stop()?;
    let mut changes = vec![Change::Put(object)];
    settle(record, &mut changes, acting);
    Ok(changes)
}

/// Marks a danger as one that no longer stands, with the reason. Its statement, goal and numbers stay. A goal that is
/// not met is withdrawn with the same reason.
pub fn resolve_danger(
    record: &CaseRecord,
    danger: DangerId,
    reason: &str,
    acting: &mut Acting<'_>,
) -> Result<Vec<Change>, Refused> {
    let at = (Kind::DangerStatement, danger.0);
    let kept = record.danger(danger).ok_or_else(|| not_here(Kind::DangerStatement, danger.0))?;
    let mut resolved = kept.value.clone();
    let mut refusals = Refusals::default();
    refusals.unless_open(record);
    refusals.when(
        resolved.status == DangerStatus::Resolved,
        HOUSE_KEEPING,
        at,
        "status",
        "This has been marked as no longer a danger already.",
    );
    refusals.when(
        reason.trim().is_empty(),
        HOUSE_KEEPING,
        at,
        "status_reason",
        "Say why this is no longer a danger.",
    );
    refusals.stop()?;
    resolved.status = DangerStatus::Resolved;
    reason.trim().clone_into(&mut resolved.status_reason);
    let map = resolved.map;
    let mut changes = vec![Change::Put(resolved.into())];
    for goal in record.goals.iter().filter(|goal| goal.danger == danger) {
        if matches!(goal.status, GoalStatus::Open | GoalStatus::Partly) {
            let mut goal = goal.value.clone();
            goal.status = GoalStatus::Withdrawn;
            goal.status_on = Some(acting.today);
            reason.trim().clone_into(&mut goal.status_reason);
            changes.push(Change::Put(goal.into()));
        }
    }
    consequences::unsign(record, map, &mut changes);
    settle(record, &mut changes, acting);
    Ok(changes)
}
