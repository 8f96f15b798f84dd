//! Tells one story as one family's past: each moment, who wrote, what, and why.

use crate::{
    Demo, DemoError, Told, defaults,
    dice::Dice,
    harm::kinds_told,
    origins::{Origin, forms},
    pathway, steps,
    story::{Fields, Moment, Story},
    text::told,
    verbs::verb,
};
use access::Role;
use jiff::{SignedDuration, Timestamp, civil::Date};
use practice::{
    Kind, Object,
    contact::day_in_britain,
    danger::HarmKind,
    ids::{FamilyId, TeamId, WorkerId, encode},
};
use serde_json::{Value, json};
use std::collections::HashMap;

/// One change in a family's past.
#[derive(Debug, Clone, PartialEq)]
pub struct Happening {
    /// When.
    pub at: Timestamp,
    /// Who wrote.
    pub by: WorkerId,
    /// Under which verb it is journalled.
    pub verb: &'static str,
    /// Why, where a reason was given.
    pub reason: String,
    /// What was written.
    pub object: Object,
}

/// Bits for the things of one family in the numbers of a demonstration.
const THINGS: u32 = 12;
/// The first number, within a family's own, of what the pathway holds. No story comes near it.
const PATHWAY: i64 = 3000;

/// A story being told.
pub(crate) struct Telling<'a> {
    pub(crate) demo: &'a Demo,
    pub(crate) story: &'a Story,
    pub(crate) dice: Dice,
    pub(crate) today: Date,
    /// What each character is called: as written, by friends, family name.
    pub(crate) names: HashMap<String, (String, String, String)>,
    /// Each character's sex, when they were born, where it is known, and where they come from.
    pub(crate) sexes: HashMap<String, &'a str>,
    pub(crate) births: HashMap<String, Date>,
    pub(crate) origins: HashMap<String, &'a Origin>,
    /// The children's family name.
    pub(crate) home: String,
    pub(crate) homes: HashMap<String, (String, String)>,
    pub(crate) place: usize,
    pub(crate) earlier: i64,
    pub(crate) staff: HashMap<&'static str, (WorkerId, &'static str)>,
    team: usize,
    numbers: HashMap<String, i64>,
    pub(crate) places: HashMap<String, String>,
    pub(crate) choices: HashMap<String, usize>,
    pub(crate) known: HashMap<String, Fields>,
    pub(crate) past: Vec<Happening>,
    pub(crate) date: Date,
    told_until: Timestamp,
}

impl<'a> Telling<'a> {
    pub(crate) fn begin(demo: &'a Demo, story: &'a Story, place: usize, mut dice: Dice) -> Self {
        let again = place >= demo.stories();
        let earlier = if again { i64::try_from(dice.below(story.roams + 1)).unwrap_or(0) } else { 0 };
        let team = story.team.unwrap_or_else(|| if again { dice.below(2) } else { 0 });
        Self {
            demo,
            story,
            today: day_in_britain(demo.now),
            names: HashMap::new(),
            sexes: HashMap::new(),
            births: HashMap::new(),
            origins: HashMap::new(),
            home: String::new(),
            homes: HashMap::new(),
            place,
            earlier,
            staff: HashMap::new(),
            team,
            numbers: HashMap::new(),
            places: HashMap::new(),
            choices: HashMap::new(),
            known: HashMap::new(),
            past: Vec::new(),
            date: day_in_britain(demo.now),
            told_until: Timestamp::UNIX_EPOCH,
            dice,
        }
    }

    pub(crate) fn tell(mut self) -> Result<Told, DemoError> {
        let (demo, story) = (self.demo, self.story);
        let from = if self.place < demo.stories() { story.from.first() } else { self.dice.pick(&story.from) };
        let home = demo.surroundings.origin(from.map_or("", String::as_str), &mut self.dice)?;
        self.assign();
        self.christen(home)?;
        self.open()?;
        let mut met = Vec::new();
        for character in &story.person {
            let at = self.moment(character.known.unwrap_or(story.opened()), Some(8)).max(self.told_until);
            let fields = self.person(character);
            self.write(Kind::Person, &character.key, fields, at, "lead", "")?;
            met.push(at);
        }
        let all = met.iter().max().copied().unwrap_or(self.demo.now);
        self.told_until = met.iter().min().copied().unwrap_or(self.demo.now) + SignedDuration::from_mins(1);
        for character in &story.person {
            for (key, fields) in self.kinships(character) {
                self.write(Kind::Relationship, &key, fields, all, "lead", "")?;
            }
        }
        for moment in &story.then {
            self.happen(moment)?;
        }
        self.past.sort_by_key(|one| one.at);
        let workers = |names: &[String]| {
            names.iter().filter_map(|name| self.demo.cast.person(name).map(|(id, _)| id)).collect()
        };
        let (named, conflict) = (workers(&story.named), workers(&story.conflict));
        let (lead, homes) = (self.lead(), self.homes()?);
        let mut number = self.family_number() + PATHWAY;
        let pathway = pathway::of(&self.past, (self.today, self.demo.now), || {
            number += 1;
            number
        });
        Ok(Told {
            family: FamilyId(self.family_number()),
            past: self.past,
            named,
            conflict,
            lead,
            homes,
            pathway,
        })
    }

    /// Who leads the work, and in which team. None: it waits for somebody.
    fn lead(&self) -> Option<(WorkerId, TeamId)> {
        let lead = self.staff.get("lead").filter(|_| !self.story.waits)?;
        Some((lead.0, self.demo.cast.teams.get(self.team).copied()?))
    }

    fn family_number(&self) -> i64 {
        (i64::try_from(self.place).unwrap_or(0) + 1) << THINGS
    }

    /// Decides who works with the family.
    fn assign(&mut self) {
        let (cast, team) = (&self.demo.cast, Some(self.team));
        let workers = cast.of_role(Role::SocialWorker, team);
        let again = self.place >= self.demo.stories();
        // Told again, a story goes to anybody, so that nobody has the same one twice on their list by design.
        let lead = self.story.lead.as_deref().filter(|_| !again).and_then(|name| cast.person(name));
        let lead = lead.or_else(|| self.dice.pick(&workers).copied());
        let others: Vec<_> =
            workers.into_iter().filter(|one| lead.map(|lead| lead.0) != Some(one.0)).collect();
        let mut one = |role| self.dice.pick(&cast.of_role(role, team)).copied();
        let (manager, chair, coach) =
            (one(Role::PracticeSupervisor), one(Role::ConferenceChair), one(Role::PracticeLead));
        let co = self.dice.pick(&others).copied();
        for (part, person) in
            [("lead", lead), ("co", co), ("manager", manager), ("chair", chair), ("coach", coach.or(manager))]
        {
            if let Some((id, employee)) = person {
                self.staff.insert(part, (id, employee.name));
            }
        }
    }

    /// Writes the case itself.
    fn open(&mut self) -> Result<(), DemoError> {
        self.date = self.day(self.story.opened());
        let mut fields = Fields::new();
        for (field, value) in &self.story.case {
            fields.insert(field.clone(), self.filled(Kind::Family, field, value));
        }
        let team = self.demo.cast.teams.get(self.team).copied();
        fields.insert("reference".into(), json!(format!("K-{}", 10_001 + self.place)));
        let home = match forms(&self.home) {
            (written, "") => written.to_owned(),
            (written, said) => format!("{said} ({written})"),
        };
        fields.entry("name").or_insert_with(|| json!(format!("{home} family")));
        fields.insert("team".into(), json!(team));
        if !self.story.waits {
            fields.insert("lead_worker".into(), json!(self.staff.get("lead").map(|one| one.0)));
        }
        if self.story.chaired {
            fields.insert("chair".into(), json!(self.staff.get("chair").map(|one| one.0)));
        }
        let at = self.moment(self.story.opened(), Some(9));
        let day = json!(day_in_britain(at).to_string());
        for field in ["opened", "stage_since"] {
            fields.insert(field.into(), day.clone());
        }
        self.numbers.insert("case".into(), self.family_number());
        self.told_until = (at + SignedDuration::from_mins(20)).min(self.demo.now);
        self.write(Kind::Family, "case", fields, at, "manager", "")
    }

    fn happen(&mut self, moment: &Moment) -> Result<(), DemoError> {
        // A day moved off a weekend never comes before what the story told earlier.
        let at = self.moment(moment.ago, moment.at).max(self.told_until).min(self.demo.now);
        self.date = day_in_britain(at);
        let told_before = self.past.len();
        let why = told(&moment.why, self);
        let mut things = Vec::new();
        for (word, all) in &moment.things {
            let Some(known) = defaults::kind_of(word) else {
                return Err(DemoError::new(&self.story.about, format!("nothing is called {word}")));
            };
            things.extend(all.iter().map(|fields| (known, word.as_str(), fields)));
        }
        things.sort_by_key(|((order, ..), ..)| *order);
        let mut last = Vec::new();
        for ((_, kind, category), word, given) in things {
            let (key, mut fields) = self.prepared(kind, category, word, given);
            let known = self.known.contains_key(&key);
            if kind == Kind::Contact {
                // A contact comes, and is decided on, at the moment of which the story tells.
                let moment = if known { "decided_at" } else { "received" };
                fields.entry(moment).or_insert_with(|| json!(at.to_string()));
            }
            if kind == Kind::CaseNote && !known {
                fields.entry("written_at").or_insert_with(|| json!(at.to_string()));
                let by = self.worker(&moment.by);
                fields.entry("written_by").or_insert_with(|| json!(by));
            }
            if let Some(step) = steps::apart(kind, known, &mut fields) {
                last.push((kind, key.clone(), step));
            }
            if !known || !fields.is_empty() {
                let at =
                    if kind == Kind::Escalation { self.opened_by(&fields).unwrap_or(at).max(at) } else { at };
                self.write(kind, &key, fields, at, &moment.by, &why)?;
                self.besides(kind, &key, given, at, &moment.by)?;
            }
        }
        last.sort_by_key(|(kind, ..)| *kind == Kind::Family);
        for (kind, key, step) in last {
            self.write(kind, &key, step, at, &moment.by, &why)?;
        }
        let last = self.past.iter().skip(told_before).map(|one| one.at).max().unwrap_or(at);
        self.told_until = last.max(at) + SignedDuration::from_mins(1);
        Ok(())
    }

    /// The key of a thing, and its fields with gaps filled and with what its word says by itself.
    fn prepared(&mut self, kind: Kind, category: &str, word: &str, given: &Fields) -> (String, Fields) {
        let given_key = given.get("key").and_then(Value::as_str).map(str::to_owned);
        let key = given_key.unwrap_or_else(|| match kind {
            Kind::Map => "map".to_owned(),
            Kind::SafetyPlan => "plan".to_owned(),
            Kind::Family => "case".to_owned(),
            Kind::Trajectory => "trajectory".to_owned(),
            Kind::Closure => "closure".to_owned(),
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
            | Kind::InNeedPlan => format!("{word}#{}", self.numbers.len()),
        });
        let mut fields = Fields::new();
        for (field, value) in given.iter().filter(|(field, _)| !OURS.contains(&field.as_str())) {
            fields.insert(field.clone(), self.filled(kind, field, value));
        }
        let first = !self.known.contains_key(&key);
        if first && !category.is_empty() {
            fields.entry("category").or_insert_with(|| json!(category));
        }
        if let Some(household) = given.get("lives").and_then(Value::as_str) {
            let (address, household) = self.address(household);
            fields.extend([("address".into(), json!(address)), ("household".into(), json!(household))]);
        }
        if kind == Kind::Family && fields.get("status") == Some(&json!("open")) {
            fields.insert("closed".into(), Value::Null);
        }
        if matches!(word, "voice" | "worry") {
            fields.entry("verbatim").or_insert_with(|| json!(true));
            if let Some(child) =
                given.get("said_by").and_then(Value::as_str).filter(|key| self.names.contains_key(*key))
            {
                let id = encode(self.number(child));
                fields.entry("children").or_insert_with(|| json!([id]));
            }
        }
        if let Some(day) = defaults::day(kind).filter(|_| first) {
            let date = self.date.to_string();
            fields.entry(day).or_insert_with(|| json!(date));
        }
        if kind == Kind::DangerStatement
            && let Some(behaviour) = fields.get("behaviour").and_then(Value::as_str)
        {
            let kinds: Vec<&str> = kinds_told(behaviour).into_iter().map(HarmKind::code).collect();
            fields.entry("harm_kinds").or_insert_with(|| json!(kinds));
        }
        if kind == Kind::Escalation && given.contains_key("looks") && !given.contains_key("look_again") {
            fields.insert("look_again".into(), Value::Null);
        }
        self.dated_decisions(kind, &key, &mut fields);
        if let Some(by) = given.get("signed").and_then(Value::as_str) {
            let (who, note) = by.split_once(": ").unwrap_or((by, ""));
            let note = told(note, self);
            let worker = self.staff.get(who).map(|one| one.0);
            fields.insert(
                "signed_off".into(),
                json!({"by": worker, "on": self.date.to_string(), "note": note}),
            );
        }
        (key, fields)
    }

    /// Writes a thing, on top of what was known of it.
    pub(crate) fn write(
        &mut self,
        kind: Kind,
        key: &str,
        fields: Fields,
        at: Timestamp,
        by: &str,
        why: &str,
    ) -> Result<(), DemoError> {
        let number = self.number(key);
        let verb = verb(kind, !self.known.contains_key(key), &fields);
        if !self.known.contains_key(key) {
            let mut all = Fields::new();
            for (field, value) in defaults::fields(kind) {
                let value = self.filled(kind, &field, &value);
                all.insert(field, value);
            }
            all.insert("id".into(), json!(encode(number)));
            self.known.insert(key.to_owned(), all);
        }
        let known = self.known.entry(key.to_owned()).or_default();
        known.extend(fields);
        let object = object(kind, known, &self.story.about)?;
        let writer = self.worker(by);
        self.past.push(Happening { at, by: writer, verb, reason: why.to_owned(), object });
        self.opens_again(kind, key, verb, at, writer)
    }

    pub(crate) fn worker(&self, word: &str) -> WorkerId {
        let named = || self.demo.cast.person(word).map(|(id, _)| id);
        let known = self.staff.get(word).map(|one| one.0).or_else(named);
        known.or_else(|| self.staff.get("lead").map(|one| one.0)).unwrap_or(WorkerId(0))
    }

    /// The number of the thing or person with this key.
    pub(crate) fn number(&mut self, key: &str) -> i64 {
        let next = self.family_number() + 1 + i64::try_from(self.numbers.len()).unwrap_or(0);
        *self.numbers.entry(key.to_owned()).or_insert(next)
    }
}

/// Words of a story that are no fields of the record.
const OURS: &[&str] = &["key", "numbers", "sealed", "signed", "lives"];

pub(crate) fn object(kind: Kind, fields: &Fields, story: &str) -> Result<Object, DemoError> {
    let wrong = |why: serde_json::Error| {
        DemoError::new(
            story,
            format!("{} {}: {why}", kind.words(), serde_json::to_string(fields).unwrap_or_default()),
        )
    };
    let text = serde_json::to_string(fields).map_err(wrong)?;
    Object::from_json(kind, &text).map_err(wrong)
}
