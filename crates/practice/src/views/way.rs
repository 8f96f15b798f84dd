//! The way with a family from referral to closing, step by step, each with what is done. What is urgent comes before it:
//! see `next`.

use crate::{
    CaseRecord, Kind, choice,
    danger::DangerStatus,
    family::{CaseStatus, Stage},
    map::MapStatus,
    object::Kept,
    plan::{PlanKind, PlanStatus, SafetyPlan},
    rules::{self, Look},
    scale::Subject,
    views::second_look::without_copy,
};

choice! {
    /// One step of the way.
    WayStep {
        Allocate = "allocate", "Give this family a worker";
        Map = "map", "Start the map";
        Decide = "decide", "Decide what the referral leads to";
        Pair = "pair", "Write the danger statement and its goal";
        Numbers = "numbers", "Ask everybody for a number";
        Network = "network", "Bring the network together";
        Plan = "plan", "Make the safety plan and agree it";
        Paper = "paper", "Print the plan and hand it out";
        Test = "test", "Test the plan";
        SignOff = "sign_off", "Check and sign off the map";
        KeepGoing = "keep_going", "Keep going until safety has been seen for long enough";
        Close = "close", "Close, when safety has been seen for long enough";
    }
}

impl WayStep {
    /// What it is good for, and when it counts as done.
    pub fn why(self) -> &'static str {
        match self {
            Self::Allocate => "Nobody leads the work yet. A supervisor says who does.",
            Self::Map => {
                "What are we worried about, what is working well, what needs to happen: begin with what the referral says, and ask the family."
            }
            Self::Decide => {
                "A supervisor decides within one working day what kind of help begins, or that none does."
            }
            Self::Pair => {
                "What may happen to each child if nothing changes, and what we will see instead when it is safe enough."
            }
            Self::Numbers => "From 0 to 10, each person for themselves, with reasons.",
            Self::Network => {
                "At least one person who is naturally connected to the children and knows what we are worried about."
            }
            Self::Plan => "Rules in the family’s own words: who does what, and who steps in.",
            Self::Paper => {
                "Whoever is to have the plan has it on paper: those who do something in it, and the parents, as was decided. Note who has a copy."
            }
            Self::Test => "Try the rules out and write down what people saw.",
            Self::SignOff => "Kith shows what is still missing, and who disagrees with what.",
            Self::KeepGoing => {
                "Visit, ask for numbers again, look at the plan together. The trajectory shows how far each goal is."
            }
            Self::Close => "The plan stays with the family and its network.",
        }
    }
}

/// A step with how far it has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WayLine {
    /// The step.
    pub step: WayStep,
    /// Whether it is done.
    pub done: bool,
    /// The thing of the record on which it is worked, if there is one: the danger, the round, the plan.
    pub number: Option<i64>,
}

/// Every step, in the order of the work. One who leads already is no step.
pub fn way(look: Look<'_>) -> Vec<WayLine> {
    let record = look.record;
    let plan = full_plan(record);
    let in_force = plan.filter(|plan| plan.is_in_force());
    let unled = record.families.first().is_none_or(|family| family.lead_worker.is_none());
    let steps = WayStep::ALL.iter().copied().filter(|step| *step != WayStep::Allocate || unled);
    steps
        .map(|step| {
            let (done, number) = match step {
                WayStep::Allocate => (false, None),
                WayStep::Map => (has_map(record), None),
                WayStep::Decide => (!is_undecided(record), None),
                WayStep::Pair => (has_pair(record), danger_to_work_on(record)),
                WayStep::Numbers => (has_numbers(record), waiting_round(record)),
                WayStep::Network => (has_network(record), None),
                WayStep::Plan => (in_force.is_some(), plan.map(|plan| plan.id.0)),
                WayStep::Paper => {
                    let has_it = |plan: &Kept<SafetyPlan>| without_copy(record, plan).is_empty();
                    (in_force.is_some_and(has_it), in_force.map(|plan| plan.id.0))
                }
                WayStep::Test => {
                    (record.plan_tests.iter().any(|test| test.passed()), plan.map(|plan| plan.id.0))
                }
                WayStep::SignOff => (record.maps.iter().any(|map| map.is_signed()), None),
                WayStep::KeepGoing => (goals_are_met(look), None),
                WayStep::Close => (is_closed(record), None),
            };
            WayLine { step, done, number }
        })
        .collect()
}

fn is_closed(record: &CaseRecord) -> bool {
    record.families.first().is_some_and(|family| family.status == CaseStatus::Closed)
}

fn is_undecided(record: &CaseRecord) -> bool {
    record.families.first().is_some_and(|family| family.stage == Stage::Intake)
}

/// Whether there are goals and nothing about one stands in the way of closing.
fn goals_are_met(look: Look<'_>) -> bool {
    !look.record.goals.is_empty()
        && rules::still_needed(look).iter().all(|finding| finding.place.kind != Kind::SafetyGoal)
}

fn has_map(record: &CaseRecord) -> bool {
    record
        .maps
        .iter()
        .any(|map| map.status != MapStatus::Superseded && record.items.iter().any(|item| item.map == map.id))
}

fn has_pair(record: &CaseRecord) -> bool {
    record.dangers.iter().any(|danger| {
        danger.status == DangerStatus::Current
            && record
                .goals
                .iter()
                .any(|goal| goal.danger == danger.id && !goal.parent_doing.trim().is_empty())
    })
}

/// The danger that still stands; none while there is no danger statement.
fn danger_to_work_on(record: &CaseRecord) -> Option<i64> {
    record.dangers.iter().find(|danger| danger.status == DangerStatus::Current).map(|danger| danger.id.0)
}

fn has_numbers(record: &CaseRecord) -> bool {
    let of_pair = |scale| {
        record.scale(scale).is_some_and(|scale| matches!(scale.subject, Subject::Pair | Subject::Wellbeing))
    };
    let is_open = |round| record.round(round).is_some_and(|round| round.opened.is_some());
    record.ratings.iter().any(|rating| of_pair(rating.scale) && rating.round.is_none_or(is_open))
}

/// The round that waits for answers.
fn waiting_round(record: &CaseRecord) -> Option<i64> {
    record.rounds.iter().find(|round| round.opened.is_none()).map(|round| round.id.0)
}

fn has_network(record: &CaseRecord) -> bool {
    record.network.iter().any(|member| member.natural && member.left.is_none())
}

/// The safety plan that people go by, or the draft on which they work.
fn full_plan(record: &CaseRecord) -> Option<&Kept<SafetyPlan>> {
    record
        .plans
        .iter()
        .filter(|plan| plan.kind == PlanKind::Full && plan.status != PlanStatus::Replaced)
        .max_by_key(|plan| (plan.is_in_force(), plan.id))
}
