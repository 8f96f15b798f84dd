//! The verb under which each change is journalled: the one that the screen would have given it.

use crate::story::Fields;
use practice::Kind;
use serde_json::Value;

/// The verb of a change that writes these fields. `first`: whether the thing is new.
pub(crate) fn verb(kind: Kind, first: bool, fields: &Fields) -> &'static str {
    let says = |field: &str, word: &str| fields.get(field).and_then(Value::as_str) == Some(word);
    let has = |field: &str| fields.get(field).is_some_and(|value| !value.is_null());
    match (kind, first) {
        (Kind::Family, false) if has("parents_get") => "family.parent_decided",
        (Kind::Family, false) if says("status", "closed") => "closing.closed",
        (Kind::Family, false) if says("status", "open") => "closing.reopened",
        (Kind::Map, _) if has("signed_off") => "map.signed_off",
        (Kind::SafetyGoal, false) if has("status") => "goal.status_said",
        (Kind::DangerStatement, false) if says("status", "resolved") => "danger.resolved",
        (Kind::Milestone, false) if has("actual") => "milestone.ticked",
        (Kind::SafetyPlan, _) if says("status", "agreed") => "plan.agreed",
        (Kind::SafetyPlan, _) if says("status", "in_test") => "plan.in_test",
        (Kind::SafetyPlan, _) if says("status", "working") => "plan.working",
        (Kind::SafetyPlan, false) if says("status", "family_owned_after_closure") => "plan.handed_over",
        (Kind::SafetyPlan, false) if has("readers") => "plan.reader_decided",
        (Kind::SafetyPlan, false) if has("status") => "plan.marked",
        (Kind::SafetyPlan, false) if has("reviewed_on") => "plan.reviewed",
        (Kind::ScalingRound, _) if has("opened") => "round.opened",
        (Kind::Closure, true) if has("at_the_door") => "family.no_further",
        (Kind::Closure, true) => "closing.asked",
        (Kind::Contact, _) if has("decision") => "contact.decided",
        (Kind::Closure, false) if has("closed_on") => "closing.closed",
        (Kind::Closure, false) => "closing.audited",
        (Kind::Escalation, false) if has("looks") => "escalation.looked_again",
        (kind, true) => begun(kind),
        (kind, false) => changed(kind),
    }
}

fn begun(kind: Kind) -> &'static str {
    match kind {
        Kind::Family => "family.registered",
        Kind::Person => "person.added",
        Kind::Relationship => "relationship.added",
        Kind::Map => "map.started",
        Kind::MapItem => "map_item.added",
        Kind::DangerStatement => "danger.added",
        Kind::SafetyGoal => "goal.added",
        Kind::NextStep => "step.added",
        Kind::BottomLine => "bottom_line.added",
        Kind::Scale => "scale.added",
        Kind::ScalingRound => "round.started",
        Kind::ScaleRating => "rating.given",
        Kind::Escalation => "escalation.opened",
        Kind::NetworkMember => "member.added",
        Kind::SafetyPlan => "plan.begun",
        Kind::PlanRule => "plan_rule.added",
        Kind::RedFlag => "red_flag.added",
        Kind::PlanTest => "plan_test.added",
        Kind::Trajectory => "trajectory.saved",
        Kind::Milestone => "milestone.added",
        Kind::Meeting => "meeting.added",
        Kind::Supervision => "supervision.added",
        Kind::Closure => "closing.asked",
        Kind::Contact => "contact.added",
        Kind::ChildWords => "child_words.added",
        Kind::CaseNote => "case_note.added",
        Kind::Child | Kind::ChildLink | Kind::FamilyLink => "child.opened",
        Kind::Placement => "placement.saved",
        Kind::OnePerson => "one_person.said",
        Kind::Party => "party.opened",
        Kind::PartyCheck => "party_check.saved",
    }
}

fn changed(kind: Kind) -> &'static str {
    match kind {
        Kind::Family => "family.saved",
        Kind::Person => "person.saved",
        Kind::Relationship => "relationship.saved",
        Kind::Map => "map.saved",
        Kind::MapItem => "map_item.saved",
        Kind::DangerStatement => "danger.saved",
        Kind::SafetyGoal => "goal.saved",
        Kind::NextStep => "step.saved",
        Kind::BottomLine => "bottom_line.saved",
        Kind::Scale => "scale.saved",
        Kind::ScalingRound => "round.saved",
        Kind::ScaleRating => "rating.saved",
        Kind::Escalation => "escalation.answered",
        Kind::NetworkMember => "member.saved",
        Kind::SafetyPlan => "plan.saved",
        Kind::PlanRule => "plan_rule.saved",
        Kind::RedFlag => "red_flag.saved",
        Kind::PlanTest => "plan_test.saved",
        Kind::Trajectory => "trajectory.saved",
        Kind::Milestone => "milestone.saved",
        Kind::Meeting => "meeting.saved",
        Kind::Supervision => "supervision.saved",
        Kind::Closure => "closing.audited",
        Kind::Contact => "contact.saved",
        Kind::ChildWords => "child_words.saved",
        Kind::CaseNote => "case_note.corrected",
        Kind::Child => "child.saved",
        Kind::ChildLink | Kind::FamilyLink => "child.moved",
        Kind::Placement => "placement.saved",
        Kind::OnePerson => "one_person.said",
        Kind::Party => "party.saved",
        Kind::PartyCheck => "party_check.saved",
    }
}
