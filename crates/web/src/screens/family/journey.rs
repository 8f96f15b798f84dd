//! What to do next with a family, from the first map to closing, each step with what is done and where it is done. Pure.

use practice::{
    FamilyRecord, Kind,
    danger::DangerStatus,
    family::{CaseStatus, Stage},
    map::MapStatus,
    object::Kept,
    plan::{PlanKind, PlanStatus, SafetyPlan},
    rules::{self, Look},
    scale::Subject,
};
use serde::Serialize;

/// One step of the way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Step {
    /// What to do.
    pub(super) text: &'static str,
    /// What it is good for, and when it counts as done.
    pub(super) hint: String,
    /// The page within the record.
    pub(super) path: String,
    /// Whether it is done.
    pub(super) done: bool,
    /// Whether the reader may do it. Somebody else's step is told and never `next`.
    pub(super) mine: bool,
    /// Whether it is the reader's first that is not done.
    pub(super) next: bool,
}

/// The steps in their order. A child in danger now comes before everything. `may_decide`: the reader supervises, or
/// chairs.
pub(super) fn steps(look: Look<'_>, may_decide: bool) -> Vec<Step> {
    let record = look.record;
    let step = |text, hint: &str, path: String, done| Step {
        text,
        hint: hint.to_owned(),
        path,
        done,
        mine: true,
        next: false,
    };
    let plan = full_plan(record);
    let in_force = plan.filter(|plan| plan.is_in_force());
    let plan_page = plan.map_or_else(|| "plan".to_owned(), |plan| format!("plan/{}", plan.id));
    let mut all = vec![
        step(
            "Start the map",
            "What are we worried about, what is working well, what needs to happen: begin with what the referral says, and ask the family.",
            "map".to_owned(),
            has_map(record),
        ),
        Step {
            mine: may_decide,
            ..step(
                "Decide what the referral leads to",
                "A supervisor decides within one working day what kind of help begins, or that none does.",
                "stage".to_owned(),
                !is_undecided(record),
            )
        },
        step(
            "Write the danger statement and its goal",
            "What may happen to each child if nothing changes, and what we will see instead when it is safe enough.",
            pair_page(record),
            has_pair(record),
        ),
        step(
            "Ask everybody for a number",
            "From 0 to 10, each person for themselves, with reasons.",
            round_page(record),
            has_numbers(record),
        ),
        step(
            "Bring the network together",
            "At least one person who is naturally connected to the children and knows what we are worried about.",
            "network".to_owned(),
            has_network(record),
        ),
        step(
            "Make the safety plan and agree it",
            "Rules in the family’s own words: who does what, and who steps in.",
            plan_page.clone(),
            in_force.is_some(),
        ),
        step(
            "Print the plan and give it to the family",
            "Everybody who does something in the plan has it on paper. Note who has a copy.",
            "family-plan".to_owned(),
            in_force.is_some_and(|plan| !plan.copies_given.is_empty()),
        ),
        step(
            "Test the plan",
            "Try the rules out and write down what people saw.",
            plan_page,
            record.plan_tests.iter().any(|test| test.passed()),
        ),
        step(
            "Check and sign off the map",
            "Kith shows what is still missing, and who disagrees with what.",
            "check".to_owned(),
            record.maps.iter().any(|map| map.is_signed()),
        ),
        step(
            "Keep going until safety has been seen for long enough",
            "Visit, ask for numbers again, look at the plan together. The trajectory shows how far each goal is.",
            "trajectory".to_owned(),
            goals_are_met(look),
        ),
        step(
            "Close, when safety has been seen for long enough",
            "The plan stays with the family and its network.",
            "closing".to_owned(),
            record.families.first().is_some_and(|family| family.status == CaseStatus::Closed),
        ),
    ];
    if let Some(missing) = rules::immediate_plan_missing(look) {
        all.insert(
            0,
            step("Make an immediate safety plan", &missing.sentence, immediate_page(record), false),
        );
    }
    if let Some(next) = all.iter_mut().find(|step| step.mine && !step.done) {
        next.next = true;
    }
    all
}

fn is_undecided(record: &FamilyRecord) -> bool {
    record.families.first().is_some_and(|family| family.stage == Stage::Intake)
}

/// Whether there are goals and nothing about one stands in the way of closing.
fn goals_are_met(look: Look<'_>) -> bool {
    !look.record.goals.is_empty()
        && rules::still_needed(look).iter().all(|finding| finding.place.kind != Kind::SafetyGoal)
}

/// The draft of an immediate plan; the beginning of one while there is none.
fn immediate_page(record: &FamilyRecord) -> String {
    let draft =
        |plan: &&Kept<SafetyPlan>| plan.kind == PlanKind::Immediate && plan.status == PlanStatus::Draft;
    record.plans.iter().find(draft).map_or_else(|| "plan".to_owned(), |plan| format!("plan/{}", plan.id))
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

/// The pair that has no goal yet; the map while there is no danger statement.
fn pair_page(record: &FamilyRecord) -> String {
    record
        .dangers
        .iter()
        .find(|danger| danger.status == DangerStatus::Current)
        .map_or_else(|| "map".to_owned(), |danger| format!("pairs/{}", danger.id))
}

fn has_numbers(record: &FamilyRecord) -> bool {
    let of_pair = |scale| {
        record.scale(scale).is_some_and(|scale| matches!(scale.subject, Subject::Pair | Subject::Wellbeing))
    };
    let is_open = |round| record.round(round).is_some_and(|round| round.opened.is_some());
    record.ratings.iter().any(|rating| of_pair(rating.scale) && rating.round.is_none_or(is_open))
}

/// The round that waits for answers; the beginning of one while none is waiting.
fn round_page(record: &FamilyRecord) -> String {
    record
        .rounds
        .iter()
        .find(|round| round.opened.is_none())
        .map_or_else(|| "scaling".to_owned(), |round| format!("rounds/{}", round.id))
}

fn has_network(record: &FamilyRecord) -> bool {
    record.network.iter().any(|member| member.natural && member.left.is_none())
}

/// The safety plan that people go by, or the draft on which they work.
fn full_plan(record: &FamilyRecord) -> Option<&Kept<SafetyPlan>> {
    record
        .plans
        .iter()
        .filter(|plan| plan.kind == PlanKind::Full && plan.status != PlanStatus::Replaced)
        .max_by_key(|plan| (plan.is_in_force(), plan.id))
}
