//! What is stored for a person, and for each word of the vocabulary.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::fold::{normalise, tokens};
use crate::key::Key;
use crate::{known_as, query, sound};

/// More words than this in one name are not paired; they are still found one by one.
const MOST_PAIRED: usize = 9;
/// Words shorter than this are not looked for with a letter missing: too many others are one letter away.
const SHORTEST_MISSPELT: usize = 4;
/// Letters beyond this are not left out in turn; a word so long sounds like its misspelling.
const LONGEST_MISSPELT: usize = 14;

/// A person's names as recorded.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonName {
    /// First and middle names.
    pub given: String,
    /// Family name or names.
    pub family: String,
    /// Whole names or single words the person is also known by, earlier names too.
    #[serde(default)]
    pub also_known_as: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Field {
    Given,
    Family,
    AlsoKnownAs,
}

/// A word a person can be found by, and which words of the name (by number, first and last) it stands for.
#[derive(Debug, Clone)]
pub(crate) struct NameWord {
    pub(crate) text: String,
    pub(crate) field: Field,
    pub(crate) first: usize,
    pub(crate) last: usize,
}

/// Every word of a name, every reading of it, and neighbours written as one ("Smith-Jones" is also `smithjones`).
pub(crate) fn name_words(name: &PersonName) -> Vec<NameWord> {
    let mut found: Vec<NameWord> = Vec::new();
    let mut at = 0;
    let parts = [(name.given.as_str(), Field::Given), (name.family.as_str(), Field::Family)];
    let others = name.also_known_as.iter().map(|text| (text.as_str(), Field::AlsoKnownAs));
    for (text, field) in parts.into_iter().chain(others) {
        let mut before: Option<String> = None;
        for token in tokens(text) {
            if let (Some(left), Some(right)) = (&before, token.readings.first()) {
                found.push(NameWord { text: format!("{left}{right}"), field, first: at - 1, last: at });
            }
            before = token.readings.first().cloned();
            for text in token.readings {
                found.push(NameWord { text, field, first: at, last: at });
            }
            at += 1;
        }
    }
    found.extend(unspaced(&found));
    found
}

/// A name in Chinese, Japanese or Korean writing is typed without a space, family name first.
fn unspaced(words: &[NameWord]) -> Option<NameWord> {
    let whole = |field: Field| words.iter().find(|word| word.field == field && word.first == word.last);
    let (given, family) = (whole(Field::Given)?, whole(Field::Family)?);
    let spaceless = |letter: char| matches!(letter, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}' | '\u{20000}'..='\u{3FFFF}');
    let text = format!("{}{}", family.text, given.text);
    let found = NameWord { text, field: Field::Family, first: given.first, last: family.last };
    found.text.chars().all(spaceless).then_some(found)
}

/// The keys to store for a person: each word, and each two words of the name in both orders. Four for a name of two
/// words, ten or so for one of three.
pub fn keys(name: &PersonName) -> BTreeSet<Key> {
    let words = name_words(name);
    let mut found: BTreeSet<Key> = words.iter().map(|word| Key::new('t', &word.text)).collect();
    for (at, one) in words.iter().enumerate().take(MOST_PAIRED * 2) {
        for other in words.iter().skip(at + 1).take(MOST_PAIRED) {
            let apart = one.last < other.first || other.last < one.first;
            if apart {
                found.insert(Key::pair(&one.text, &other.text));
                found.insert(Key::pair(&other.text, &one.text));
            }
        }
    }
    found
}

/// The words of a name to enter in the vocabulary, each with its [`word_keys`].
pub fn words(name: &PersonName) -> BTreeSet<String> {
    name_words(name).into_iter().map(|word| word.text).collect()
}

/// The keys under which the vocabulary holds a word: itself, its sounds, itself with each letter left out in turn, and
/// the names it is a form of. They depend on the word alone, so a word is entered once however many bear it.
pub fn word_keys(word: &str) -> BTreeSet<Key> {
    let mut found = BTreeSet::from([Key::new('w', word)]);
    found.extend(sound::codes(word).iter().map(|code| Key::new('p', code)));
    found.extend(sound::skeletons(word).iter().map(|bones| Key::new('c', bones)));
    found.extend(known_as::groups(word).iter().map(|head| Key::new('k', head)));
    found.extend(misspellings(word));
    found.extend(sound::without_article(word).into_iter().flat_map(misspellings));
    found
}

/// The word, and the word with each letter left out in turn. Two words one slip apart share one of these.
pub(crate) fn misspellings(word: &str) -> BTreeSet<Key> {
    if word.chars().count() < SHORTEST_MISSPELT {
        return BTreeSet::new();
    }
    let without = |(at, letter): (usize, char)| format!("{}{}", &word[..at], &word[at + letter.len_utf8()..]);
    let shorter = word.char_indices().take(LONGEST_MISSPELT).map(without);
    shorter.chain([word.to_owned()]).map(|text| Key::new('s', &text)).collect()
}

/// The keys to store for a date of birth (or an expected one): the day, the day and month, the year.
pub fn birth_keys(born: Date) -> BTreeSet<Key> {
    let (year, month, day) = (born.year(), born.month(), born.day());
    [format!("{year:04}-{month:02}-{day:02}"), format!("{month:02}-{day:02}"), format!("{year:04}")]
        .iter()
        .map(|text| Key::new('b', text))
        .collect()
}

/// The keys to store for a family or child reference: "K-10234" is found by "k10234", "K 10234" and "10234".
pub fn reference_keys(reference: &str) -> BTreeSet<Key> {
    let whole: String = normalise(reference).concat();
    let digits: String = whole.chars().filter(char::is_ascii_digit).collect();
    [whole, digits].iter().filter(|text| !text.is_empty()).map(|text| Key::new('r', text)).collect()
}

/// The keys to store for an address: its postcode, the house number with the first word of the street, and the street.
pub fn address_keys(address: &str) -> BTreeSet<Key> {
    let streets = query::address_streets(address);
    let streets = streets.iter().map(|street| Key::new('l', street));
    query::address_parts(address).iter().map(|part| Key::new('a', part)).chain(streets).collect()
}
