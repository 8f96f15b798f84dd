//! Names, years and numbers in words, and what a figure stands on.

use crate::report::Basis;
use crate::study::run::{Comparison, Finding};

/// A name that can be part of an id.
pub(super) fn slug(text: &str) -> String {
    let plain: String = text
        .chars()
        .map(|letter| if letter.is_ascii_alphanumeric() { letter.to_ascii_lowercase() } else { '-' })
        .collect();
    plain.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

/// The id of a finding.
pub(super) fn id_of(finding: &Finding) -> String {
    slug(&format!("{} {}", finding.outcome.measure, finding.round.id))
}

/// What the numbers of a comparison stand on.
pub(super) fn basis(finding: &Finding, comparison: &Comparison, method: impl Into<String>) -> Basis {
    Basis {
        measure: Some(finding.outcome.measure.to_string()),
        population: format!(
            "{}: {} and {} compared with",
            finding.round.title,
            comparison.treated.len(),
            comparison.others.len()
        ),
        n: Some((comparison.treated.len() + comparison.others.len()) * years(finding)),
        units: Some(comparison.treated.len() + comparison.others.len()),
        method: method.into(),
        seed: None,
    }
}

pub(super) fn years(finding: &Finding) -> usize {
    finding.round.before.len() + finding.round.after.len()
}

/// Years in words: `2013 and 2014`, `2016 to 2019`.
pub(super) fn years_in_words(years: &[i32]) -> String {
    let mut sorted = years.to_vec();
    sorted.sort_unstable();
    match sorted.as_slice() {
        [] => String::new(),
        [only] => only.to_string(),
        [first, second] => format!("{first} and {second}"),
        [first, .., last] if last - first + 1 == i32::try_from(sorted.len()).unwrap_or(0) => {
            format!("{first} to {last}")
        }
        all => {
            let all: Vec<String> = all.iter().map(ToString::to_string).collect();
            list(&all)
        }
    }
}

/// Names in words: `Brent, Norfolk and Suffolk`.
pub(super) fn list(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// Small numbers in words, as sentences begin with them.
pub(super) fn in_words(count: usize) -> String {
    const WORDS: [&str; 13] = [
        "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    WORDS.get(count).map_or_else(|| count.to_string(), |word| (*word).to_owned())
}
