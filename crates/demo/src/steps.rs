//! What is more than an edit: a plan that is agreed or tested, a map that is signed, and what opens again because
//! something on it was changed.

use crate::{
    DemoError,
    story::Fields,
    tell::{Happening, Telling, object},
};
use jiff::Timestamp;
use practice::{Kind, ids::WorkerId};
use serde_json::{Value, json};

/// Takes a step out of the fields that are written, so that it comes after everything else of the moment: a plan is
/// agreed, and people say yes to it, once its rules are there, a map signed once nothing more is put on it, a case closed
/// once it has been audited.
pub(crate) fn apart(kind: Kind, known: bool, fields: &mut Fields) -> Option<Fields> {
    let only = |fields: &mut Fields, field: &str| {
        fields.remove(field).map(|step| Fields::from_iter([(field.into(), step)]))
    };
    let whole = match kind {
        Kind::SafetyPlan | Kind::Family => "status",
        Kind::Map => "signed_off",
        Kind::Closure => return if known { only(fields, "closed_on") } else { None },
        Kind::Person
        | Kind::Relationship
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
        | Kind::Meeting
        | Kind::Supervision
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
        | Kind::InNeedPlan => return None,
    };
    match (kind, known) {
        (Kind::SafetyPlan, false) => {
            let last = [whole, "signatures", "copies_given", "children_told"];
            let step: Fields = last
                .into_iter()
                .filter_map(|field| Some((field.to_owned(), fields.remove(field)?)))
                .collect();
            (!step.is_empty()).then_some(step)
        }
        (_, false) => None,
        (_, true) => fields.contains_key(whole).then(|| std::mem::take(fields)),
    }
}

impl Telling<'_> {
    /// What was decided about a reader or a parent was decided on the day of the moment; what a parent gets is about the
    /// decision that holds then.
    pub(crate) fn dated_decisions(&self, kind: Kind, key: &str, fields: &mut Fields) {
        let field = if kind == Kind::Family { "parents_get" } else { "readers" };
        let Some(all) = fields.get_mut(field).and_then(Value::as_array_mut) else { return };
        for decision in all.iter_mut().filter_map(Value::as_object_mut) {
            decision.entry("why").or_insert_with(|| json!(""));
            decision.entry("on").or_insert_with(|| json!(self.date.to_string()));
            if let Some(second) = decision.get_mut("second").and_then(Value::as_object_mut) {
                second.entry("on").or_insert_with(|| json!(self.date.to_string()));
            }
            let case = self.known.get(key).filter(|_| kind == Kind::Family);
            for (here, there) in [("stage", "stage"), ("since", "stage_since")] {
                if let Some(value) = case.and_then(|case| case.get(there)) {
                    decision.entry(here).or_insert_with(|| value.clone());
                }
            }
        }
    }

    /// What saving this thing does besides: a signed map on which it stands opens again, and a plan in force of which it
    /// is a part loses the signatures under what it said before.
    pub(crate) fn opens_again(
        &mut self,
        kind: Kind,
        key: &str,
        verb: &'static str,
        at: Timestamp,
        by: WorkerId,
    ) -> Result<(), DemoError> {
        let changed = match kind {
            Kind::MapItem | Kind::DangerStatement => self.named(key, "map"),
            Kind::SafetyGoal if verb != "goal.status_said" => {
                self.named(key, "danger").and_then(|danger| self.named(&danger, "map"))
            }
            Kind::PlanRule | Kind::RedFlag => self.named(key, "plan"),
            Kind::Family
            | Kind::Person
            | Kind::Relationship
            | Kind::Map
            | Kind::SafetyGoal
            | Kind::NextStep
            | Kind::BottomLine
            | Kind::Scale
            | Kind::ScalingRound
            | Kind::ScaleRating
            | Kind::Escalation
            | Kind::NetworkMember
            | Kind::SafetyPlan
            | Kind::PlanTest
            | Kind::Trajectory
            | Kind::Milestone
            | Kind::Meeting
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
        };
        let Some(changed) = changed else { return Ok(()) };
        let Some(mut fields) = self.known.get(&changed).cloned() else { return Ok(()) };
        let says = |fields: &Fields, wanted: &[&str]| {
            fields.get("status").and_then(Value::as_str).is_some_and(|status| wanted.contains(&status))
        };
        let kind = if matches!(kind, Kind::PlanRule | Kind::RedFlag) { Kind::SafetyPlan } else { Kind::Map };
        if kind == Kind::SafetyPlan {
            let marks = ["signatures", "copies_given", "children_told"];
            let none = |field: &&str| fields.get(*field).is_none_or(|marks| marks == &json!([]));
            if says(&fields, &["draft", "replaced"]) || marks.iter().all(none) {
                return Ok(());
            }
            fields.extend(marks.map(|field| (field.to_owned(), json!([]))));
        } else {
            if !says(&fields, &["signed_off", "agreed_with_dispute"]) {
                return Ok(());
            }
            fields.insert("status".into(), json!("draft"));
            fields.insert("signed_off".into(), Value::Null);
        }
        let version = fields.get("version").and_then(Value::as_u64).unwrap_or(1) + 1;
        fields.insert("version".into(), json!(version));
        let object = object(kind, &fields, &self.story.about)?;
        self.known.insert(changed, fields);
        self.past.push(Happening { at, by, verb, reason: String::new(), object });
        Ok(())
    }

    /// The key of the thing that this field of another names.
    fn named(&self, key: &str, field: &str) -> Option<String> {
        let id = self.known.get(key)?.get(field)?;
        self.known.iter().find(|(_, known)| known.get("id") == Some(id)).map(|(key, _)| key.clone())
    }
}
