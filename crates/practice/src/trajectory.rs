//! The trajectory: the milestones on the way to closing. It ends when the case closes; the safety plan does not.

use crate::{
    ids::{GoalId, ItemId, MilestoneId, ScaleId, TestId, TrajectoryId},
    scale::Score,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The way to closure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trajectory {
    /// The trajectory.
    pub id: TrajectoryId,
    /// When the work should be done.
    pub target_closure: Option<Date>,
    /// When it ended with the case (I26).
    pub ended: Option<Date>,
}

/// What must be so before a milestone may be ticked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "by", rename_all = "snake_case")]
pub enum Gate {
    /// Evidence alone.
    Evidence,
    /// A goal is partly met or met.
    Goal {
        /// The goal.
        goal: GoalId,
    },
    /// The latest number of everybody who rates on this scale is at least this safe.
    Scale {
        /// The scale.
        scale: ScaleId,
        /// The number that is needed.
        needed: Score,
    },
}

/// One milestone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Milestone {
    /// The milestone.
    pub id: MilestoneId,
    /// Its place, from 1.
    pub seq: u32,
    /// What will have happened.
    pub what: String,
    /// What gates it.
    pub gate: Gate,
    /// When it is planned.
    pub planned: Option<Date>,
    /// When it was reached. Only with evidence (I26).
    pub actual: Option<Date>,
    /// What shows it, in words.
    pub evidence: String,
    /// Items of the map that show it.
    pub evidence_items: Vec<ItemId>,
    /// Tests of the plan that show it.
    pub evidence_tests: Vec<TestId>,
}

impl Milestone {
    /// Whether anything shows that the milestone was reached.
    pub fn has_evidence(&self) -> bool {
        !self.evidence.trim().is_empty() || !self.evidence_items.is_empty() || !self.evidence_tests.is_empty()
    }
}
