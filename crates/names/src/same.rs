//! Whether somebody whom news names may be somebody who is written down already: the same name and a day of birth that
//! fits, or a baby without a name of its own in a family of that name.

use jiff::{Span, ToSpan as _, civil::Date};

use crate::fold::normalise;
use crate::index::PersonName;
use crate::query::Query;
use crate::rank::{Candidate, Reason, rank};

/// What stands for a given name as long as a child has none.
const NAMELESS: [&str; 24] = [
    "baby", "babies", "unborn", "unnamed", "unknown", "newborn", "infant", "child", "boy", "girl", "twin",
    "triplet", "bump", "not", "no", "name", "named", "yet", "born", "known", "tbc", "one", "two", "three",
];
/// How many days before or after its expected day a baby may be born.
const AROUND: i64 = 92;
/// For how many days before its birth a baby may be expected.
const EXPECTED: i64 = 280;
/// Two days of birth no further apart than this, in days, may be one: the year or the day is often mistaken.
const NEAR: i32 = 370;
/// How many days apart the births of one person may be told if the name is the same to the letter: ages are guessed.
const GUESSED_OF_CHILD: i32 = 5 * 366;
const GUESSED: i32 = 10 * 366;
/// The least age, in days, of somebody who may be the grown-up in an account.
const YOUNGEST_GROWN: i32 = 12 * 365;

/// Somebody as news or a record describes them.
#[derive(Debug, Clone, Copy)]
pub struct Described<'a> {
    /// The name.
    pub name: &'a PersonName,
    /// Date of birth, or the day on which a baby is expected.
    pub born: Option<Date>,
    /// Whether this is a child of the referral or of the record.
    pub is_child: bool,
}

/// How the days of birth of two descriptions compare, the likeliest to be one person first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Births {
    /// The same day.
    Same,
    /// Days apart as a slip of the pen leaves them, or as a baby comes before or after its day.
    Near,
    /// One of the two is not known.
    NotKnown,
    /// Further apart: another person, or a guess.
    Apart,
}

impl Births {
    fn between(one: Option<Date>, other: Option<Date>) -> Self {
        let (Some(one), Some(other)) = (one, other) else { return Self::NotKnown };
        let same = [one.year() == other.year(), one.month() == other.month(), one.day() == other.day()];
        let turned = same[0] && one.day() == other.month() && one.month() == other.day();
        match same.iter().filter(|part| **part).count() {
            3 => Self::Same,
            2 => Self::Near,
            _ if turned || days_apart(one, other) < NEAR => Self::Near,
            _ => Self::Apart,
        }
    }

    /// The comparison in a few words for the screen.
    pub fn words(self) -> &'static str {
        match self {
            Self::Same => "same day of birth",
            Self::Near => "nearly the same day of birth",
            Self::NotKnown => "a day of birth is not known",
            Self::Apart => "another day of birth",
        }
    }
}

/// Why two descriptions may be of one person.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Alike {
    /// How the days of birth compare.
    pub births: Births,
    /// What of the name is the same, the strongest first.
    pub reasons: Vec<Reason>,
}

/// Whether a child has no given name of its own yet: "Baby", "Unborn", "Baby girl", "Twin 2", or nothing.
pub fn is_nameless(name: &PersonName) -> bool {
    let is_word = |(at, word): (usize, &String)| {
        NAMELESS.contains(&word.as_str()) || (at > 0 && word.chars().count() == 1)
    };
    normalise(&name.given).iter().enumerate().all(is_word)
}

/// The days between which a baby was or will be born who is told of without a name, or is so young that a record may have it
/// without one. None: it is no baby.
pub fn births_of_baby(told: Described<'_>, today: Date) -> Option<(Date, Date)> {
    let around = |from: Date, before: Span, after: Span| {
        (from.checked_sub(before).unwrap_or(from), from.checked_add(after).unwrap_or(from))
    };
    match told.born {
        _ if !told.is_child => None,
        Some(born) if is_nameless(told.name) || days_apart(born.min(today), today) < NEAR => {
            Some(around(born, AROUND.days(), AROUND.days()))
        }
        None if is_nameless(told.name) => Some(around(today, AROUND.days(), EXPECTED.days())),
        _ => None,
    }
}

/// Somebody told of, ready to be compared with many who are written down.
#[derive(Debug)]
pub struct Sought<'a> {
    told: Described<'a>,
    whole: Query,
    family: Query,
    words: usize,
}

impl<'a> Sought<'a> {
    /// Takes the names apart once.
    pub fn of(told: Described<'a>) -> Self {
        let typed = whole(told.name);
        let words = normalise(&typed).len();
        Self { told, whole: Query::parse(&typed), family: Query::parse(&told.name.family), words }
    }

    /// Whether somebody written down may be the one who is told of today, and why. None: they are two people.
    pub fn may_be(&self, written: Described<'_>, today: Date) -> Option<Alike> {
        let told = self.told;
        if (told.is_child && is_nameless(told.name)) || (written.is_child && is_nameless(written.name)) {
            return self.may_be_baby(written, today);
        }
        let there = normalise(&whole(written.name)).len();
        let births = Births::between(told.born, written.born);
        // A mother may have married. Of children too many are called alike on one day.
        let may_have_married = !told.is_child && births == Births::Same;
        let other_family = || may_have_married.then(|| same_given(told.name, written.name)).flatten();
        let reasons = same_name(&self.whole, written.name)
            .or_else(|| {
                // "Poppy Shaw" may be "Poppy Bramley-Shaw", whichever of the two was written down.
                let shorter = (there < self.words).then(|| Query::parse(&whole(written.name)));
                shorter.and_then(|typed| same_name(&typed, told.name))
            })
            .or_else(other_family)?;
        // One name alone is borne by many.
        let is_whole = self.words.min(2) == there.min(2);
        let letter_by_letter =
            !reasons.iter().any(|reason| matches!(reason, Reason::SpeltAlike | Reason::SoundsLike));
        let is_begun = reasons.contains(&Reason::StartsWith);
        let fits = match births {
            Births::Same => true,
            Births::NotKnown | Births::Apart if is_begun => false,
            Births::Near => is_whole,
            Births::NotKnown => is_whole && ages_fit(told, written, today),
            Births::Apart => is_whole && letter_by_letter && may_be_guessed(told, written),
        };
        fits.then_some(Alike { births, reasons })
    }

    fn may_be_baby(&self, written: Described<'_>, today: Date) -> Option<Alike> {
        let told = self.told;
        let (from, to) = births_of_baby(told, today).filter(|_| written.is_child)?;
        let family = |name: &PersonName| PersonName { given: String::new(), ..name.clone() };
        same_name(&self.family, &family(written.name))
            .or_else(|| same_name(&Query::parse(&written.name.family), &family(told.name)))?;
        // Somebody with a name and without a day of birth is of any age.
        let fits = written.born.map_or_else(|| is_nameless(written.name), |born| (from..=to).contains(&born));
        let births = match Births::between(told.born, written.born) {
            Births::Apart => Births::Near,
            births => births,
        };
        fits.then(|| Alike { births, reasons: vec![Reason::FamilyName] })
    }
}

/// What of a whole name is the same, near enough for one person written down twice.
fn same_name(typed: &Query, there: &PersonName) -> Option<Vec<Reason>> {
    let candidate = Candidate { name: there, born: None, reference: None, address: None };
    let reasons = rank(typed, &candidate)?.reasons;
    let is_same = reasons.iter().any(|reason| reason.is_same_name() || *reason == Reason::StartsWith);
    (is_same && !reasons.contains(&Reason::PartOfName)).then_some(reasons)
}

/// Whether the given names are the same, near enough, with other family names: people marry and part, and on one day of birth
/// few are called alike.
fn same_given(told: &PersonName, written: &PersonName) -> Option<Vec<Reason>> {
    let given = |name: &PersonName| PersonName { family: String::new(), ..name.clone() };
    let is_there = |name: &PersonName| !name.given.trim().is_empty() && !name.family.trim().is_empty();
    let alike =
        (is_there(told) && is_there(written)).then(|| same_name(&Query::parse(&told.given), &given(written)));
    alike.flatten().map(|_| vec![Reason::PartOfName])
}

fn whole(name: &PersonName) -> String {
    format!("{} {}", name.given, name.family)
}

/// Where a day of birth is not known: no adult who is told of is a small child of a record, and no child an adult of it.
fn ages_fit(told: Described<'_>, written: Described<'_>, today: Date) -> bool {
    let grown = |born: Option<Date>| {
        born.is_none_or(|born| born < today && days_apart(born, today) >= YOUNGEST_GROWN)
    };
    match (told.is_child, written.is_child) {
        (true, false) => written.born.is_some_and(|born| days_apart(born, today) < 19 * 366),
        (false, true) => grown(written.born),
        _ => true,
    }
}

fn may_be_guessed(told: Described<'_>, written: Described<'_>) -> bool {
    let limit = if told.is_child || written.is_child { GUESSED_OF_CHILD } else { GUESSED };
    told.born.zip(written.born).is_some_and(|(one, other)| days_apart(one, other) <= limit)
}

fn days_apart(one: Date, other: Date) -> i32 {
    one.since(other).map_or(i32::MAX, |span| span.get_days().abs())
}
