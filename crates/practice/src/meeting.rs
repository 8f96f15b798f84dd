//! Meetings and supervision, as far as mapping needs them.

use crate::{
    choice,
    ids::{MeetingId, SupervisionId},
    who::Who,
};
use jiff::{
    ToSpan as _,
    civil::{Date, DateTime, Time},
};
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
    /// At what time it begins, if that is written down.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Time>,
    /// When it ends, if that is written down.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Time>,
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

/// How long a meeting is taken to last whose end is not written down, in minutes.
const USUAL_MINUTES: i64 = 60;

impl Meeting {
    /// From when until when whoever comes is busy, by the clock on the wall. None: no time is written down.
    pub fn busy(&self) -> Option<(DateTime, DateTime)> {
        let begins = self.on.to_datetime(self.at?);
        let ends = match self.until.map(|until| self.on.to_datetime(until)) {
            Some(ends) if ends > begins => ends,
            _ => begins.saturating_add(USUAL_MINUTES.minutes()),
        };
        Some((begins, ends))
    }
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

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failed test should say so at once")]
mod tests {
    use super::*;
    use serde_json::json;

    fn kept(hours: &serde_json::Value) -> Meeting {
        let mut body = json!({"id": MeetingId(7), "kind": "core_group", "on": "2026-11-23", "status": "planned",
            "because": "", "attendees": [], "quorate": null, "decisions": ""});
        body.as_object_mut().unwrap().extend(hours.as_object().unwrap().clone());
        serde_json::from_value(body).unwrap()
    }

    #[test]
    fn a_meeting_keeps_people_busy_until_it_ends_or_for_an_hour_and_one_without_a_time_keeps_nobody() {
        let until = |hours| kept(&hours).busy().map(|(from, to)| (from.to_string(), to.to_string()));
        let times = |from: &str, to: &str| Some((format!("2026-11-23T{from}"), format!("2026-11-23T{to}")));
        assert_eq!(until(json!({})), None, "as meetings were kept before they had hours");
        assert_eq!(until(json!({"at": "10:00:00"})), times("10:00:00", "11:00:00"));
        assert_eq!(until(json!({"at": "10:00:00", "until": "12:30:00"})), times("10:00:00", "12:30:00"));
        let before = kept(&json!({}));
        let written = serde_json::to_string(&before).unwrap();
        assert!(!written.contains("until"), "what has no hours is written as before: {written}");
    }
}
