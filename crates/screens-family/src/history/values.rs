//! Values of fields in people's words: names instead of numbers, words instead of codes, dates in full.

use crate::pair::line::about;
use jiff::{
    Timestamp,
    civil::{Date, Time},
};
use pathway::codes::ConferenceKind;
use practice::{
    CaseRecord, Kind, Who,
    case_note::NoteKind,
    child_words::Beside,
    contact::{ContactDecision, ContactHow, DangerNow, ParentsSay, SOURCES, Tonight},
    danger::{DangerStatus, HarmKind},
    family::{AtTheDoor, CaseStatus, Gives, Stage},
    goal::{GoalOwner, GoalStatus, StepStatus},
    ids::{self, WorkerId},
    map::{Category, Layout, MapStatus, Variant},
    meeting::{MeetingKind, MeetingStatus, SupervisionKind},
    people::{Kinship, ParentalResponsibility, Part, Sex},
    plan::{AppliesWhen, Besides, Gets, How, Knows, PlanKind, PlanStatus},
    scale::{EscalateTo, Orientation, SaidFirst, ScaleRating, Subject},
};
use serde_json::Value;
use std::collections::HashMap;
use ui::{people_options::name_of, places, words};

/// What is needed to word a value.
pub(super) struct Wording<'a> {
    /// The record, for names and first words of things.
    pub(super) record: &'a CaseRecord,
    /// The names of workers.
    pub(super) names: &'a HashMap<WorkerId, String>,
}

impl Wording<'_> {
    /// A worker's name.
    pub(super) fn worker(&self, worker: WorkerId) -> String {
        self.names.get(&worker).cloned().unwrap_or_else(|| "somebody who has left".to_owned())
    }

    /// Whose number it is: "Kezia, about Kai".
    pub(super) fn whose(&self, rating: &ScaleRating) -> String {
        let child = rating.child.and_then(|child| self.record.person(child)).map(|child| child.short_name());
        about(&name_of(&rating.rater, self.record, self.names), child)
    }

    /// A value in words. Empty for nothing.
    pub(super) fn say(&self, kind: Option<Kind>, field: &str, value: &Value) -> String {
        match value {
            Value::Null => String::new(),
            Value::Bool(true) => "Yes".to_owned(),
            Value::Bool(false) => "No".to_owned(),
            Value::Number(number) => number.to_string(),
            Value::String(text) => self.text(kind, field, text),
            Value::Array(all) => {
                all.iter().map(|one| self.say(kind, field, one)).collect::<Vec<_>>().join("; ")
            }
            // Of what a manager decided over, what the manager read.
            Value::Object(parts) if field == "overruled" => {
                parts.get("sentence").and_then(Value::as_str).unwrap_or_default().to_owned()
            }
            Value::Object(parts) => parts
                .iter()
                .filter(|(name, _)| name.as_str() != "by" || field != "gate")
                .map(|(name, part)| (name, self.say(kind, name, part)))
                .filter(|(_, words)| !words.is_empty())
                .map(|(name, words)| format!("{}: {words}", super::fields::words(name)))
                .collect::<Vec<_>>()
                .join(", "),
        }
    }

    fn text(&self, kind: Option<Kind>, field: &str, text: &str) -> String {
        if let Some(words) = choice(kind, field, text) {
            return words.to_owned();
        }
        if let Ok(number) = ids::decode(text) {
            return self.thing(number);
        }
        if let Ok(who) = text.parse::<Who>() {
            return name_of(&who, self.record, self.names);
        }
        if text.len() == 10
            && let Ok(day) = text.parse::<Date>()
        {
            return calendar::long(day);
        }
        if text.len() == 8
            && text.contains(':')
            && let Ok(time) = text.parse::<Time>()
        {
            return calendar::short_time(time);
        }
        if text.ends_with('Z')
            && let Ok(at) = text.parse::<Timestamp>()
        {
            return words::moment(at);
        }
        text.to_owned()
    }

    /// The thing or the worker with this number.
    fn thing(&self, number: i64) -> String {
        if let Some(name) = self.names.get(&WorkerId(number)) {
            return name.clone();
        }
        Kind::ALL.iter().find_map(|kind| self.record.find(*kind, number)).map_or_else(
            || "something that does not stand any more".to_owned(),
            |kept| {
                let title = places::title(self.record, &kept.value);
                if title.is_empty() { kept.value.kind().words().to_owned() } else { title }
            },
        )
    }
}

/// The words of a code that says which of its kind a thing is.
fn kind_within(kind: Kind, code: &str) -> Option<&'static str> {
    match kind {
        Kind::SafetyPlan => PlanKind::from_code(code).map(PlanKind::words),
        Kind::Meeting => MeetingKind::from_code(code).map(MeetingKind::words),
        Kind::Supervision => SupervisionKind::from_code(code).map(SupervisionKind::words),
        Kind::CaseNote => NoteKind::from_code(code).map(NoteKind::words),
        Kind::ChildConference => ConferenceKind::from_code(code).map(ConferenceKind::words),
        Kind::Family
        | Kind::Person
        | Kind::Relationship
        | Kind::Map
        | Kind::MapItem
        | Kind::DangerStatement
        | Kind::SafetyGoal
        | Kind::NextStep
        | Kind::BottomLine
        | Kind::Scale
        | Kind::ScalingRound
        | Kind::ScaleRating
        | Kind::Escalation
        | Kind::NetworkMember
        | Kind::PlanRule
        | Kind::RedFlag
        | Kind::PlanTest
        | Kind::Trajectory
        | Kind::Milestone
        | Kind::Closure
        | Kind::Contact
        | Kind::ChildWords
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
        | Kind::ProtectionPlan
        | Kind::InNeedPlan => None,
    }
}

/// The words of a code, by the field in which it stands.
fn choice(kind: Option<Kind>, field: &str, code: &str) -> Option<&'static str> {
    match field {
        "status" => match kind? {
            Kind::Family => CaseStatus::from_code(code).map(CaseStatus::words),
            Kind::Map => MapStatus::from_code(code).map(MapStatus::words),
            Kind::DangerStatement => DangerStatus::from_code(code).map(DangerStatus::words),
            Kind::SafetyGoal => GoalStatus::from_code(code).map(GoalStatus::words),
            Kind::NextStep => StepStatus::from_code(code).map(StepStatus::words),
            Kind::SafetyPlan => PlanStatus::from_code(code).map(PlanStatus::words),
            Kind::Meeting => MeetingStatus::from_code(code).map(MeetingStatus::words),
            Kind::Person
            | Kind::Relationship
            | Kind::MapItem
            | Kind::BottomLine
            | Kind::Scale
            | Kind::ScalingRound
            | Kind::ScaleRating
            | Kind::Escalation
            | Kind::NetworkMember
            | Kind::PlanRule
            | Kind::RedFlag
            | Kind::PlanTest
            | Kind::Trajectory
            | Kind::Milestone
            | Kind::Supervision
            | Kind::Closure
            | Kind::Contact
            | Kind::ChildWords
            | Kind::CaseNote
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
        },
        "kind" => kind_within(kind?, code),
        "owner" => GoalOwner::from_code(code).map(GoalOwner::words),
        "stage" => Stage::from_code(code).map(Stage::words),
        "harm_kinds" => HarmKind::from_code(code).map(HarmKind::words),
        "category" => Category::from_code(code).map(Category::words),
        "layout" => Layout::from_code(code).map(Layout::words),
        "variant" => Variant::from_code(code).map(Variant::words),
        "sex" => Sex::from_code(code).map(Sex::words),
        "part" => Part::from_code(code).map(Part::words),
        "kinship" => Kinship::from_code(code).map(Kinship::words),
        "parental_responsibility" => {
            ParentalResponsibility::from_code(code).map(ParentalResponsibility::words)
        }
        "knows" => Knows::from_code(code).map(Knows::words),
        "gets" => Gets::from_code(code).map(Gets::words),
        "besides" => Besides::from_code(code).map(Besides::words),
        "gives" => Gives::from_code(code).map(Gives::words),
        "how" if kind == Some(Kind::SafetyPlan) => How::from_code(code).map(How::words),
        "applies" => AppliesWhen::from_code(code).map(AppliesWhen::words),
        "subject" => Subject::from_code(code).map(Subject::words),
        "orientation" => Orientation::from_code(code).map(Orientation::words),
        "said_first" => SaidFirst::from_code(code).map(SaidFirst::words),
        "how" => ContactHow::from_code(code).map(ContactHow::words),
        "danger_now" => DangerNow::from_code(code).map(DangerNow::words),
        "tonight" => Tonight::from_code(code).map(Tonight::words),
        "parents_know" | "parents_agree" => ParentsSay::from_code(code).map(ParentsSay::words),
        "decision" => ContactDecision::from_code(code).map(ContactDecision::words),
        "at_the_door" => AtTheDoor::from_code(code).map(AtTheDoor::words),
        "source" if kind == Some(Kind::Contact) => {
            SOURCES.iter().find(|source| source.code == code).map(|source| source.words)
        }
        "beside" => Beside::from_code(code).map(Beside::words),
        "to" => EscalateTo::from_code(code).map(EscalateTo::words),
        _ => None,
    }
}
