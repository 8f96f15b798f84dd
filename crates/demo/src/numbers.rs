//! What follows from a thing by itself: the scale of a danger, the numbers of a round, and the round's opening.

use crate::{
    DemoError,
    story::Fields,
    tell::{Telling, object},
};
use jiff::{SignedDuration, Timestamp};
use practice::{Kind, ids::encode};
use serde_json::{Value, json};
use std::collections::BTreeSet;

impl Telling<'_> {
    /// What follows from a thing by itself: the scale of a danger, the numbers of a round and its opening.
    pub(crate) fn besides(
        &mut self,
        kind: Kind,
        key: &str,
        given: &Fields,
        at: Timestamp,
        by: &str,
    ) -> Result<(), DemoError> {
        match kind {
            Kind::DangerStatement if !self.known.contains_key(&format!("{key}.scale")) => {
                let fields = self.scale(key);
                self.write(Kind::Scale, &format!("{key}.scale"), fields, at, by, "")
            }
            Kind::ScalingRound => self.numbers_of(key, given, at, by),
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
            | Kind::ScaleRating
            | Kind::Escalation
            | Kind::NetworkMember
            | Kind::SafetyPlan
            | Kind::PlanRule
            | Kind::RedFlag
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
            | Kind::InNeedPlan => Ok(()),
        }
    }

    fn scale(&mut self, danger: &str) -> Fields {
        let variant = self.known.get("map").and_then(|map| map.get("variant")).and_then(Value::as_str);
        let variant =
            variant.and_then(practice::map::Variant::from_code).unwrap_or(practice::map::Variant::Safety);
        let thresholds = practice::Thresholds::default();
        let mut fields = Fields::new();
        // The usual words hold on every day.
        if let Some(words) = thresholds.scale_words(variant, jiff::civil::Date::MAX) {
            let only = self.only_child(danger);
            for (field, text) in [
                ("question", &words.question),
                ("anchor_0", &words.anchor_0),
                ("anchor_10", &words.anchor_10),
            ] {
                fields.insert(field.into(), json!(words.about(text, only.as_deref())));
            }
        }
        fields.insert("danger".into(), json!(encode(self.number(danger))));
        fields
    }

    /// What the child is called about whom alone a danger is.
    fn only_child(&self, danger: &str) -> Option<String> {
        let Value::Array(feared) = self.known.get(danger)?.get("feared")? else { return None };
        let [one] = feared.as_slice() else { return None };
        let child = self.known.values().find(|known| known.get("id") == one.get("child"))?;
        let text = |field: &str| child.get(field).and_then(Value::as_str).unwrap_or_default();
        let called = if text("called").is_empty() { text("given") } else { text("called") };
        called.split(' ').next().filter(|name| !name.is_empty()).map(str::to_owned)
    }

    /// The numbers that people gave in a round, then its opening, unless the round is still sealed.
    fn numbers_of(&mut self, round: &str, given: &Fields, at: Timestamp, by: &str) -> Result<(), DemoError> {
        let Some(Value::Array(numbers)) = given.get("numbers") else { return Ok(()) };
        let mut raters: Vec<Value> = Vec::new();
        let mut scales: Vec<Value> = Vec::new();
        let mut answers: BTreeSet<(String, String)> = BTreeSet::new();
        for (place, number) in (1i32..).zip(numbers) {
            let Value::Object(number) = number else { continue };
            let danger = number.get("danger").and_then(Value::as_str).unwrap_or("d1");
            let mut fields = Fields::new();
            for (field, value) in number.iter().filter(|(field, _)| *field != "danger" && *field != "key") {
                fields.insert(field.clone(), self.filled(Kind::ScaleRating, field, value));
            }
            let (scale, on) = (encode(self.number(&format!("{danger}.scale"))), self.date.to_string());
            fields.insert("scale".into(), json!(scale));
            fields.insert("round".into(), json!(encode(self.number(round))));
            fields.entry("on").or_insert_with(|| json!(on));
            for (all, one) in [(&mut raters, fields.get("rater").cloned()), (&mut scales, Some(json!(scale)))]
            {
                all.extend(one.filter(|one| !all.contains(one)));
            }
            let rater = fields.get("rater").map(ToString::to_string).unwrap_or_default();
            answers.insert((rater, scale));
            let named = number.get("key").and_then(Value::as_str).map(str::to_owned);
            let key = named.unwrap_or_else(|| format!("{round}.{place}"));
            let later = at + SignedDuration::from_mins(i64::from(place));
            self.write(Kind::ScaleRating, &key, fields, later, by, "")?;
        }
        if let Some(Value::Array(asked)) = given.get("raters") {
            for one in asked {
                let one = self.filled(Kind::ScalingRound, "raters", one);
                if !raters.contains(&one) {
                    raters.push(one);
                }
            }
        }
        let whole = answers.len() == raters.len() * scales.len();
        let mut fields = Fields::new();
        if by == "chair" {
            fields.insert("chair".into(), json!(self.worker(by)));
        }
        fields.insert("raters".into(), Value::Array(raters));
        fields.insert("scales".into(), Value::Array(scales));
        // The round is known with its people before the first number: the writing of a moment ago is replaced.
        self.replace(Kind::ScalingRound, round, fields.clone())?;
        if given.get("sealed").and_then(Value::as_bool) == Some(true) {
            return Ok(());
        }
        let opened = (at + SignedDuration::from_mins(45)).min(self.demo.now);
        let worker = self.staff.get(if by == "chair" { "chair" } else { "lead" }).map(|one| one.0);
        let why = if whole { "" } else { "Each person was asked only about what they see for themselves." };
        fields
            .insert("opened".into(), json!({"at": opened.to_string(), "by": worker, "override_reason": why}));
        self.write(Kind::ScalingRound, round, fields, opened, by, "")
    }

    /// When the round was opened in which the number was given that asks for an answer. None: it was given outside a round.
    pub(crate) fn opened_by(&self, escalation: &Fields) -> Option<Timestamp> {
        let named = |id: &Value| self.known.values().find(|known| known.get("id") == Some(id));
        let round = named(named(escalation.get("rating")?)?.get("round")?)?;
        round.get("opened")?.get("at")?.as_str()?.parse().ok()
    }

    /// Changes what was just written, without a new entry.
    fn replace(&mut self, kind: Kind, key: &str, fields: Fields) -> Result<(), DemoError> {
        let known = self.known.entry(key.to_owned()).or_default();
        known.extend(fields);
        let object = object(kind, known, &self.story.about)?;
        let number = object.number();
        if let Some(last) = self.past.iter_mut().rev().find(|one| one.object.number() == number) {
            last.object = object;
        }
        Ok(())
    }
}
