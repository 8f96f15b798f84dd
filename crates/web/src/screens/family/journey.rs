//! What to do next with a family, from the first map to closing, each step with what is done and where it is done. Pure.

use practice::{
    FamilyRecord, danger::DangerStatus, family::CaseStatus, map::MapStatus, plan::PlanKind, scale::Subject,
};
use serde::Serialize;

/// One step of the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(super) struct Step {
    /// What to do.
    pub(super) text: &'static str,
    /// What it is good for, and when it counts as done.
    pub(super) hint: &'static str,
    /// The page within the record.
    pub(super) path: &'static str,
    /// Whether it is done.
    pub(super) done: bool,
    /// Whether it is the first that is not done.
    pub(super) next: bool,
}

/// The steps in their order.
pub(super) fn steps(record: &FamilyRecord) -> Vec<Step> {
    let step = |text, hint, path, done| Step { text, hint, path, done, next: false };
    let mut all = vec![
        step(
            "Start the map",
            "What are we worried about, what is working well, what needs to happen: begin with what the referral says, and ask the family.",
            "map",
            has_map(record),
        ),
        step(
            "Write the danger statement and its safety goal",
            "What may happen to each child if nothing changes, and what we will see instead when it is safe enough.",
            "map",
            has_pair(record),
        ),
        step(
            "Ask everybody for a number",
            "From 0 to 10, each person for themselves, with reasons.",
            "scaling",
            has_numbers(record),
        ),
        step(
            "Bring the network together",
            "At least one person who is naturally connected to the children and knows what we are worried about.",
            "network",
            has_network(record),
        ),
        step(
            "Make the safety plan and agree it",
            "Rules in the family’s own words: who does what, and who steps in.",
            "plan",
            has_plan(record),
        ),
        step(
            "Test the plan",
            "Try the rules out and write down what people saw.",
            "plan",
            record.plan_tests.iter().any(|test| test.passed()),
        ),
        step(
            "Check and sign off the map",
            "Kith shows what is still missing, and who disagrees with what.",
            "check",
            record.maps.iter().any(|map| map.is_signed()),
        ),
        step(
            "Close, when safety has been seen for long enough",
            "The plan stays with the family and its network.",
            "closing",
            record.families.first().is_some_and(|family| family.status == CaseStatus::Closed),
        ),
    ];
    if let Some(next) = all.iter_mut().find(|step| !step.done) {
        next.next = true;
    }
    all
}

fn has_map(record: &FamilyRecord) -> bool {
    record
        .maps
        .iter()
        .any(|map| map.status != MapStatus::Superseded && record.items.iter().any(|item| item.map == map.id))
}

fn has_pair(record: &FamilyRecord) -> bool {
    record.dangers.iter().any(|danger| {
        danger.status == DangerStatus::Current
            && record
                .goals
                .iter()
                .any(|goal| goal.danger == danger.id && !goal.parent_doing.trim().is_empty())
    })
}

fn has_numbers(record: &FamilyRecord) -> bool {
    let of_pair = |scale| {
        record.scale(scale).is_some_and(|scale| matches!(scale.subject, Subject::Pair | Subject::Wellbeing))
    };
    record.ratings.iter().any(|rating| of_pair(rating.scale))
}

fn has_network(record: &FamilyRecord) -> bool {
    record.network.iter().any(|member| member.natural && member.left.is_none())
}

fn has_plan(record: &FamilyRecord) -> bool {
    record.plans.iter().any(|plan| plan.kind == PlanKind::Full && plan.is_in_force())
}
