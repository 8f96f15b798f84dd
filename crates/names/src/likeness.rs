//! How alike a typed word and a recorded word are, and why.

use std::collections::BTreeSet;

use crate::{known_as, sound};

/// Why two words are taken for each other, closest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum How {
    Same,
    StartsWith,
    KnownAs,
    SpeltAlike,
    SoundsLike,
}

/// A typed word with what is needed to compare it many times.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Typed {
    pub(crate) text: String,
    length: usize,
    pub(crate) codes: BTreeSet<String>,
    pub(crate) skeletons: Vec<String>,
}

/// The least likeness by letters of two words that sound alike. It keeps apart names that share nothing but their
/// first consonants.
const SAME_SOUND: f64 = 0.6;
/// A match this good, out of 1,000, stands on its own when the other words typed are not found.
pub(crate) const STRONG: u32 = 780;
/// How alike two forms of one name are, out of 1,000.
const KNOWN_AS: u32 = 850;
/// How alike a name with an article written onto it and the same name without are, out of 1,000.
const WITHOUT_ARTICLE: u32 = 840;

impl Typed {
    pub(crate) fn new(text: String) -> Self {
        let (codes, skeletons) = (sound::codes(&text), sound::skeletons(&text));
        Self { length: text.chars().count(), text, codes, skeletons }
    }

    /// How alike the two are, out of 1,000, or nothing when they are two different names.
    pub(crate) fn likeness(&self, there: &str) -> Option<(How, u32)> {
        if self.text == there {
            return Some((How::Same, 1000));
        }
        let there_length = there.chars().count();
        if there.starts_with(&self.text) {
            return Some((
                How::StartsWith,
                per_mille(self.length, there_length, if self.length == 1 { 500 } else { 800 }),
            ));
        }
        if let Some(distance) = slip(&self.text, there) {
            let whole = if distance == 1 { 900 } else { 800 };
            return Some((How::SpeltAlike, whole - per(120 * distance / self.length.max(1))));
        }
        let (own, other) = (sound::without_article(&self.text), sound::without_article(there));
        let ways = [(own, Some(there)), (Some(self.text.as_str()), other), (own, other)];
        if ways.into_iter().any(|(typed, there)| typed.zip(there).is_some_and(|(a, b)| slip(a, b).is_some()))
        {
            return Some((How::SpeltAlike, WITHOUT_ARTICLE));
        }
        let sound = self.sounds_like(there);
        if known_as::share_a_group(&self.text, there) {
            return Some((sound.map_or(How::KnownAs, |(how, _)| how), KNOWN_AS));
        }
        sound
    }

    fn shares_skeleton(&self, there: &str) -> bool {
        !self.skeletons.is_empty()
            && sound::skeletons(there).iter().any(|bones| self.skeletons.contains(bones))
    }

    fn sounds_like(&self, there: &str) -> Option<(How, u32)> {
        let both_latin = sound::is_latin(&self.text) && sound::is_latin(there);
        if !both_latin {
            return self.shares_skeleton(there).then_some((How::SoundsLike, 800));
        }
        let alike = strsim::jaro_winkler(&self.text, there);
        if alike < SAME_SOUND {
            return None;
        }
        let codes = sound::codes(there);
        let same = !self.codes.is_disjoint(&codes)
            || self.skeletons.first().is_some_and(|own| sound::skeleton(there).as_ref() == Some(own));
        same.then_some((
            How::SoundsLike,
            if alike > 0.85 {
                790
            } else if alike > 0.75 {
                750
            } else {
                700
            },
        ))
    }
}

/// How many slips of the finger lie between two words, where it is no more than may be forgiven.
fn slip(typed: &str, there: &str) -> Option<usize> {
    let (typed_length, there_length) = (typed.chars().count(), there.chars().count());
    let allowed = slips(typed_length.min(there_length));
    if typed_length.abs_diff(there_length) > allowed {
        return None;
    }
    Some(strsim::osa_distance(typed, there)).filter(|distance| *distance <= allowed)
}

/// How many slips of the finger are allowed in a word of so many letters.
fn slips(length: usize) -> usize {
    match length {
        0..=3 => 0,
        4..=8 => 1,
        _ => 2,
    }
}

fn per_mille(part: usize, whole: usize, from: u32) -> u32 {
    from + per(150 * part / whole.max(1))
}

fn per(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
