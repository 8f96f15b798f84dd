//! The people of a record as forms offer them: `{value, text}` for radios, checkboxes and lists.

use practice::{
    CaseRecord, Who,
    ids::WorkerId,
    people::{Part, Person, Sex},
    views::called,
};
use serde::Serialize;
use std::collections::HashMap;

/// The names of the authority's workers.
pub type WorkerNames = HashMap<WorkerId, String>;

/// One choice of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What people read.
    pub text: String,
    /// A line below it. May be empty.
    pub hint: String,
}

impl Choice {
    /// A choice without a hint.
    pub fn new(value: impl Into<String>, text: impl Into<String>) -> Self {
        Self { value: value.into(), text: text.into(), hint: String::new() }
    }
}

/// Sex as recorded.
pub fn sexes() -> Vec<Choice> {
    Sex::ALL.iter().map(|sex| Choice::new(sex.code(), sex.words())).collect()
}

/// The children of the record, by id.
pub fn children(record: &CaseRecord) -> Vec<Choice> {
    by_id(record, Person::is_child)
}

/// Those of the family and its network into whose hands a plan may come, by id.
pub fn readers(record: &CaseRecord) -> Vec<Choice> {
    by_id(record, |person| person.died.is_none() && person.part != Part::Professional)
}

/// The people of the family and its network who are chosen, by id.
pub fn by_id(record: &CaseRecord, chosen: impl Fn(&Person) -> bool) -> Vec<Choice> {
    let people = record.people.iter().filter(|person| chosen(person));
    people.map(|person| Choice::new(person.id.to_string(), told_apart(record, person))).collect()
}

/// The full name; where two of the record share it, with what tells them apart: when they were born, or else what they are
/// to somebody.
pub fn told_apart(record: &CaseRecord, person: &Person) -> String {
    let name = person.full_name();
    let is_shared = record.people.iter().any(|other| other.id != person.id && other.full_name() == name);
    if !is_shared {
        return name;
    }
    let kin = || {
        let link = record.relationships.iter().find(|link| link.a == person.id);
        link.map_or_else(|| person.part.words().to_lowercase(), |link| link.kinship.words().to_owned())
    };
    let which = person.born.map_or_else(kin, |born| format!("born {}", calendar::long(born)));
    format!("{name}, {which}")
}

/// Everybody of the family and its network, and the workers of the case, as [`Who`] is written.
pub fn everybody(record: &CaseRecord, names: &WorkerNames) -> Vec<Choice> {
    let mut all = people(record, |_| true);
    all.extend(workers(record, names));
    all
}

/// The people of the family and its network who are chosen.
pub fn people(record: &CaseRecord, chosen: impl Fn(&Person) -> bool) -> Vec<Choice> {
    record
        .people
        .iter()
        .filter(|person| chosen(person))
        .map(|person| Choice {
            value: Who::Person(person.id).to_string(),
            text: told_apart(record, person),
            hint: person.part.words().to_owned(),
        })
        .collect()
}

/// The workers of the case.
pub fn workers(record: &CaseRecord, names: &WorkerNames) -> Vec<Choice> {
    let Some(family) = record.families.first() else { return Vec::new() };
    family
        .lead_worker
        .iter()
        .chain(&family.co_workers)
        .chain(&family.chair)
        .filter_map(|worker| Some(Choice::new(Who::Worker(*worker).to_string(), names.get(worker)?.clone())))
        .collect()
}

/// The name of somebody as the record has it.
pub fn name_of(who: &Who, record: &CaseRecord, names: &WorkerNames) -> String {
    match who {
        Who::Person(id) => {
            record.person(*id).map_or_else(|| "somebody".to_owned(), |person| called(record, person))
        }
        Who::Worker(id) => names.get(id).cloned().unwrap_or_else(|| "a worker".to_owned()),
        Who::Other(name) => name.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use practice::testing::{DAD, Shape, UNCLE, child, sound_family};

    #[test]
    fn two_of_one_name_are_told_apart_wherever_somebody_is_chosen_or_named() {
        let mut record = sound_family(&Shape::default());
        let alone = by_id(&record, |_| true);
        assert!(alone.iter().all(|choice| !choice.text.contains(',')), "{alone:?}");
        for person in &mut record.people {
            let value = &mut person.value;
            let name = match value.id {
                id if id == DAD || id == UNCLE => ("Kyle", "Reid"),
                id if id == child(0) => ("Leo", "Marlow"),
                id if id == child(1) => ("Leo", "Reid"),
                _ => continue,
            };
            (value.given, value.family) = (name.0.to_owned(), name.1.to_owned());
            value.called.clear();
            value.born = value.born.filter(|_| name.0 == "Leo");
        }
        for all in [by_id(&record, |_| true), people(&record, |_| true), readers(&record)] {
            let mut texts: Vec<&str> = all.iter().map(|choice| choice.text.as_str()).collect();
            let many = texts.len();
            texts.sort_unstable();
            texts.dedup();
            assert_eq!(texts.len(), many, "{all:?}");
        }
        let name = |id| name_of(&Who::Person(id), &record, &WorkerNames::new());
        assert_eq!([name(child(0)), name(child(1))], ["Leo Marlow", "Leo Reid"]);
        let workers = |_| String::new();
        let plan = record.plans.first().map(|kept| &kept.value);
        let paper = plan.and_then(|plan| practice::views::family_plan(&record, plan, None, &workers));
        assert_eq!(paper.map(|paper| paper.children), Some(vec!["Leo Marlow".into(), "Leo Reid".into()]));
    }
}
