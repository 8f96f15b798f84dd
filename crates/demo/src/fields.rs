//! What the fields of a story mean: a number of days ago is a date, a character is a person, a key is an id.

use practice::Kind;

/// How the value of a field is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// Days ago.
    Date,
    /// The key of a thing, or several.
    Id,
    /// Somebody who says, does or sees: a character, a worker, or anybody else in words.
    Who,
    /// A member of staff.
    Worker,
    /// A number on a scale.
    Score,
    /// A moment of harm: when in words, days ago, or both.
    Moment,
    /// A text with gaps.
    Text,
}

const DATES: &[&str] = &[
    "on",
    "due",
    "done_on",
    "planned",
    "actual",
    "told_on",
    "joined",
    "left",
    "valid_from",
    "valid_until",
    "reviewed_on",
    "next_meeting",
    "owned_by_network_on",
    "status_on",
    "begun",
    "answered_on",
    "look_again",
    "written_on",
    "happened_on",
    "opened_on",
    "asked_on",
    "audited_on",
    "closed_on",
    "target_closure",
    "ended",
    "received",
    "stage_since",
    "closed",
    "born",
    "died",
];
const IDS: &[&str] = &[
    "child",
    "children",
    "goal",
    "danger",
    "map",
    "meeting",
    "scale",
    "scales",
    "plan",
    "rule",
    "round",
    "rating",
    "person",
    "family_present",
    "examples",
    "evidence_items",
    "evidence_tests",
    "satisfied_by",
    "whose",
    "violent",
    "a",
    "b",
];
const WHO: &[&str] = &[
    "said_by",
    "actor",
    "who",
    "worriers",
    "witnessed_by",
    "rater",
    "raters",
    "backup",
    "who_watches",
    "told_by",
    "observed_by",
    "asked_by",
    "authors",
    "attendees",
    "present",
    "imposed_by",
];
const WORKERS: &[&str] = &[
    "lead_worker",
    "co_workers",
    "chair",
    "answered_by",
    "audited_by",
    "override_by",
    "signed_by",
    "taken_by",
    "decided_by",
    "written_by",
];

/// What a field means on things of this kind. `many`: whether the story gives several.
pub(crate) fn meaning(kind: Kind, field: &str, many: bool) -> Meaning {
    match field {
        "opened" if kind == Kind::Family => Meaning::Date,
        "received" if kind == Kind::Contact => Meaning::Text,
        "owner" if kind == Kind::NextStep => Meaning::Who,
        "by" if matches!(kind, Kind::Escalation | Kind::SafetyPlan | Kind::Family) => Meaning::Worker,
        "decided_by" if kind == Kind::Escalation => Meaning::Who,
        "evidence" if many => Meaning::Id,
        "value" | "needed" => Meaning::Score,
        "first" | "worst" | "last" => Meaning::Moment,
        _ if DATES.contains(&field) => Meaning::Date,
        _ if IDS.contains(&field) => Meaning::Id,
        _ if WHO.contains(&field) => Meaning::Who,
        _ if WORKERS.contains(&field) => Meaning::Worker,
        _ => Meaning::Text,
    }
}
