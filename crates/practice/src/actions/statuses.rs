//! Steps that are more than an edit and have an action of their own: signing off, agreeing a plan, opening a round,
//! ticking a milestone, closing. A plain save leaves them as they are.

use super::{
    Acting,
    refusals::{HOUSE_KEEPING, Refusals},
};
use crate::{
    contact::{Contact, DangerCorrected, DangerNow},
    danger::DangerStatus,
    family::CaseStatus,
    goal::{GoalStatus, StepStatus},
    map::MapStatus,
    object::{FamilyRecord, Object},
    plan::PlanStatus,
};

/// Puts back what Kith keeps by itself and no form may set: versions, the sign-off, the day on which a step was done.
pub(super) fn settle(record: &FamilyRecord, mut object: Object, acting: &Acting<'_>) -> Object {
    match &mut object {
        Object::Map(map) => {
            let old = record.map(map.id);
            map.version = old.map_or(1, |old| old.value.version);
            map.signed_off = old.and_then(|old| old.signed_off.clone());
        }
        Object::SafetyPlan(plan) => {
            let old = record.plan(plan.id);
            plan.version = old.map_or(1, |old| old.value.version);
            plan.agreed = old.and_then(|old| old.agreed);
            plan.replaced = old.and_then(|old| old.replaced);
            plan.said_yes_before = old.map(|old| old.said_yes_before.clone()).unwrap_or_default();
            plan.said_yes_before.retain(|before| plan.signatures.iter().all(|yes| yes.who != before.who));
        }
        Object::NextStep(step) => {
            step.done_on =
                if step.status == StepStatus::Open { None } else { step.done_on.or(Some(acting.today)) };
        }
        Object::Contact(contact) => {
            if let Some(old) = record.contact(contact.id) {
                contact.taken_by = old.taken_by;
                contact.on_open_case = old.on_open_case;
            }
            contact.danger_corrected = corrected(record, contact, acting);
        }
        _ => {}
    }
    object
}

/// That a contact says no more that a child is in danger now, with who changed it and when. It waits for a decision.
fn corrected(record: &FamilyRecord, contact: &Contact, acting: &Acting<'_>) -> Option<DangerCorrected> {
    let old = record.contact(contact.id)?;
    if contact.danger_now == DangerNow::Yes {
        return None;
    }
    if old.danger_now != DangerNow::Yes {
        // Why can be said better; who changed it, and what was decided on it, stay.
        let why = contact.danger_corrected.as_ref().map(|new| new.why.clone());
        let before = old.danger_corrected.clone();
        return before
            .map(|before| DangerCorrected { why: why.unwrap_or_else(|| before.why.clone()), ..before });
    }
    let why = contact.danger_corrected.as_ref().map(|new| new.why.trim().to_owned()).unwrap_or_default();
    Some(DangerCorrected { why, by: Some(acting.by), at: Some(acting.at), waits: true })
}

#[expect(clippy::too_many_lines, reason = "one arm for each kind; splitting would hide that all are here")]
pub(super) fn check(record: &FamilyRecord, object: &Object, refusals: &mut Refusals) {
    let at = (object.kind(), object.number());
    match object {
        Object::Family(new) => {
            let old = record.family_case(new.id);
            let before = old.map_or((CaseStatus::Open, None), |old| (old.status, old.closed));
            refusals.when(
                (new.status, new.closed) != before,
                20,
                at,
                "status",
                "A case is closed by asking to close it and auditing it, and opened again by reopening it.",
            );
        }
        Object::Map(new) => {
            let old = record.map(new.id).map(|old| old.status);
            refusals.when(
                old == Some(MapStatus::Superseded),
                HOUSE_KEEPING,
                at,
                "",
                "A later map has replaced this one. Work on the later one.",
            );
            refusals.when(
                new.is_signed() && old != Some(new.status),
                1,
                at,
                "status",
                "A map is signed off with the sign-off, which looks at what is still missing.",
            );
            let later =
                || record.maps.iter().any(|map| map.id != new.id && map.status != MapStatus::Superseded);
            refusals.when(
                new.status == MapStatus::Superseded && !later(),
                HOUSE_KEEPING,
                at,
                "status",
                "Begin the map that replaces this one first, so that the family always has a map.",
            );
        }
        Object::DangerStatement(new) => {
            let old = record.danger(new.id).map_or(DangerStatus::Current, |old| old.status);
            refusals.when(
                new.status == DangerStatus::Resolved && old != new.status,
                HOUSE_KEEPING,
                at,
                "status",
                "Say why this no longer stands: mark it as no longer a danger, with the reason.",
            );
        }
        Object::SafetyGoal(new) => {
            let before = record.goal(new.id).map_or((GoalStatus::Open, None, ""), |old| {
                (old.status, old.status_on, old.status_reason.as_str())
            });
            refusals.when(
                (new.status, new.status_on, new.status_reason.as_str()) != before,
                20,
                at,
                "status",
                "Say how far the goal is met where its evidence is asked for.",
            );
            refusals.when(
                new.status == GoalStatus::Met && new.evidence.is_empty(),
                20,
                at,
                "evidence",
                "This goal is met, so the existing safety that shows it stays with it.",
            );
        }
        Object::NextStep(new) => {
            refusals.when(
                new.status == StepStatus::Dropped && new.outcome.trim().is_empty(),
                HOUSE_KEEPING,
                at,
                "outcome",
                "Say why this step was dropped.",
            );
        }
        Object::ScalingRound(new) => {
            let old = record.round(new.id).and_then(|old| old.opened.as_ref());
            refusals.when(
                new.opened.as_ref() != old,
                4,
                at,
                "opened",
                "A round is opened by whoever leads it, once everybody has given a number.",
            );
        }
        Object::Escalation(new) => {
            refusals.when(
                record.escalation(new.id).is_none_or(|old| old.value != *new),
                15,
                at,
                "",
                "Kith opens an escalation by itself when a number asks for it. Answer it; it is not edited.",
            );
        }
        Object::SafetyPlan(new) => {
            let before = record
                .plan(new.id)
                .map_or((PlanStatus::Draft, None), |old| (old.status, old.owned_by_network_on));
            refusals.when(new.status != before.0, 18, at, "status",
                "A plan is agreed, tested and called working with steps of their own, which look at what is missing.");
            refusals.when(new.owned_by_network_on != before.1, 20, at, "owned_by_network_on",
                "Hand the plan to the family and network once somebody has said that they will keep it going.");
        }
        Object::PlanTest(new) => {
            refusals.when(
                record.plan_test(new.id).is_some_and(|old| {
                    (old.followed, old.worked, old.on, old.rule) != (new.followed, new.worked, new.on, new.rule)
                }),
                19, at, "worked",
                "What a test showed is kept as it was. If it was written down wrongly, withdraw it with a reason and add it anew.",
            );
        }
        Object::Trajectory(new) => {
            let old = record.trajectory(new.id).and_then(|old| old.ended);
            refusals.when(new.ended != old, 26, at, "ended", "The trajectory ends when the case is closed.");
            let other = record.trajectories.iter().any(|other| other.id != new.id && other.ended.is_none());
            refusals.when(
                other && new.ended.is_none(),
                HOUSE_KEEPING,
                at,
                "",
                "The family has a trajectory already. Add milestones to it.",
            );
        }
        Object::Milestone(new) => {
            let old = record.milestone(new.id).and_then(|old| old.actual);
            refusals.when(
                new.actual != old,
                26,
                at,
                "actual",
                "A milestone is ticked with what shows that it was reached.",
            );
            refusals.when(
                new.actual.is_some() && !new.has_evidence(),
                26,
                at,
                "evidence",
                "This milestone is ticked, so what shows it stays with it.",
            );
        }
        Object::Contact(new) => {
            let of = |contact: &Contact| {
                (contact.decision, contact.decision_reason.clone(), contact.decided_at, contact.decided_by)
            };
            let before = record.contact(new.id).map_or((None, String::new(), None, None), |old| of(old));
            refusals.when(
                of(new) != before,
                HOUSE_KEEPING,
                at,
                "decision",
                "A contact is decided on in a step of its own, with the reason.",
            );
        }
        Object::Closure(new) => {
            let only_reason = record.closure(new.id).is_some_and(|old| {
                let mut changed = old.value.clone();
                changed.reason.clone_from(&new.reason);
                changed == *new && (old.audited_on.is_none() || old.reason == new.reason)
            });
            refusals.when(!only_reason, 20, at, "",
                "Ask to close, audit and close with the steps of their own. After the audit the request stays as it is.");
        }
        _ => {}
    }
}
