//! What a line of a plan tells of others: who they are, when they are there, and where. Looked for before the line is on the
//! paper of somebody who gets only what they do themselves. It finds what the record knows, and says more rather than less.

use super::list;
use crate::{
    child_words::KIN,
    hidden,
    ids::PersonId,
    object::CaseRecord,
    people::{Part, Person, Sex},
    who::Who,
};
use std::collections::BTreeSet;

/// What a line tells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tells {
    /// Names of others, as they stand in the line.
    pub names: Vec<String>,
    /// Days and times.
    pub times: Vec<String>,
    /// Places that the record knows.
    pub places: Vec<String>,
}

impl Tells {
    /// Whether it tells nothing of others.
    pub fn is_nothing(&self) -> bool {
        self.names.is_empty() && self.times.is_empty() && self.places.is_empty()
    }

    /// In half a sentence after "It": "names Joyce and Ellie, and says when (Fridays)".
    pub fn words(&self) -> String {
        let parts = [
            (!self.names.is_empty()).then(|| format!("names {}", list(&self.names))),
            (!self.times.is_empty()).then(|| format!("says when ({})", self.times.join(", "))),
            (!self.places.is_empty()).then(|| format!("says where ({})", self.places.join(", "))),
        ];
        list(&parts.into_iter().flatten().collect::<Vec<_>>())
    }
}

/// What a text tells this reader of others. Their own name, and their own address, tell them nothing.
pub fn tells(record: &CaseRecord, reader: PersonId, text: &str) -> Tells {
    let names = Forms::of(record, reader);
    let mut tells = Tells { places: hidden::places_in(record, reader, text), ..Tells::default() };
    let mut before = String::new();
    for (word, is_capital) in hidden::as_written(text) {
        let shown = if is_capital { capital(&word) } else { word.clone() };
        if names.has(&word, is_capital) {
            keep(&mut tells.names, shown);
        } else if is_time(&word, is_capital, &before) {
            keep(&mut tells.times, shown);
        }
        before = word;
    }
    tells
}

fn keep(all: &mut Vec<String>, word: String) {
    if !all.contains(&word) {
        all.push(word);
    }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The words by which others are called.
struct Forms {
    others: BTreeSet<String>,
    own: BTreeSet<String>,
}

impl Forms {
    fn of(record: &CaseRecord, reader: PersonId) -> Self {
        let (mut others, mut own) = (BTreeSet::new(), BTreeSet::new());
        for person in &record.people {
            if person.id == reader {
                own.extend(called(person));
            } else {
                others.extend(called(person));
            }
        }
        others.extend(by_words(record).flat_map(split));
        others.extend(KIN.iter().map(|word| (*word).to_owned()));
        own.extend(
            record
                .person(reader)
                .into_iter()
                .flat_map(|person| kin_of(person))
                .map(|word| (*word).to_owned()),
        );
        Self { others, own }
    }

    fn has(&self, word: &str, is_capital: bool) -> bool {
        let is = |form: &str| {
            // "Will" and "May" begin half of what people write; "rose" in small letters may well be Rose.
            let is_word = hidden::is_plain(form) || matches!(form, "will" | "may");
            self.others.contains(form) && !self.own.contains(form) && (is_capital || !is_word)
        };
        is(word) || word.strip_suffix('s').is_some_and(is)
    }
}

fn called(person: &Person) -> Vec<String> {
    let names = [&person.given, &person.family, &person.called].into_iter().chain(&person.also_known_as);
    names.flat_map(|name| split(name)).collect()
}

/// The words of a name that are more than a letter.
fn split(name: &str) -> Vec<String> {
    hidden::as_written(name).map(|(word, _)| word).filter(|word| word.chars().count() > 1).collect()
}

/// People who are in the plan or on the map by their name alone.
fn by_words(record: &CaseRecord) -> impl Iterator<Item = &str> {
    let rules = record.plan_rules.iter().flat_map(|rule| rule.doers.iter().chain(&rule.backups));
    let flags = record.red_flags.iter().filter_map(|flag| flag.who_watches.as_ref());
    let items = record.items.iter().flat_map(|item| item.actor.iter().chain(&item.said_by));
    rules.chain(flags).chain(items).filter_map(|who| match who {
        Who::Other(words) => Some(words.as_str()),
        Who::Person(_) | Who::Worker(_) => None,
    })
}

/// What children call a parent who reads.
fn kin_of(reader: &Person) -> &'static [&'static str] {
    match (reader.part, reader.sex) {
        (Part::Parent, Sex::Female) => &["mum", "mummy", "mam", "mama", "mother"],
        (Part::Parent, Sex::Male) => &["dad", "daddy", "papa", "baba", "pops", "father"],
        _ => &[],
    }
}

const TIMES: &[&str] = &[
    "monday",
    "tuesday",
    "tues",
    "wednesday",
    "thursday",
    "thurs",
    "friday",
    "saturday",
    "sunday",
    "weekend",
    "weekday",
    "weeknight",
    "morning",
    "afternoon",
    "evening",
    "night",
    "teatime",
    "bedtime",
    "lunchtime",
    "dinnertime",
    "midnight",
    "noon",
    "midday",
    "tonight",
    "tomorrow",
    "today",
    "yesterday",
    "oclock",
    "january",
    "february",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "christmas",
    "easter",
];
/// The same, which are other words too.
const TIMES_WITH_A_CAPITAL: &[&str] =
    &["mon", "tue", "wed", "thu", "thur", "fri", "sat", "sun", "march", "may"];
const HOURS: &[&str] = &[
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "half", "quarter",
];
const BEFORE_AN_HOUR: &[&str] =
    &["at", "by", "after", "before", "from", "until", "till", "past", "to", "about"];

fn is_time(word: &str, is_capital: bool, before: &str) -> bool {
    let one = word.strip_suffix('s').unwrap_or(word);
    let number = word.trim_end_matches(|letter: char| letter.is_ascii_lowercase());
    let is_number = !number.is_empty()
        && number.chars().all(|letter| letter.is_ascii_digit())
        && ["", "am", "pm", "h", "st", "nd", "rd", "th"]
            .contains(&word.get(number.len()..).unwrap_or_default());
    TIMES.contains(&word)
        || TIMES.contains(&one)
        || (is_capital && TIMES_WITH_A_CAPITAL.contains(&word))
        || is_number
        || (HOURS.contains(&word) && BEFORE_AN_HOUR.contains(&before))
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failed test should say so at once")]
mod tests {
    use super::*;
    use crate::testing::{DAD, GRAN, Shape, sound_family};

    #[test]
    fn names_days_times_and_places_are_found_in_any_form_and_the_readers_own_are_not() {
        let mut record = sound_family(&Shape::default());
        for person in record.people.iter_mut().filter(|person| person.id == GRAN) {
            "Nan Joyce".clone_into(&mut person.value.called);
            "Rose Cottage\nLittle Marl".clone_into(&mut person.value.address);
        }
        let rules = record.plan_rules.first_mut().unwrap();
        rules.value.backups = vec![Who::Other("Aunty Precious".to_owned())];
        for (text, told) in [
            (
                "Nan Joyce sleeps at ours on Fridays and keeps Maya upstairs.",
                "names Nan, Joyce and Maya and says when (Fridays)",
            ),
            ("Maya’s door stays shut.", "names Mayas"),
            ("joyce comes round", "names joyce"),
            ("Precious picks them up", "names Precious"),
            ("Dan Marlow goes out for a walk.", ""),
            ("Dad goes out for a walk.", ""),
            ("Ring Mum first.", "names Mum"),
            ("Stay away from Rose Cottage.", "names Rose and says where (rose cottage)"),
            ("Leave by six.", "says when (six)"),
            ("Leave at 17:30 or 6pm.", "says when (17, 30, 6pm)"),
            ("On school nights I do not come in.", "says when (nights)"),
            ("I go to the garden and may not come in, at least two beers less.", ""),
            ("Every day I keep my hands still and walk off.", ""),
        ] {
            assert_eq!(tells(&record, DAD, text).words(), told, "{text}");
        }
    }
}
