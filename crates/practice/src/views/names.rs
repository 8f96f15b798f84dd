//! What people are called in sentences.

use crate::{
    ids::{PersonId, WorkerId},
    object::CaseRecord,
    people::Person,
    who::Who,
};

/// Looks up names: people in the record, workers with whoever knows the accounts.
#[derive(Clone, Copy)]
pub struct NameLookup<'a> {
    /// The record.
    pub record: &'a CaseRecord,
    /// What a worker is called.
    pub workers: &'a dyn Fn(WorkerId) -> String,
}

impl NameLookup<'_> {
    /// What a person is called: "Maya", "Mum"; "Leo Marlow" where there is another Leo.
    pub fn person(&self, id: PersonId) -> String {
        let known = self.record.person(id).map(|person| called(self.record, person));
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

/// What somebody is called so that nobody takes another for them: the short name, and the full name where two of the record
/// have the same short one.
pub fn called(record: &CaseRecord, person: &Person) -> String {
    let (short, id) = (person.short_name(), person.id);
    let is_shared = record.people.iter().any(|other| other.id != id && other.short_name() == short);
    if is_shared { person.full_name() } else { short.to_owned() }
}

/// What somebody wrote, in quotation marks, as the end of a sentence: with one full stop and not two.
pub fn quoted(text: &str) -> String {
    let text = text.trim();
    if text.ends_with(['.', '!', '?', '…']) { format!("“{text}”") } else { format!("“{text}”.") }
}

/// The same within a sentence: without a full stop of its own.
pub fn quoted_within(text: &str) -> String {
    format!("“{}”", text.trim().trim_end_matches('.'))
}

/// Words in a row: "a, b and c".
pub fn list(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// Who did what, in one sentence that names them once: "Joanna rang the police". Words that name them already, or that
/// are a sentence of their own, stay as they were written.
pub fn acted(who: &str, what: &str) -> String {
    let (who, what) = (who.trim(), what.trim());
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|letter: char| !letter.is_alphanumeric() && letter != '-');
        words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
    };
    let (name, said) = (words(who), words(what));
    let is_named = !name.is_empty() && said.windows(name.len()).any(|some| some == name);
    match (who.is_empty() || is_named, what.chars().next()) {
        (true, _) => what.to_owned(),
        (_, None) => who.to_owned(),
        (_, Some(first)) if first.is_lowercase() => format!("{who} {what}"),
        _ => format!("{who}: {what}"),
    }
}

#[cfg(test)]
mod tests {
    use super::acted;

    #[test]
    fn nobody_is_named_twice() {
        assert_eq!(acted("Joanna", "rang the police"), "Joanna rang the police");
        assert_eq!(
            acted("Kayleigh", "On her birthday Kayleigh asked to stay."),
            "On her birthday Kayleigh asked to stay."
        );
        assert_eq!(acted("Ann", "Annie slept at hers"), "Ann: Annie slept at hers");
        assert_eq!(acted("Ann", "Kept the door locked"), "Ann: Kept the door locked");
        assert_eq!(acted("Mary-Ann", "mary-ann’s brother came"), "mary-ann’s brother came");
        assert_eq!(acted("Nana", ""), "Nana");
        assert_eq!(acted("", "Somebody came"), "Somebody came");
    }
}
