//! The order in which the database is asked: the narrowest question first.

use crate::key::{Key, Match};
use crate::likeness::{How, STRONG};
use crate::query::{Birth, Query, Slot, is_particle};

/// Words of the vocabulary kept for one typed word.
const MOST_LIKE: usize = 32;
/// Keys in one step, so that a step is some hundreds of index probes at most.
const MOST_KEYS: usize = 300;
/// Readings of one word tried together with the beginning of another.
const MOST_BEGINNINGS: usize = 8;
/// People fetched by one step.
const STEP_LIMIT: usize = 200;
/// People fetched by a step that looks for one of several words only.
const LOOSE_LIMIT: usize = 40;
/// People after which no further step is asked.
const ENOUGH: usize = 60;

/// One question to the database: people who, for every list in `all`, hold a key that matches one of its entries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Every list must be met; the first is the narrowest and should drive the query, the others filter it.
    pub all: Vec<Vec<Match>>,
    /// The most people to fetch.
    pub limit: usize,
}

/// The questions in the order to ask them. Stop when the different people found so far number `enough`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryPlan {
    /// Narrowest first.
    pub steps: Vec<Step>,
    /// So many people are a full screen several times over.
    pub enough: usize,
}

/// A typed word with the words of the vocabulary it may stand for, likeliest first.
struct Meant<'a> {
    slot: &'a Slot,
    like: Like<'a>,
}

/// Words of the vocabulary: how they are like the typed one, how much, and the word.
type Like<'a> = Vec<(How, u32, &'a str)>;

impl Query {
    /// The plan for this query, given the words of the vocabulary that [`Query::lookups`] found.
    pub fn plan(&self, vocabulary: &[String]) -> QueryPlan {
        let mut steps = Vec::new();
        let reference: Vec<Match> =
            self.reference.iter().map(|text| Match::StartsWith(Key::new('r', text))).collect();
        let address: Vec<Match> =
            self.address.iter().map(|part| Match::StartsWith(Key::new('a', part))).collect();
        let streets: Vec<Match> =
            self.streets.iter().map(|street| Match::Is(Key::new('l', street))).collect();
        let born = self.birth_matches();
        push(&mut steps, vec![reference], STEP_LIMIT);
        push(&mut steps, vec![streets], STEP_LIMIT);
        if matches!(self.born, Some(Birth::Day(_))) {
            push(&mut steps, vec![born.clone()], STEP_LIMIT);
        }
        for names in self.name_steps(vocabulary) {
            let limit = if self.words.len() > 1 && is_one_word(&names) { LOOSE_LIMIT } else { STEP_LIMIT };
            for filter in [&address, &born] {
                if !filter.is_empty() {
                    push(&mut steps, names.iter().chain([filter]).cloned().collect(), limit);
                }
            }
            push(&mut steps, names, limit);
        }
        push(&mut steps, vec![address], STEP_LIMIT);
        push(&mut steps, vec![born], STEP_LIMIT);
        let mut seen: Vec<Step> = Vec::new();
        for step in steps {
            if !seen.contains(&step) {
                seen.push(step);
            }
        }
        QueryPlan { steps: seen, enough: ENOUGH }
    }

    fn birth_matches(&self) -> Vec<Match> {
        let is = |text: String| Match::Is(Key::new('b', &text));
        match self.born {
            Some(Birth::Day(date)) => {
                let mut days = vec![is(date.to_string())];
                // Day and month the other way round is the commonest slip.
                if let Ok(turned) = jiff::civil::Date::new(date.year(), date.day(), date.month())
                    && turned != date
                {
                    days.push(is(turned.to_string()));
                }
                days
            }
            Some(Birth::DayAndMonth { day, month }) => vec![is(format!("{month:02}-{day:02}"))],
            Some(Birth::MonthAndYear { month, year }) => {
                vec![Match::StartsWith(Key::new('b', &format!("{year:04}-{month:02}-")))]
            }
            Some(Birth::Year(year)) => vec![is(format!("{year:04}"))],
            None => Vec::new(),
        }
    }

    /// The name part of each step: all readings of the words in turn, each from exact to loose.
    fn name_steps(&self, vocabulary: &[String]) -> Vec<Vec<Vec<Match>>> {
        let mut known = Known::default();
        let mut readings = vec![known.meanings(&self.words, vocabulary)];
        for (at, slots) in self.joined.iter().enumerate() {
            let together = slots.get(at).map(|slot| known.meaning(slot, vocabulary)).unwrap_or_default();
            if together.first().is_some_and(|(_, score, _)| *score >= STRONG) {
                readings.push(known.meanings(slots, vocabulary));
            }
        }
        let ways: Vec<Vec<Vec<Vec<Match>>>> =
            readings.iter().map(|words| tiers(&words.iter().collect::<Vec<_>>())).collect();
        let deepest = ways.iter().map(Vec::len).max().unwrap_or(0);
        (0..deepest).flat_map(|tier| ways.iter().filter_map(move |way| way.get(tier)).cloned()).collect()
    }
}

/// Whether the step asks for people by one word of their name.
fn is_one_word(names: &[Vec<Match>]) -> bool {
    matches!(names, [only] if only.iter().all(|one| one.key().as_str().starts_with("t:")))
}

fn push(steps: &mut Vec<Step>, all: Vec<Vec<Match>>, limit: usize) {
    if all.first().is_some_and(|first| !first.is_empty()) {
        steps.push(Step { all: all.into_iter().filter(|list| !list.is_empty()).collect(), limit });
    }
}

/// What each typed word may stand for, worked out once however many readings of the query it is part of.
#[derive(Default)]
struct Known<'a>(Vec<(&'a Slot, Like<'a>)>);

impl<'a> Known<'a> {
    fn meaning(&mut self, slot: &'a Slot, vocabulary: &'a [String]) -> Like<'a> {
        if let Some((_, like)) = self.0.iter().find(|(known, _)| *known == slot) {
            return like.clone();
        }
        let like = meaning(slot, vocabulary);
        self.0.push((slot, like.clone()));
        like
    }

    fn meanings(&mut self, slots: &'a [Slot], vocabulary: &'a [String]) -> Vec<Meant<'a>> {
        slots.iter().map(|slot| Meant { slot, like: self.meaning(slot, vocabulary) }).collect()
    }
}

fn meaning<'a>(slot: &Slot, vocabulary: &'a [String]) -> Like<'a> {
    let best = |word: &'a String| {
        let likeness = slot.iter().filter_map(|typed| typed.likeness(word)).max_by_key(|(_, score)| *score);
        likeness.map(|(how, score)| (how, score, word.as_str()))
    };
    let mut like: Vec<_> = vocabulary.iter().filter_map(best).collect();
    like.sort_by(|one, other| other.1.cmp(&one.1).then(one.2.cmp(other.2)));
    like.dedup_by_key(|(_, _, word)| *word);
    like.truncate(MOST_LIKE);
    like
}

/// From exact to loose: for one word the word, its beginning, its likenesses; for several, pairs of those.
fn tiers(words: &[&Meant<'_>]) -> Vec<Vec<Vec<Match>>> {
    match words {
        [] => Vec::new(),
        [one] => {
            vec![vec![typed_words(one, false)], vec![typed_words(one, true)], vec![like_words(one)]]
        }
        [first, middle @ .., last] => {
            let exact = with_middle(pairs_typed(first, last, false), middle);
            let begun = with_middle(pairs_typed(first, last, true), middle);
            let mut found = vec![exact, begun];
            let names: Vec<&Meant<'_>> =
                words.iter().copied().filter(|word| !is_particle(word.slot)).collect();
            if (1..words.len()).contains(&names.len()) {
                found.extend(tiers(&names));
            }
            found.extend([
                vec![pairs_like(&[first, last])],
                vec![pairs_begun(first, last)],
                vec![pairs_like(words)],
            ]);
            found.extend(words.iter().map(|word| vec![typed_words(word, false)]));
            found.extend(words.iter().map(|word| vec![like_words(word)]));
            found
        }
    }
}

fn with_middle(pairs: Vec<Match>, middle: &[&Meant<'_>]) -> Vec<Vec<Match>> {
    let mut all = vec![pairs];
    all.extend(middle.iter().map(|word| typed_words(word, true)));
    all
}

fn typed_words(word: &Meant<'_>, begun: bool) -> Vec<Match> {
    let key = |text: &str| Key::new('t', text);
    let of = |text: &str| if begun { Match::StartsWith(key(text)) } else { Match::Is(key(text)) };
    word.slot.iter().map(|typed| of(&typed.text)).collect()
}

fn like_words(word: &Meant<'_>) -> Vec<Match> {
    word.like.iter().map(|(_, _, text)| Match::Is(Key::new('t', text))).collect()
}

fn pairs_typed(first: &Meant<'_>, last: &Meant<'_>, begun: bool) -> Vec<Match> {
    let mut found = Vec::new();
    for one in first.slot {
        for other in last.slot {
            if begun {
                found.push(Match::StartsWith(Key::pair(&one.text, &other.text)));
                found.push(Match::StartsWith(Key::pair(&other.text, &one.text)));
            } else {
                found.push(Match::Is(Key::pair(&one.text, &other.text)));
            }
        }
    }
    found
}

/// A likeness of one word with a likeness of another, the likeliest pairs of any two words typed.
fn pairs_like(words: &[&Meant<'_>]) -> Vec<Match> {
    let mut found = Vec::new();
    for (at, one) in words.iter().enumerate() {
        for other in &words[at + 1..] {
            for (_, left_score, left) in &one.like {
                found.extend(other.like.iter().map(|(_, score, right)| (left_score + score, *left, *right)));
            }
        }
    }
    found.sort_by_key(|(score, ..)| std::cmp::Reverse(*score));
    found.truncate(MOST_KEYS);
    found.into_iter().map(|(_, left, right)| Match::Is(Key::pair(left, right))).collect()
}

/// A likeness of one word with the beginning of the other: "liz kow", "kowalksi ann".
fn pairs_begun(first: &Meant<'_>, last: &Meant<'_>) -> Vec<Match> {
    let mut found = Vec::new();
    for (whole, begun) in [(first, last), (last, first)] {
        for (_, _, left) in whole.like.iter().take(MOST_BEGINNINGS) {
            found.extend(begun.slot.iter().map(|typed| Match::StartsWith(Key::pair(left, &typed.text))));
        }
    }
    found
}
