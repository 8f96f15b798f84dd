//! What a person typed into the search box, taken apart.

mod dates;
mod places;

use crate::fold::tokens;
use crate::key::{Key, Match};
use crate::likeness::Typed;
use crate::{index, known_as, sound};

pub use dates::Birth;
pub(crate) use places::{address_parts, address_streets};

/// A word typed, with the readings it may have.
pub(crate) type Slot = Vec<Typed>;

/// Words that stand in front of a name in many families and say little by themselves.
const PARTICLES: [&str; 28] = [
    "al", "el", "ul", "de", "da", "di", "do", "dos", "das", "del", "della", "la", "le", "du", "van", "von",
    "der", "den", "bin", "ibn", "bint", "abu", "mac", "mc", "o", "d", "st", "ap",
];

/// Whether this is a word such as "al" or "de" that thousands bear in front of a name.
pub(crate) fn is_particle(slot: &Slot) -> bool {
    slot.iter().any(|typed| PARTICLES.contains(&typed.text.as_str()))
}

/// More words than this in one search are not looked at.
const MOST_WORDS: usize = 8;
/// Longer text than this is cut: a name is never so long, and a pasted page must not be searched for.
const LONGEST: usize = 200;
const TITLES: [&str; 9] = ["mr", "mrs", "ms", "miss", "mx", "dr", "baby", "master", "unborn"];

/// A search, taken apart into names, a date of birth, a reference and an address.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// The date of birth or the part of one that was typed.
    pub born: Option<Birth>,
    /// The age in whole years that was typed ("aged 7").
    pub aged: Option<u8>,
    /// The reference that was typed, without spaces or hyphens, in small letters: `k10234`.
    pub reference: Option<String>,
    /// Parts of an address: a postcode without its space (`ls14ap`) or its first half, a house number and street
    /// (`12 oak`).
    pub address: Vec<String>,
    /// Streets without a house that the words may name (`tanyardrow`). Their words are looked for as names too: "Kim Hill".
    pub streets: Vec<String>,
    pub(crate) words: Vec<Slot>,
    /// The words again with two neighbours written as one: "o brien" may be `obrien`.
    pub(crate) joined: Vec<Vec<Slot>>,
}

impl Query {
    /// Takes apart what was typed. Any text is a query; one with nothing to look for [`is_empty`](Self::is_empty).
    pub fn parse(text: &str) -> Self {
        let cut: String = text.chars().take(LONGEST).collect();
        let lower = cut.to_lowercase();
        let pieces: Vec<&str> = lower
            .split(|at: char| at.is_whitespace() || at == ',' || at == ';')
            .filter(|piece| !piece.is_empty())
            .collect();
        let (mut query, mut names, mut at) = (Self::default(), Vec::new(), 0);
        while let Some(rest) = pieces.get(at..).filter(|rest| !rest.is_empty()) {
            at += query.take(rest, &mut names);
        }
        query.streets = places::read_streets(&names);
        query.set_words(&names.join(" "));
        query
    }

    /// Takes one thing from the front, and says how many pieces it was made of.
    fn take<'a>(&mut self, rest: &[&'a str], names: &mut Vec<&'a str>) -> usize {
        if self.born.is_none()
            && let Some((born, length)) = dates::read(rest)
        {
            self.born = Some(born);
            return length;
        }
        if self.aged.is_none()
            && let Some((age, length)) = dates::read_age(rest)
        {
            self.aged = Some(age);
            return length;
        }
        if let Some((part, length)) = places::read(rest) {
            self.address.push(part);
            return length;
        }
        if self.reference.is_none()
            && let Some((reference, length)) = places::read_reference(rest)
        {
            self.reference = Some(reference);
            return length;
        }
        names.extend(rest.first());
        1
    }

    fn set_words(&mut self, names: &str) {
        let mut words = tokens(names);
        if words.len() > 1 {
            let untitled: Vec<_> = words
                .iter()
                .filter(|word| !word.readings.iter().any(|read| TITLES.contains(&read.as_str())))
                .cloned()
                .collect();
            words = if untitled.is_empty() { words } else { untitled };
        }
        words.truncate(MOST_WORDS);
        self.words =
            words.into_iter().map(|word| word.readings.into_iter().map(Typed::new).collect()).collect();
        for at in 1..self.words.len() {
            if let (Some(left), Some(right)) = (self.words[at - 1].first(), self.words[at].first()) {
                let together = Typed::new(format!("{}{}", left.text, right.text));
                let mut slots = self.words.clone();
                slots.splice(at - 1..=at, [vec![together]]);
                self.joined.push(slots);
            }
        }
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
            && self.born.is_none()
            && self.aged.is_none()
            && self.reference.is_none()
            && self.address.is_empty()
    }

    /// The name words that were typed, as they are compared.
    pub fn names(&self) -> Vec<&str> {
        self.words.iter().filter_map(|slot| slot.first()).map(|word| word.text.as_str()).collect()
    }

    /// What to look up in the vocabulary; the words found are what [`Query::plan`] needs. Take at most
    /// [`Query::VOCABULARY_LIMIT`] words for each.
    pub fn lookups(&self) -> Vec<Match> {
        let mut found = Vec::new();
        let typed = self.words.iter().flatten().chain(self.joined.iter().flatten().flatten());
        for word in typed {
            found.push(Match::Is(Key::new('w', &word.text)));
            if word.text.chars().count() > 1 {
                found.push(Match::StartsWith(Key::new('w', &word.text)));
            }
            found.extend(word.codes.iter().map(|code| Match::Is(Key::new('p', code))));
            found.extend(word.skeletons.iter().map(|bones| Match::Is(Key::new('c', bones))));
            found.extend(known_as::groups(&word.text).iter().map(|head| Match::Is(Key::new('k', head))));
            let bare = sound::without_article(&word.text);
            let spellings =
                [Some(word.text.as_str()), bare].into_iter().flatten().flat_map(index::misspellings);
            found.extend(spellings.map(Match::Is));
        }
        found.sort();
        found.dedup();
        found
    }

    /// How many words to take from the vocabulary for one lookup.
    pub const VOCABULARY_LIMIT: usize = 500;
}
