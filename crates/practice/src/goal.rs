//! Safety goals, each paired with one danger; next steps towards them; the agency's bottom lines.

use crate::{
    choice,
    ids::{BottomLineId, DangerId, GoalId, ItemId, PlanRuleId, StepId},
    map::ForChild,
    who::Who,
};
use calendar::Span;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

choice! {
    /// Whose goal it is.
    GoalOwner {
        Agency = "agency", "The agency's goal";
        Family = "family", "The family's goal";
        Both = "both", "Shared by family and agency";
    }
}

choice! {
    /// How far the goal is met.
    GoalStatus {
        Open = "open", "Not yet met";
        Partly = "partly", "Partly met";
        Met = "met", "Met";
        Withdrawn = "withdrawn", "Withdrawn";
    }
}

/// What will be seen when services can step back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SafetyGoal {
    /// The goal.
    pub id: GoalId,
    /// The one danger with which it is paired (I1).
    pub danger: DangerId,
    /// What the parent will be doing.
    pub parent_doing: String,
    /// What each child will experience.
    pub child_experiencing: Vec<ForChild>,
    /// What professionals will see.
    pub professionals_seeing: String,
    /// For how long it must be seen.
    pub how_long: Option<Span>,
    /// Whose goal it is.
    pub owner: GoalOwner,
    /// The goal in the family's own words.
    pub family_words: String,
    /// How far it is met.
    pub status: GoalStatus,
    /// Since when it has been met or withdrawn.
    pub status_on: Option<Date>,
    /// Why it was withdrawn.
    pub status_reason: String,
    /// Items of existing safety that show it.
    pub evidence: Vec<ItemId>,
}

choice! {
    /// What became of a step.
    StepStatus {
        Open = "open", "To do";
        Done = "done", "Done";
        Dropped = "dropped", "Dropped";
    }
}

/// A small step that should move a scale up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NextStep {
    /// The step.
    pub id: StepId,
    /// The goal that it serves (I13).
    pub goal: Option<GoalId>,
    /// What will be done.
    pub text: String,
    /// The one person who sees to it (I14).
    pub owner: Option<Who>,
    /// By when (I14).
    pub due: Option<Date>,
    /// What became of it.
    pub status: StepStatus,
    /// When it was done or dropped.
    pub done_on: Option<Date>,
    /// How it went.
    pub outcome: String,
    /// Whether it moved the scale.
    pub moved_scale: Option<bool>,
}

/// Something the agency will not give way on: WHAT must be so. The family and network say HOW.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BottomLine {
    /// The bottom line.
    pub id: BottomLineId,
    /// What must be so.
    pub text: String,
    /// Who imposes it.
    pub imposed_by: Option<Who>,
    /// Why.
    pub reason: String,
    /// The danger that it answers.
    pub danger: Option<DangerId>,
    /// Rules of the plan by which the family and network meet it.
    pub satisfied_by: Vec<PlanRuleId>,
}
