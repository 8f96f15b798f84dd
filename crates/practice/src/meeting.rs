//! Meetings and supervision, as far as mapping needs them.

use crate::{
    choice,
    ids::{MeetingId, SupervisionId},
    who::Who,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

choice! {
    /// Kinds of meeting.
    MeetingKind {
        Mapping = "mapping", "Mapping meeting";
        Network = "network", "Network meeting";
        FamilyGroup = "fgdm", "Family group decision-making meeting";
        CoreGroup = "core_group", "Core group";
        InitialConference = "icpc", "Initial child protection conference";
        ReviewConference = "rcpc", "Review child protection conference";
        ChildInNeed = "cin", "Child in need meeting";
        LookedAfterReview = "cla_review", "Looked-after review";
        Strategy = "strategy", "Strategy discussion";
        GroupSupervision = "group_supervision", "Group supervision";
        Handover = "handover", "Handover";
    }
}

impl MeetingKind {
    /// Whether the family's conference chair chairs it.
    pub fn is_chaired(self) -> bool {
        matches!(self, Self::InitialConference | Self::ReviewConference | Self::LookedAfterReview)
    }
}

choice! {
    /// Whether a meeting has taken place.
    MeetingStatus {
        Planned = "planned", "Planned";
        Held = "held", "Held";
        Cancelled = "cancelled", "Cancelled";
    }
}

/// A meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    /// The meeting.
    pub id: MeetingId,
    /// Its kind.
    pub kind: MeetingKind,
    /// The day: planned, or when it was held.
    pub on: Date,
    /// Whether it has taken place.
    pub status: MeetingStatus,
    /// Why it was called, if Kith called it: "a test of the plan failed".
    pub because: String,
    /// Who came, or is asked to.
    pub attendees: Vec<Who>,
    /// Whether enough agencies came.
    pub quorate: Option<bool>,
    /// What was decided.
    pub decisions: String,
}

choice! {
    /// One to one, or with the team.
    SupervisionKind {
        Individual = "individual", "Individual supervision";
        Group = "group", "Group supervision";
    }
}

/// A supervision about this family. It works on the same map: there is no second form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Supervision {
    /// The supervision.
    pub id: SupervisionId,
    /// One to one, or with the team.
    pub kind: SupervisionKind,
    /// The day.
    pub on: Date,
    /// Who took part.
    pub present: Vec<Who>,
    /// The questions that opened something up.
    pub best_questions: String,
    /// What was learned.
    pub learning: String,
    /// What is next.
    pub next: String,
}
