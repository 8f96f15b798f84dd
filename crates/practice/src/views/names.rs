//! What people are called in sentences.

use crate::{
    ids::{PersonId, WorkerId},
    object::FamilyRecord,
    who::Who,
};

/// Looks up names: people in the record, workers with whoever knows the accounts.
#[derive(Clone, Copy)]
pub struct Names<'a> {
    /// The record.
    pub record: &'a FamilyRecord,
    /// What a worker is called.
    pub workers: &'a dyn Fn(WorkerId) -> String,
}

impl Names<'_> {
    /// What a person is called: "Maya", "Mum".
    pub fn person(&self, id: PersonId) -> String {
        let known = self.record.person(id).map(|person| person.short_name().to_owned());
        known.filter(|name| !name.trim().is_empty()).unwrap_or_else(|| "somebody".to_owned())
    }

    /// What anybody is called.
    pub fn who(&self, who: &Who) -> String {
        match who {
            Who::Person(id) => self.person(*id),
            Who::Worker(id) => (self.workers)(*id),
            Who::Other(name) => name.trim().to_owned(),
        }
    }

    /// What part somebody has: "Parent or carer", "Child", "Professional".
    pub fn role(&self, who: &Who) -> &'static str {
        match who {
            Who::Person(id) => self.record.person(*id).map_or("", |person| person.part.words()),
            Who::Worker(_) => "Worker",
            Who::Other(_) => "Professional",
        }
    }

    /// Several people: "Mum, Dad and Amir Khan".
    pub fn all<'b>(&self, people: impl IntoIterator<Item = &'b Who>) -> String {
        list(&people.into_iter().map(|who| self.who(who)).collect::<Vec<_>>())
    }
}

/// Words in a row: "a, b and c".
pub fn list(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
