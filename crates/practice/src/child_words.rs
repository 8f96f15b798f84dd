//! The worker's own simple words for one child: what the child is asked, and what both ends of the numbers mean to a child.
//! A child reads these and nothing else of the record.

use crate::{
    choice,
    ids::{ChildWordsId, PersonId, PlanId, ScaleId, WorkerId},
    object::CaseRecord,
    people::Person,
    readable::{self, Limits, Measured},
    who::Who,
};
use jiff::{ToSpan, civil::Date};
use serde::{Deserialize, Serialize};

choice! {
    /// What stands beside the numbers.
    Beside {
        Faces = "faces", "Faces";
        Ladder = "ladder", "A ladder";
    }
}

/// One worker's words for one child, about one scale or one plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChildWords {
    /// The words.
    pub id: ChildWordsId,
    /// The child who reads or hears them.
    pub child: PersonId,
    /// The scale on which the child gives a number. None: they are about a plan.
    pub scale: Option<ScaleId>,
    /// The plan about which the child is told. None: they are about a scale.
    pub plan: Option<PlanId>,
    /// What is asked or told, in simple sentences.
    pub words: String,
    /// What 0 means to this child. Empty for a plan.
    pub at_0: String,
    /// What 10 means to this child. Empty for a plan.
    pub at_10: String,
    /// What stands beside the numbers.
    pub beside: Beside,
    /// Whether there is one box in which the child may say more. Otherwise there is none.
    pub has_box: bool,
    /// Who wrote them first.
    pub written_by: WorkerId,
    /// On which day.
    pub written_on: Date,
}

impl ChildWords {
    /// Everything that the child reads of them, as sentences.
    pub fn text(&self) -> String {
        [&self.words, &self.at_0, &self.at_10].map(|part| part.trim()).join(".\n")
    }

    /// How the words read to this child, by the limits of the child's age.
    pub fn measured(&self, record: &CaseRecord, limits: Limits) -> Measured {
        readable::measured(&self.text(), limits, |word| is_name(record, word))
    }
}

/// A word that is a name of somebody in the record, and so is not counted as hard.
pub fn is_name(record: &CaseRecord, word: &str) -> bool {
    record.people.iter().any(|person| names(person).any(|name| name == word))
}

fn names(person: &Person) -> impl Iterator<Item = &str> {
    person
        .given
        .split_whitespace()
        .chain(person.family.split_whitespace())
        .chain(person.called.split_whitespace())
}

/// Somebody under 18, who gets the pages of a child.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Young {
    /// Under twelve, or of an age that nobody has noted.
    Under12,
    /// From twelve to seventeen.
    From12,
}

impl Young {
    /// How young a person is on a day. None: grown up. One of the record's children whose birth nobody has noted counts as
    /// under twelve; anybody else whose birth nobody has noted counts as grown up.
    pub fn of(person: &Person, on: Date) -> Option<Self> {
        let Some(born) = person.born else { return person.is_child().then_some(Self::Under12) };
        let turned = |years: i16| born.checked_add(years.years()).is_ok_and(|day| day <= on);
        match (turned(12), turned(18)) {
            (_, true) => None,
            (true, _) => Some(Self::From12),
            _ => Some(Self::Under12),
        }
    }

    /// How young somebody is who gives a number on a day. None: grown up, or nobody of the record.
    pub fn rater(record: &CaseRecord, who: &Who, on: Date) -> Option<Self> {
        record.person(who.person()?).and_then(|person| Self::of(person, on))
    }

    /// What words for this reader keep to. Guidance on easy reading asks for sentences of at most 15 words; a child
    /// under twelve gets fewer.
    pub fn limits(self) -> Limits {
        match self {
            Self::Under12 => Limits { age: 8, sentence: 12, word: 3 },
            Self::From12 => Limits { age: 11, sentence: 18, word: 4 },
        }
    }
}

/// The words about a scale that stand for this child.
pub fn about_scale(record: &CaseRecord, child: PersonId, scale: ScaleId) -> Option<&ChildWords> {
    record
        .child_words
        .iter()
        .map(|kept| &kept.value)
        .find(|one| one.child == child && one.scale == Some(scale))
}

/// The words about a plan that stand for this child.
pub fn about_plan(record: &CaseRecord, child: PersonId, plan: PlanId) -> Option<&ChildWords> {
    record.child_words.iter().map(|kept| &kept.value).find(|one| one.child == child && one.plan == Some(plan))
}

/// What the names of grown-ups in a text are that must not reach a child's page: a page lies about, and a child shows it.
/// What a child calls somebody at home ("Mum", "Gran") may stand.
pub fn grown_ups_named(record: &CaseRecord, child: PersonId, text: &str, on: Date) -> Vec<String> {
    let own: Vec<&str> = record.person(child).map(|person| names(person).collect()).unwrap_or_default();
    let mut found: Vec<String> = Vec::new();
    for sentence in text.split(['.', '!', '?', '\n']) {
        for (place, word) in sentence.split_whitespace().map(readable::bare).enumerate() {
            let is_grown_ups = || {
                let grown_up = record.people.iter().filter(|person| Young::of(person, on).is_none());
                grown_up.flat_map(|person| names(person)).any(|name| name == word)
            };
            let lower = word.to_lowercase();
            let only_begins = place == 0 && ORDINARY.contains(&lower.as_str());
            let free = word.chars().count() < 2
                || own.contains(&word)
                || KIN.contains(&lower.as_str())
                || only_begins;
            if !free && !found.iter().any(|known| known == word) && is_grown_ups() {
                found.push(word.to_owned());
            }
        }
    }
    found
}

/// The grown-ups whose names stand in these words. If there are any, a worker may read the words to the child, and
/// nobody hands them over or prints them: a page lies about.
pub fn names_grown_ups(record: &CaseRecord, words: &ChildWords, on: Date) -> Vec<String> {
    let texts = [&words.words, &words.at_0, &words.at_10].into_iter();
    let mut named: Vec<String> =
        texts.flat_map(|text| grown_ups_named(record, words.child, text, on)).collect();
    named.sort();
    named.dedup();
    named
}

/// Whether a text holds something like a telephone number: five digits or more, whatever stands between them.
pub fn holds_number(text: &str) -> bool {
    let mut digits = 0_usize;
    for letter in text.chars() {
        match letter {
            '0'..='9' => digits += 1,
            ' ' | '-' | '+' | '(' | ')' | '/' => {}
            _ => digits = 0,
        }
        if digits >= 5 {
            return true;
        }
    }
    false
}

/// What children call people at home.
pub(crate) const KIN: &[&str] = &[
    "mum", "mummy", "mam", "mama", "dad", "daddy", "papa", "baba", "gran", "granny", "nan", "nana", "nanny",
    "grandma", "grandad", "grandpa", "pops", "aunt", "auntie", "aunty", "uncle",
];

/// Names that are ordinary words at the beginning of a sentence: "Will you tell me?"
const ORDINARY: &[&str] =
    &["will", "may", "mark", "hope", "grace", "rose", "joy", "bill", "art", "dawn", "faith"];

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failed test should say so at once")]
mod tests {
    use super::*;
    use crate::testing::{GRAN, MUM, Shape, child, sound_family};

    fn born(years: i16, days: i32, on: Date) -> Date {
        on.saturating_sub(years.years()).saturating_sub(days.days())
    }

    #[test]
    fn a_child_is_under_eighteen_whatever_their_part_and_an_unknown_age_counts_as_young() {
        let shape = Shape::default();
        let record = sound_family(&shape);
        let (today, mut child) = (shape.today, record.person(child(0)).unwrap().value.clone());
        for (born, young) in [
            (Some(born(7, 1, today)), Some(Young::Under12)),
            (Some(born(12, -1, today)), Some(Young::Under12)),
            (Some(born(12, 0, today)), Some(Young::From12)),
            (Some(born(18, -1, today)), Some(Young::From12)),
            (Some(born(18, 0, today)), None),
            (None, Some(Young::Under12)),
        ] {
            child.born = born;
            assert_eq!(Young::of(&child, today), young, "{born:?}");
        }
        let mut mother = record.person(MUM).unwrap().value.clone();
        assert_eq!(Young::of(&mother, today), None);
        mother.born = Some(born(16, 0, today));
        assert_eq!(Young::of(&mother, today), Some(Young::From12), "a mother of sixteen");
    }

    #[test]
    fn grown_ups_names_and_numbers_are_found_and_what_children_call_them_is_not() {
        let shape = Shape::default();
        let mut record = sound_family(&shape);
        let named = |record: &CaseRecord, text| grown_ups_named(record, child(0), text, shape.today);
        assert_eq!(named(&record, "Kim and Dan shout. Then Rose’s door is open."), ["Kim", "Dan", "Rose"]);
        assert!(named(&record, "Maya, how is it with Mum and Gran? Leo is with you.").is_empty());
        assert!(named(&record, "Rose up the hill they went.").is_empty());
        for person in record.people.iter_mut().filter(|person| person.id == GRAN) {
            person.value.called = "Gran".to_owned();
        }
        assert!(named(&record, "You sleep at Gran’s.").is_empty());
        assert!(holds_number("Ring 01632 960-001") && holds_number("07700900277"));
        assert!(!holds_number("You are 7. Your number is 10, or 9."));
    }
}
