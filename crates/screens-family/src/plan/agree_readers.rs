//! What is asked about readers where a plan is agreed: whose behaviour it is about, and of each of those and of each
//! parent, once, how much of the plan they may have on paper.

use crate::family_plan::{
    reader::alone,
    second::{Opens, most, opens},
};
use practice::{
    CaseRecord, Kept,
    actions::readers::{carried, needs_reason},
    ids::{PersonId, PlanRuleId, WorkerId},
    people::{Part, holds_parental_responsibility, parents_responsible},
    plan::{Gets, PlanReader, PlanRule, SafetyPlan},
    views::{Fear, Fears, asks_about_doers, asks_whose, called, is_violent, list, may_be, reading},
};
use serde::Serialize;
use std::collections::BTreeSet;
use ui::{
    form::{FormReader, Values},
    page::Form,
    people_options::{Choice, by_id},
};

/// What the form sends where it is nobody's behaviour.
pub(super) const NOBODY: &str = "nobody";

/// The questions.
#[derive(Debug, Serialize)]
pub(super) struct Questions {
    /// Those whom the record names already.
    named: Vec<String>,
    /// Whose behaviour it may be besides.
    whose: Vec<Choice>,
    /// Whom the words of the record tell of, as having done it or as those who may have.
    told: Option<String>,
    /// Of whom it is asked how much they may have.
    readers: Vec<Asked>,
    /// What was decided about the plan before and holds on, in words.
    decided: Vec<String>,
}

/// One of whom it is asked.
#[derive(Debug, Serialize)]
struct Asked {
    id: String,
    name: String,
    /// Why it is asked.
    because: String,
    choices: Vec<Choice>,
    /// What they would read for the first time if all of it were opened to them.
    opens: Opens,
    /// Whether more than their own part holds at once, or waits. Empty: nothing speaks against it.
    alone: String,
}

impl Questions {
    pub(super) fn of(record: &CaseRecord, plan: &SafetyPlan, worker: &dyn Fn(WorkerId) -> String) -> Self {
        let name = |id: PersonId| record.person(id).map(|one| called(record, one)).unwrap_or_default();
        let (asked, stands) = asked(record, plan);
        let named = named(record, plan);
        let mut whose = by_id(record, |person| {
            !person.is_child()
                && person.part != Part::Professional
                && person.died.is_none()
                && !named.contains(&person.id)
        });
        whose.push(Choice {
            hint: "An illness, an accident, or somebody outside the family".to_owned(),
            ..Choice::new(NOBODY, "Nobody in this family")
        });
        let say =
            |reader: PlanReader| format!("{}: {}", name(reader.person), reader.gets.words().to_lowercase());
        Self {
            named: named.iter().map(|id| name(*id)).collect(),
            whose,
            told: told(record),
            readers: asked.into_iter().map(|id| Asked::of(record, plan, id, worker)).collect(),
            decided: stands.into_iter().map(say).collect(),
        }
    }
}

impl Asked {
    fn of(
        record: &CaseRecord,
        plan: &SafetyPlan,
        person: PersonId,
        worker: &dyn Fn(WorkerId) -> String,
    ) -> Self {
        let who = record.person(person).map(|one| called(record, one)).unwrap_or_default();
        let reading = reading(record, plan, person);
        let (fear, violent) = (reading.fear, reading.is_violent);
        let because = match fear {
            _ if violent => format!(
                "{who} has been violent to somebody in the household, or people fear it. The whole plan stays closed."
            ),
            Some(fear) => {
                format!(
                    "{who} {}. Until you answer, {who} reads only lines that are given one by one.",
                    fear.words()
                )
            }
            None if reading.is_outside => format!(
                "{who} has no part in the plan. Somebody is feared here, so nothing is printed for {who} until you answer."
            ),
            None if holds_parental_responsibility(record, person) => {
                format!("{who} has parental responsibility.")
            }
            None => format!(
                "{who} did not have the whole plan before, and something has changed since. The plan stays closed to {who} until you answer."
            ),
        };
        let safe = format!(
            "Only where {who} has never been violent to anybody in the household, and nobody fears it"
        );
        let choice = |gets: &Gets| Choice {
            hint: if *gets == Gets::Whole && fear.is_some() { safe.clone() } else { String::new() },
            ..Choice::new(gets.code(), gets.words())
        };
        let choices =
            Gets::ALL.iter().filter(|gets| !(violent && **gets == Gets::Whole)).map(choice).collect();
        let is_closed = reading.is_feared() || reading.is_outside;
        let opened = most(person, violent);
        Self {
            id: person.to_string(),
            alone: if is_closed { alone(&who, &reading) } else { String::new() },
            opens: if is_closed { opens(record, plan, &opened, worker) } else { Opens::new() },
            name: who,
            because,
            choices,
        }
    }
}

/// Of whom the record tells, as a sentence, where nobody is named yet.
pub(super) fn told(record: &CaseRecord) -> Option<String> {
    let may = may_be(record);
    let names: Vec<String> =
        may.people.iter().filter_map(|id| record.person(*id)).map(|one| called(record, one)).collect();
    match (names.is_empty(), may.is_told) {
        (true, _) => None,
        (_, true) => Some(format!("Somebody has said that {} did it.", list(&names))),
        (_, false) => Some(format!(
            "The record tells of violence or a threat, and not who did it. It may have been: {}.",
            names.join(", ")
        )),
    }
}

/// Those of whom it is asked, and the decisions that hold on.
fn asked(record: &CaseRecord, plan: &SafetyPlan) -> (Vec<PersonId>, Vec<PlanReader>) {
    let (fears, carried) = (Fears::of(record), carried(record, plan));
    let stands: Vec<PlanReader> = carried.iter().filter(|reader| !reader.asked_again).cloned().collect();
    let held = |id| carried.iter().any(|reader| reader.person == id && reader.asked_again);
    let feared = record
        .people
        .iter()
        .filter(|person| person.died.is_none())
        .map(|person| person.id)
        .filter(|id| fears.fear(Some(plan), *id).is_some() || held(*id));
    let all: BTreeSet<PersonId> = feared.chain(parents_responsible(record)).collect();
    let open = |id: &PersonId| stands.iter().all(|reader| reader.person != *id);
    (all.into_iter().filter(open).collect(), stands)
}

/// Those whom the record names as the ones whose behaviour it is, whatever this plan says.
fn named(record: &CaseRecord, plan: &SafetyPlan) -> Vec<PersonId> {
    let fears = Fears::of(record);
    let unsaid = SafetyPlan { whose: None, ..plan.clone() };
    let is_named =
        |id| matches!(fears.fear(Some(&unsaid), id), Some(Fear::Harm | Fear::Danger | Fear::SameName));
    record.people.iter().map(|person| person.id).filter(|id| is_named(*id)).collect()
}

/// The lines about which it is asked whether somebody feared may see to them: those of the record, and those that the form
/// complains about.
pub(super) fn asked_about(record: &CaseRecord, plan: &SafetyPlan, form: &Form) -> Vec<(String, String)> {
    let asked = asks_about_doers(record, plan);
    let field = |rule: &PlanRule| format!("although_feared-{}", rule.id);
    let rules = record.plan_rules.iter().map(|kept| &kept.value).filter(|rule| rule.plan == plan.id);
    let rules = rules.filter(|rule| {
        form.errors.contains_key(&field(rule)) || asked.iter().any(|(other, _)| other.id == rule.id)
    });
    rules.map(|rule| (field(rule), rule.text.trim().to_owned())).collect()
}

/// What was answered.
pub(super) struct Answers {
    pub(super) whose: Option<Vec<PersonId>>,
    pub(super) nobody_because: String,
    pub(super) decisions: Vec<PlanReader>,
    /// Why somebody feared may see to these lines, or stand in.
    pub(super) although: Vec<(PlanRuleId, String)>,
}

/// Fills the form with what was answered before.
pub(super) fn fill(plan: &SafetyPlan, there: &mut Values) {
    for id in plan.whose.iter().flatten() {
        there.add("whose", id.to_string());
    }
    if plan.whose.as_ref().is_some_and(Vec::is_empty) {
        there.add("whose", NOBODY);
    }
}

/// Reads the answers, and complains beside each that lacks something.
pub(super) fn read(
    record: &CaseRecord,
    plan: &SafetyPlan,
    values: &Values,
    reader: &mut FormReader<'_>,
) -> Answers {
    let is_nobody = values.all("whose").contains(&NOBODY);
    let ticked: Vec<&str> = values.all("whose").into_iter().filter(|text| *text != NOBODY).collect();
    let people: Vec<PersonId> = ticked.iter().filter_map(|text| text.parse().ok()).collect();
    if is_nobody && !people.is_empty() {
        reader.problems.add("whose", "Tick the people whose behaviour it is, or “Nobody’s”, but not both.");
    } else if people.is_empty() && !is_nobody && named(record, plan).is_empty() {
        reader.problems.add("whose", "Say whose behaviour people are worried about, or that it is nobody’s in this record. The plan on paper depends on it.");
    }
    let whose = Some(people);
    let nobody_because = reader.text("nobody_because", "Why it is nobody’s behaviour");
    let asking = SafetyPlan { whose: whose.clone(), nobody_because: nobody_because.clone(), ..plan.clone() };
    let mut with = record.clone();
    with.put(Kept::new(asking.clone().into()));
    if let Some(sentence) = asks_whose(&with, &asking) {
        reader.problems.add("nobody_because", sentence);
    }
    let mut although = Vec::new();
    for (rule, sentence) in asks_about_doers(&with, &asking) {
        let field = format!("although_feared-{}", rule.id);
        let why = reader.text(&field, "Why that is safe");
        if why.trim().is_empty() {
            reader.problems.add(field, format!("“{}”: {sentence}", rule.text.trim()));
        }
        although.push((rule.id, why));
    }
    let mut decisions = Vec::new();
    for person in asked(record, plan).0 {
        let (field, why) = (format!("gets-{person}"), format!("why-{person}"));
        let gets = reader.optional(&field, "How much they may have", Gets::from_code);
        let said = reader.text(&why, "Why");
        let Some(gets) = gets else { continue };
        let name = record.person(person).map(|one| called(record, one)).unwrap_or_default();
        let decided = PlanReader { why: said, ..PlanReader::new(person, gets) };
        if gets == Gets::Whole && is_violent(record, person) {
            reader.problems.add(
                &field,
                format!("{name} has been violent, or people fear it. The whole plan stays closed."),
            );
        } else if decided.why.is_empty() && needs_reason(record, &asking, &decided) {
            reader.problems.add(&why, format!("Say why, about {name}. It is kept with the decision."));
        }
        decisions.push(decided);
    }
    Answers { whose, nobody_because, decisions, although }
}
