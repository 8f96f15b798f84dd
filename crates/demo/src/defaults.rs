//! What each kind of thing holds where a story says nothing, and the words that stories use for kinds.

use crate::story::Fields;
use practice::Kind;
use serde_json::{Value, json};

/// A word for a kind of thing in a story, the kind, and the category of items that the word implies.
const WORDS: &[(&str, Kind, &str)] = &[
    ("case", Kind::Family, ""),
    ("human", Kind::Person, ""),
    ("map", Kind::Map, ""),
    ("harm", Kind::MapItem, "past_harm"),
    ("harder", Kind::MapItem, "complicating"),
    ("strength", Kind::MapItem, "strength"),
    ("voice", Kind::MapItem, "strength"),
    ("worry", Kind::MapItem, "complicating"),
    ("safety", Kind::MapItem, "existing_safety"),
    ("danger", Kind::DangerStatement, ""),
    ("goal", Kind::SafetyGoal, ""),
    ("step", Kind::NextStep, ""),
    ("bottom_line", Kind::BottomLine, ""),
    ("scale", Kind::Scale, ""),
    ("member", Kind::NetworkMember, ""),
    ("meeting", Kind::Meeting, ""),
    ("round", Kind::ScalingRound, ""),
    ("rating", Kind::ScaleRating, ""),
    ("escalation", Kind::Escalation, ""),
    ("plan", Kind::SafetyPlan, ""),
    ("rule", Kind::PlanRule, ""),
    ("red_flag", Kind::RedFlag, ""),
    ("test", Kind::PlanTest, ""),
    ("trajectory", Kind::Trajectory, ""),
    ("milestone", Kind::Milestone, ""),
    ("supervision", Kind::Supervision, ""),
    ("closure", Kind::Closure, ""),
    ("contact", Kind::Contact, ""),
    ("child_words", Kind::ChildWords, ""),
    ("note", Kind::CaseNote, ""),
    ("strategy", Kind::StrategyDiscussion, ""),
];

/// The place of a word among the words, its kind and its category. Things of one moment are written in this order.
pub(crate) fn kind_of(word: &str) -> Option<(usize, Kind, &'static str)> {
    WORDS.iter().position(|(known, ..)| *known == word).map(|place| {
        let (_, kind, category) = WORDS[place];
        (place, kind, category)
    })
}

/// The field in which a thing holds the day on which the story first tells of it.
pub(crate) fn day(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Map => Some("begun"),
        Kind::Meeting | Kind::Supervision | Kind::ScalingRound | Kind::ScaleRating | Kind::PlanTest => {
            Some("on")
        }
        Kind::Escalation => Some("opened_on"),
        Kind::ChildWords => Some("written_on"),
        Kind::CaseNote => Some("happened_on"),
        Kind::Family
        | Kind::Person
        | Kind::Relationship
        | Kind::MapItem
        | Kind::DangerStatement
        | Kind::SafetyGoal
        | Kind::NextStep
        | Kind::BottomLine
        | Kind::Scale
        | Kind::NetworkMember
        | Kind::SafetyPlan
        | Kind::PlanRule
        | Kind::RedFlag
        | Kind::Trajectory
        | Kind::Milestone
        | Kind::Closure
        | Kind::Contact
        | Kind::Child
        | Kind::ChildLink
        | Kind::FamilyLink
        | Kind::Mention
        | Kind::Placement
        | Kind::OnePerson
        | Kind::Party
        | Kind::PartyCheck
        | Kind::StrategyDiscussion
        | Kind::Referral
        | Kind::Assessment
        | Kind::Enquiry
        | Kind::ChildConference
        | Kind::ProtectionPlan
        | Kind::InNeedPlan => None,
    }
}

/// The fields of a kind that a story need not name.
pub(crate) fn fields(kind: Kind) -> Fields {
    match value(kind) {
        Value::Object(fields) => fields,
        _ => Fields::new(),
    }
}

fn value(kind: Kind) -> Value {
    match kind {
        Kind::Family => {
            json!({"stage": "child_in_need", "co_workers": [], "chair": null, "lead_worker": null,
            "status": "open", "closed": null, "restricted": false,
            "referral": {"received": null, "source": "", "worried": "", "working_well": "", "needs_to_happen": ""}})
        }
        Kind::Person => json!({"given": "", "family": "", "also_known_as": [], "called": "", "born": null,
            "ethnicity": "", "language": "", "interpreter": false, "disability": [], "died": null, "phone": "",
            "address": "", "address_hidden": false, "household": "", "alerts": []}),
        Kind::Relationship => json!({"parental_responsibility": "unknown", "from": null, "to": null}),
        Kind::Map => {
            json!({"variant": "safety", "layout": "3col", "version": 1, "status": "draft", "meeting": null,
            "authors": ["lead"], "family_present": [], "reason_for_many_dangers": "", "signed_off": null})
        }
        Kind::MapItem => json!({"map": "map", "said_by": null, "verbatim": false, "source": "", "when": "",
            "children": [], "actor": null, "behaviour": "", "effects": [], "severity": null, "significant": false,
            "first": {}, "worst": {}, "last": {}, "frequency": "", "danger": null, "occasions": []}),
        Kind::DangerStatement => {
            json!({"map": "map", "seq": 1, "honours": "", "worriers": [], "whose": [], "examples": [],
            "feared": [], "disputes": [], "status": "current", "status_reason": ""})
        }
        Kind::SafetyGoal => json!({"parent_doing": "", "child_experiencing": [], "professionals_seeing": "",
            "how_long": "3 months", "owner": "both", "family_words": "", "status": "open", "status_on": null,
            "status_reason": "", "evidence": []}),
        Kind::NextStep => json!({"goal": null, "owner": null, "due": null, "status": "open", "done_on": null,
            "outcome": "", "moved_scale": null}),
        Kind::BottomLine => json!({"imposed_by": "lead", "reason": "", "danger": null, "satisfied_by": []}),
        Kind::Scale => json!({"subject": "pair", "danger": null, "person": null, "orientation": "10_best",
            "said_first": "10"}),
        Kind::ScalingRound => {
            json!({"meeting": null, "scales": [], "raters": [], "chair": "lead", "opened": null})
        }
        Kind::ScaleRating => json!({"round": null, "child": null, "what_makes_it_that_high": "",
            "one_step_up": ""}),
        Kind::Escalation => json!({"to": "chair", "because": "", "answered_by": null, "answered_on": null,
            "answer": ""}),
        Kind::NetworkMember => json!({"natural": true, "roles": [], "knows": "none", "told_on": null,
            "told_by": null, "agreed_to": "", "availability": "", "concerns": "", "joined": null, "left": null,
            "keeps_plan_after_closure": false}),
        Kind::SafetyPlan => json!({"kind": "full", "version": 1, "status": "draft", "trigger": "",
            "valid_from": null, "valid_until": null, "reviewed_on": null, "if_worried": "", "next_meeting": null,
            "signatures": [], "copies_given": [], "children_told": [], "owned_by_network_on": null, "readers": []}),
        Kind::PlanRule => json!({"plan": "plan", "seq": 1, "danger": null, "goal": null, "who": null,
            "backup": null, "applies": "routine", "when": "", "how_tested": "", "not_for": []}),
        Kind::RedFlag => {
            json!({"plan": "plan", "who_watches": null, "response": "", "phone": "", "not_for": []})
        }
        Kind::PlanTest => json!({"observed_by": null, "followed": true, "worked": true, "note": "",
            "children": []}),
        Kind::Trajectory => json!({"target_closure": null, "ended": null}),
        Kind::Milestone => json!({"seq": 1, "gate": {"by": "evidence"}, "planned": null, "actual": null,
            "evidence": "", "evidence_items": [], "evidence_tests": []}),
        Kind::Meeting => json!({"kind": "core_group", "status": "held", "because": "", "attendees": [],
            "quorate": null, "decisions": ""}),
        Kind::Supervision => {
            json!({"kind": "individual", "present": [], "best_questions": "", "learning": "",
            "next": ""})
        }
        Kind::Closure => json!({"asked_by": null, "asked_on": null, "reason": "", "audited_by": null,
            "audited_on": null, "audit_findings": "", "override_by": null, "override_reason": "",
            "closed_on": null}),
        Kind::Contact => json!({"how": "telephone", "source": "", "referrer_role": "", "referrer_name": "",
            "referrer_phone": "", "referrer_knows": "", "referrer_unnamed": false, "worried": "",
            "working_well": "", "needs_to_happen": "", "danger_now": "no", "danger_words": "",
            "tonight": "known", "tonight_words": "", "children": [], "parents_know": "unknown",
            "parents_agree": "unknown", "parents_words": "", "on_open_case": true, "taken_by": "lead",
            "decision": null, "decision_reason": "", "decided_at": null, "decided_by": null, "feedback": ""}),
        Kind::ChildWords => json!({"scale": null, "plan": null, "at_0": "", "at_10": "", "beside": "faces",
            "has_box": true, "written_by": "lead"}),
        Kind::CaseNote => json!({"kind": "telephone", "happened_at": null, "children": [], "with_whom": ""}),
        Kind::StrategyDiscussion => {
            json!({"took_part": [], "missing_because": "", "words": "", "safe_now": "",
            "decision": "single", "because": ""})
        }
        // Stories tell of families; the records of their children follow from them.
        Kind::Child
        | Kind::ChildLink
        | Kind::FamilyLink
        | Kind::Mention
        | Kind::Placement
        | Kind::OnePerson
        | Kind::Party
        | Kind::PartyCheck
        | Kind::Referral
        | Kind::Assessment
        | Kind::Enquiry
        | Kind::ChildConference
        | Kind::ProtectionPlan
        | Kind::InNeedPlan => json!({}),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stories_have_a_word_for_every_kind() {
        for kind in Kind::ALL
            .iter()
            .filter(|kind| kind.homes().contains(&practice::Home::Family))
            .filter(|kind| !matches!(kind, Kind::Relationship | Kind::ChildLink | Kind::OnePerson))
        {
            assert!(
                WORDS.iter().any(|(_, known, _)| known == kind),
                "no story can tell of a {}",
                kind.words()
            );
        }
        // How people are related is told with each person (`kin`).
        assert!(WORDS.iter().all(|(_, known, _)| *known != Kind::Relationship));
    }
}
