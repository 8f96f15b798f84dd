//! The people of a record as forms offer them: `{value, text}` for radios, checkboxes and lists.

use practice::{
    FamilyRecord, Who,
    ids::WorkerId,
    people::{Part, Person},
};
use serde::Serialize;
use std::collections::HashMap;

/// The names of the authority's workers.
pub type Names = HashMap<WorkerId, String>;

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

/// The children of the record, by id.
pub fn children(record: &FamilyRecord) -> Vec<Choice> {
    by_id(record, Person::is_child)
}

/// Those of the family and its network into whose hands a plan may come, by id.
pub fn readers(record: &FamilyRecord) -> Vec<Choice> {
    by_id(record, |person| person.died.is_none() && person.part != Part::Professional)
}

/// The people of the family and its network who are chosen, by id.
pub fn by_id(record: &FamilyRecord, chosen: impl Fn(&Person) -> bool) -> Vec<Choice> {
    let people = record.people.iter().filter(|person| chosen(person));
    people.map(|person| Choice::new(person.id.to_string(), person.full_name())).collect()
}

/// Everybody of the family and its network, and the workers of the case, as [`Who`] is written.
pub fn everybody(record: &FamilyRecord, names: &Names) -> Vec<Choice> {
    let mut all = people(record, |_| true);
    all.extend(workers(record, names));
    all
}

/// The people of the family and its network who are chosen.
pub fn people(record: &FamilyRecord, chosen: impl Fn(&Person) -> bool) -> Vec<Choice> {
    record
        .people
        .iter()
        .filter(|person| chosen(person))
        .map(|person| Choice {
            value: Who::Person(person.id).to_string(),
            text: person.full_name(),
            hint: person.part.words().to_owned(),
        })
        .collect()
}

/// The workers of the case.
pub fn workers(record: &FamilyRecord, names: &Names) -> Vec<Choice> {
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
pub fn name_of(who: &Who, record: &FamilyRecord, names: &Names) -> String {
    match who {
        Who::Person(id) => {
            record.person(*id).map_or_else(|| "somebody".to_owned(), |person| person.short_name().to_owned())
        }
        Who::Worker(id) => names.get(id).cloned().unwrap_or_else(|| "a worker".to_owned()),
        Who::Other(name) => name.clone(),
    }
}
