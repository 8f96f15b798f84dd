//! A text as it is looked through: its words as they look, joined, so that spacing hides nothing.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

/// A text without its spaces, with the places where its words began and ended, of its capitals, and the numbers in it.
pub(super) struct Text {
    joined: String,
    /// Each with whether the word began with a capital.
    starts: BTreeMap<usize, bool>,
    ends: BTreeSet<usize>,
    /// Where a capital stands.
    capitals: BTreeSet<usize>,
    numbers: Vec<String>,
}

impl Text {
    pub(super) fn of(text: &str) -> Self {
        let text = names::as_it_looks(text);
        let (mut joined, mut starts, mut ends) = (String::new(), BTreeMap::new(), BTreeSet::new());
        let mut capitals = BTreeSet::new();
        for word in split(&text) {
            let is_capital = word.chars().find(|letter| letter.is_alphanumeric());
            starts.insert(joined.len(), is_capital.is_some_and(char::is_uppercase));
            for letter in word.chars().filter(|letter| letter.is_alphanumeric()) {
                if letter.is_uppercase() {
                    capitals.insert(joined.len());
                }
                joined.extend(letter.to_lowercase());
            }
            ends.insert(joined.len());
        }
        Self { joined, starts, ends, capitals, numbers: numbers(&text) }
    }

    /// Whether these words stand in it as words, in any spacing.
    pub(super) fn has(&self, way: &Way) -> bool {
        self.starts.iter().any(|(start, is_capital)| {
            (*is_capital || !way.is_town)
                && self.joined.get(*start..).is_some_and(|rest| rest.starts_with(&way.words))
                && self.ends.contains(&(start + way.words.len()))
                && way.capitals.iter().all(|at| self.capitals.contains(&(start + at)))
        })
    }

    pub(super) fn rings(&self, phone: &str) -> bool {
        self.numbers.iter().any(|number| number.contains(phone))
    }
}

/// Something of an address by which a person could be found, as joined words.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Way {
    pub(super) words: String,
    /// Whether it is one word and says no more than a town may: "Reading", "Bath". Without a capital it is another word.
    is_town: bool,
    /// The letters that are initials of a street, and so capitals.
    capitals: Vec<usize>,
}

impl Way {
    pub(super) fn new(words: String) -> Self {
        Self { words, is_town: false, capitals: Vec::new() }
    }

    pub(super) fn town(words: String) -> Self {
        Self { is_town: true, ..Self::new(words) }
    }

    /// Somebody's name in full. Where each of its words may be another word ("May Will"), each has its capital.
    pub(super) fn name(words: &[&str], has_capitals: bool) -> Self {
        let (mut joined, mut capitals) = (String::new(), Vec::new());
        for word in words {
            if has_capitals {
                capitals.push(joined.len());
            }
            joined.push_str(word);
        }
        Self { capitals, ..Self::new(joined) }
    }

    pub(super) fn with_capitals(words: String, capitals: Range<usize>) -> Self {
        Self { capitals: capitals.collect(), ..Self::new(words) }
    }
}

/// The words, folded: capitals and apostrophes hide nothing, nor letters that look like others.
pub(super) fn words(text: &str) -> Vec<String> {
    as_written(&names::as_it_looks(text)).map(|(word, _)| word).collect()
}

/// The words, folded, each with whether it began with a capital.
pub(crate) fn as_written(text: &str) -> impl Iterator<Item = (String, bool)> {
    split(text).filter_map(|word| {
        let is_capital = word.chars().find(|letter| letter.is_alphanumeric())?.is_uppercase();
        let letters = word.chars().filter(|letter| letter.is_alphanumeric());
        Some((letters.flat_map(char::to_lowercase).collect(), is_capital))
    })
}

fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '\'' | '’'))
        .filter(|word| word.chars().any(char::is_alphanumeric))
}

/// What stands between letters, its digits alone.
fn numbers(text: &str) -> Vec<String> {
    text.split(char::is_alphabetic)
        .map(|part| part.chars().filter(char::is_ascii_digit).collect())
        .filter(|digits: &String| !digits.is_empty())
        .collect()
}

/// The numbers of a field without what a country's code may replace: "+44 (0)1632 960999" is "1632960999".
pub(super) fn phones(field: &str) -> Vec<String> {
    names::as_it_looks(field)
        .split(['/', ',', ';', '\n'])
        .flat_map(numbers)
        .map(|digits| {
            let bare = digits.trim_start_matches('0');
            bare.strip_prefix("44")
                .filter(|rest| rest.len() >= 9)
                .unwrap_or(bare)
                .trim_start_matches('0')
                .to_owned()
        })
        .filter(|digits| digits.len() >= 5)
        .collect()
}
