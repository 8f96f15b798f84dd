//! Who acts: a member of staff with one role and a team. One role each, so that nobody's powers are a surprising sum.

use practice::ids::{TeamId, WorkerId};
use serde::{Deserialize, Serialize};

/// What somebody's work is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Works with families.
    SocialWorker,
    /// Leads a team of workers.
    PracticeSupervisor,
    /// Chairs conferences and reviews.
    ConferenceChair,
    /// Helps teams to practise well. Reads their families' records and audits closures.
    PracticeLead,
    /// Analyses figures and returns. Sees no family's record.
    PerformanceAnalyst,
    /// Looks after accounts, teams and the journal. Sees no family's record.
    Administrator,
}

impl Role {
    /// Every role.
    pub const ALL: &'static [Self] = &[
        Self::SocialWorker,
        Self::PracticeSupervisor,
        Self::ConferenceChair,
        Self::PracticeLead,
        Self::PerformanceAnalyst,
        Self::Administrator,
    ];

    /// The code under which it is stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::SocialWorker => "social_worker",
            Self::PracticeSupervisor => "practice_supervisor",
            Self::ConferenceChair => "conference_chair",
            Self::PracticeLead => "practice_lead",
            Self::PerformanceAnalyst => "performance_analyst",
            Self::Administrator => "administrator",
        }
    }

    /// What people call it.
    pub fn words(self) -> &'static str {
        match self {
            Self::SocialWorker => "Social worker",
            Self::PracticeSupervisor => "Practice supervisor",
            Self::ConferenceChair => "Conference chair",
            Self::PracticeLead => "Practice lead",
            Self::PerformanceAnalyst => "Performance analyst",
            Self::Administrator => "Administrator",
        }
    }

    /// Whether this role never sees a family's record, so that it gets one answer whether or not there is one.
    pub fn sees_no_records(self) -> bool {
        matches!(self, Self::PerformanceAnalyst | Self::Administrator)
    }

    /// The role with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|role| role.code() == code)
    }
}

/// A signed-in member of staff.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    /// Who.
    pub worker: WorkerId,
    /// Role.
    pub role: Role,
    /// Team, if the person belongs to one.
    pub team: Option<TeamId>,
}
