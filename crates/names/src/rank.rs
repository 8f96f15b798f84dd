//! How well a person answers a search, and why.

use std::collections::HashMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::fold::normalise;
use crate::index::{Field, NameWord, PersonName, name_words};
use crate::likeness::{How, STRONG, Typed};
use crate::query::{Birth, Query, Slot, address_parts, address_streets, is_particle};

/// What is known of a person who may be the one looked for.
#[derive(Debug, Clone, Copy)]
pub struct Candidate<'a> {
    /// The names as recorded.
    pub name: &'a PersonName,
    /// Date of birth, or the day the baby is expected.
    pub born: Option<Date>,
    /// The reference of the person or the family.
    pub reference: Option<&'a str>,
    /// The address on one line.
    pub address: Option<&'a str>,
}

/// Why a person is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// The reference is the one typed.
    Reference,
    /// The whole name as typed.
    Exact,
    /// Family name typed first.
    Reversed,
    /// The name starts with what was typed.
    StartsWith,
    /// Another name the person goes by, a short form, or the name in another language.
    AlsoKnownAs,
    /// A letter or two are different.
    SpeltAlike,
    /// Other letters, the same sound.
    SoundsLike,
    /// Some words typed are not in the name.
    PartOfName,
    /// The family name is the same; the given name is not known.
    FamilyName,
    /// The date of birth is the one typed.
    DateOfBirth,
    /// The address is the one typed.
    Address,
}

impl Reason {
    /// The reason in a few words for the screen.
    pub fn words(self) -> &'static str {
        match self {
            Self::Reference => "same reference",
            Self::Exact => "same name",
            Self::Reversed => "same names the other way round",
            Self::StartsWith => "starts with",
            Self::AlsoKnownAs => "also known as",
            Self::SpeltAlike => "spelt alike",
            Self::SoundsLike => "sounds like",
            Self::PartOfName => "part of the name",
            Self::FamilyName => "same family name",
            Self::DateOfBirth => "date of birth",
            Self::Address => "address",
        }
    }

    /// Whether it says that the whole name is the same, near enough for one person written down twice.
    pub fn is_same_name(self) -> bool {
        matches!(self, Self::Exact | Self::Reversed | Self::AlsoKnownAs | Self::SpeltAlike | Self::SoundsLike)
    }
}

/// A place in the list of results: higher comes first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Score {
    /// Up to 1,000 for the name, more with a date of birth, an address or a reference. Only for comparing.
    pub value: u32,
    /// Why, the strongest first.
    pub reasons: Vec<Reason>,
}

/// A name this much alike, out of 1,000, is not looked at with its words run together.
const CERTAIN: u32 = 900;

/// Whoever lives in the street that was typed comes before whoever bears a name like it.
const STREET: i64 = 1_100;

/// How well the candidate answers the query, or nothing when it does not. For one candidate; [`Ranking`] for many.
pub fn rank(query: &Query, candidate: &Candidate<'_>) -> Option<Score> {
    Ranking::of(query).rank(candidate)
}

/// The ranking of many candidates for one query. Words that many of them bear are compared once.
#[derive(Debug)]
pub struct Ranking<'q> {
    query: &'q Query,
    known: Likenesses<'q>,
}

/// How alike each typed word and each word met so far are.
type Likenesses<'q> = HashMap<&'q str, HashMap<String, Option<(How, u32)>>>;

impl<'q> Ranking<'q> {
    /// A ranking in which nothing has been compared yet.
    pub fn of(query: &'q Query) -> Self {
        Self { query, known: HashMap::new() }
    }

    /// How well the candidate answers the query, or nothing when it does not.
    pub fn rank(&mut self, candidate: &Candidate<'_>) -> Option<Score> {
        score(self.query, candidate, &mut self.known)
    }
}

fn likeness<'q>(typed: &'q Typed, word: &str, known: &mut Likenesses<'q>) -> Option<(How, u32)> {
    let of_typed = known.entry(&typed.text).or_default();
    if let Some(known) = of_typed.get(word) {
        return *known;
    }
    let alike = typed.likeness(word);
    of_typed.insert(word.to_owned(), alike);
    alike
}

fn score<'q>(query: &'q Query, candidate: &Candidate<'_>, known: &mut Likenesses<'q>) -> Option<Score> {
    let mut reasons = Vec::new();
    let mut value: i64 = 0;
    if let (Some(typed), Some(there)) = (&query.reference, candidate.reference)
        && reference_matches(typed, there)
    {
        reasons.push(Reason::Reference);
        value += 2000;
    }
    if let Some(there) = candidate.address.filter(|_| !query.streets.is_empty())
        && address_streets(there).iter().any(|street| query.streets.contains(street))
    {
        value += STREET;
        reasons.push(Reason::Address);
    }
    let name = name_score(query, candidate.name, known);
    match name {
        Some((score, why)) => {
            value += i64::from(score);
            reasons.extend(why);
        }
        None if !query.words.is_empty() && reasons.is_empty() => return None,
        None => {}
    }
    if let Some(typed) = query.born {
        let (gain, matches) = birth_gain(typed, candidate.born);
        value += gain;
        if matches {
            reasons.push(Reason::DateOfBirth);
        }
    }
    if let Some(there) = candidate.address.filter(|_| !query.address.is_empty()) {
        let parts = address_parts(there);
        if query.address.iter().any(|typed| parts.iter().any(|part| part.starts_with(typed.as_str()))) {
            value += 200;
            reasons.push(Reason::Address);
        }
    }
    reasons.sort();
    reasons.dedup();
    let value = u32::try_from(value).ok().filter(|value| *value > 0)?;
    (!reasons.is_empty()).then_some(Score { value, reasons })
}

fn reference_matches(typed: &str, there: &str) -> bool {
    let whole = normalise(there).concat();
    let digits: String = whole.chars().filter(char::is_ascii_digit).collect();
    whole.starts_with(typed) || digits.starts_with(typed)
}

fn birth_gain(typed: Birth, there: Option<Date>) -> (i64, bool) {
    let Some(there) = there else { return (-50, false) };
    let whole = match typed {
        Birth::Day(date) if date == there => return (400, true),
        Birth::Day(date) => {
            let same =
                [date.year() == there.year(), date.month() == there.month(), date.day() == there.day()];
            let turned = same[0] && date.day() == there.month() && date.month() == there.day();
            let close = turned || same.iter().filter(|part| **part).count() == 2;
            return (if close { 100 } else { -250 }, false);
        }
        Birth::DayAndMonth { day, month } => (day, month) == (there.day(), there.month()),
        Birth::MonthAndYear { month, year } => (month, year) == (there.month(), there.year()),
        Birth::Year(year) => year == there.year(),
    };
    if whole { (250, true) } else { (-250, false) }
}

fn name_score<'q>(
    query: &'q Query,
    name: &PersonName,
    known: &mut Likenesses<'q>,
) -> Option<(u32, Vec<Reason>)> {
    let there = name_words(name);
    let plain = way_score(&query.words, &there, known);
    if plain.as_ref().is_some_and(|(score, _)| *score >= CERTAIN) {
        return plain;
    }
    let together = query.joined.iter().filter_map(|slots| way_score(slots, &there, known));
    plain.into_iter().chain(together).max_by_key(|(score, _)| *score)
}

/// A typed word set against a word of the name.
struct Pairing<'a> {
    slot: usize,
    word: &'a NameWord,
    how: How,
    score: u32,
}

fn way_score<'q>(
    slots: &'q [Slot],
    there: &[NameWord],
    known: &mut Likenesses<'q>,
) -> Option<(u32, Vec<Reason>)> {
    let mut possible: Vec<Pairing<'_>> = Vec::new();
    for (slot, readings) in slots.iter().enumerate() {
        for word in there {
            let best = readings
                .iter()
                .filter_map(|typed| likeness(typed, &word.text, known))
                .max_by_key(|(_, score)| *score);
            possible.extend(best.map(|(how, score)| Pairing { slot, word, how, score }));
        }
    }
    possible.sort_by_key(|pairing| std::cmp::Reverse(pairing.score));
    let mut taken: Vec<Pairing<'_>> = Vec::new();
    for pairing in possible {
        let free = taken.iter().all(|other| {
            other.slot != pairing.slot
                && (other.word.last < pairing.word.first || pairing.word.last < other.word.first)
        });
        if free {
            taken.push(pairing);
        }
    }
    // "al" and "de" alone lead to nobody, and their lack counts little: الحلبي is one word.
    let names: Vec<usize> = (0..slots.len()).filter(|at| !is_particle(&slots[*at])).collect();
    let is_name = |pairing: &&Pairing<'_>| names.is_empty() || names.contains(&pairing.slot);
    let found = taken.iter().filter(is_name).count();
    let whole = found == if names.is_empty() { slots.len() } else { names.len() };
    if found == 0 || (!whole && taken.iter().filter(is_name).all(|pairing| pairing.score < STRONG)) {
        return None;
    }
    taken.sort_by_key(|pairing| pairing.slot);
    let missed = names.iter().filter(|at| taken.iter().all(|pairing| pairing.slot != **at)).count();
    let count = u32::try_from(taken.len() + missed).ok()?;
    let mean = taken.iter().map(|pairing| pairing.score).sum::<u32>() / count;
    let turned = slots.len() > 1 && is_turned(&taken);
    let spare = u32::try_from(unmatched(&taken, there)).ok()?.min(5) * 8;
    let missing = u32::try_from(slots.len() - taken.len() - missed).ok()? * 100;
    let score = mean.saturating_sub(spare + missing + if turned { 20 } else { 0 }).max(1);
    Some((score, why(&taken, whole, turned)))
}

fn is_turned(taken: &[Pairing<'_>]) -> bool {
    matches!(taken, [first, .., last] if first.word.field == Field::Family && last.word.field == Field::Given)
}

/// Words of the recorded name that nothing typed stands for.
fn unmatched(taken: &[Pairing<'_>], there: &[NameWord]) -> usize {
    let stands =
        |at: usize| taken.iter().any(|pairing| (pairing.word.first..=pairing.word.last).contains(&at));
    let main = there.iter().filter(|word| word.field != Field::AlsoKnownAs && word.first == word.last);
    let mut places: Vec<usize> = main.map(|word| word.first).filter(|at| !stands(*at)).collect();
    places.dedup();
    places.len()
}

fn why(taken: &[Pairing<'_>], whole: bool, turned: bool) -> Vec<Reason> {
    let mut found: Vec<Reason> = Vec::new();
    for pairing in taken {
        if pairing.word.field == Field::AlsoKnownAs {
            found.push(Reason::AlsoKnownAs);
        }
        match pairing.how {
            How::Same => {}
            How::StartsWith => found.push(Reason::StartsWith),
            How::KnownAs => found.push(Reason::AlsoKnownAs),
            How::SpeltAlike => found.push(Reason::SpeltAlike),
            How::SoundsLike => found.push(Reason::SoundsLike),
        }
    }
    if !whole {
        found.push(Reason::PartOfName);
    } else if turned {
        found.push(Reason::Reversed);
    } else if found.is_empty() {
        found.push(Reason::Exact);
    }
    found
}
