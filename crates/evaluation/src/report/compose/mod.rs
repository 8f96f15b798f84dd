//! What came out of a study, put into sections: one file for each.

mod beside;
mod design;
mod deviations;
mod limits;
mod outcome;
mod published;
mod reading;
mod repeat;
mod sources;
mod strength;
mod summary;
mod who;

use super::{Basis, Report, Section};
use crate::study::evidence::UsedFile;
use crate::study::run::{Comparison, Finding};
use crate::study::{Evaluation, Lock, Study};

/// Everything that a report is made from.
#[derive(Debug, Clone, Copy)]
pub struct Made<'a> {
    /// The study.
    pub study: &'a Study,
    /// The hash of the study file.
    pub study_sha256: &'a str,
    /// The lock, where there is one.
    pub lock: Option<&'a Lock>,
    /// What came out.
    pub evaluation: &'a Evaluation,
    /// Sections of surveys, audits and interviews.
    pub more: &'a [Section],
    /// Files of the study that were read for these.
    pub files: &'a [UsedFile],
    /// The version of Kith.
    pub version: &'a str,
}

/// Puts what came out of a study into a report.
pub fn compose(made: &Made<'_>) -> Report {
    let mut sections = vec![summary::section(made), reading::section(made), design::section(made)];
    if made.has_outcomes() {
        sections.push(who::section(made));
        sections.extend(outcome::sections(made));
        sections.push(beside::section(made));
    }
    sections.extend(made.more.iter().cloned());
    sections.extend(published::section(made));
    if made.has_outcomes() {
        sections.push(strength::section(made).annexed());
    }
    sections.extend([limits::section(made), deviations::section(made)]);
    sections.extend(sources::section(made));
    sections.push(repeat::section(made).annexed());
    let about = &made.study.about;
    Report { title: about.title.clone(), about: about.question.clone(), sections }.without_empty()
}

impl Made<'_> {
    /// Whether the study looks at outcomes. One of surveys, case files and talks has none, and says nothing of them.
    fn has_outcomes(&self) -> bool {
        !self.study.plan.outcomes.is_empty()
    }

    fn findings(&self) -> &[Finding] {
        &self.evaluation.findings
    }
}

/// A name that can be part of an id.
fn slug(text: &str) -> String {
    let plain: String = text
        .chars()
        .map(|letter| if letter.is_ascii_alphanumeric() { letter.to_ascii_lowercase() } else { '-' })
        .collect();
    plain.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

/// The id of a finding.
fn id_of(finding: &Finding) -> String {
    slug(&format!("{} {}", finding.outcome.measure, finding.round.id))
}

/// What the numbers of a comparison stand on.
fn basis(finding: &Finding, comparison: &Comparison, method: impl Into<String>) -> Basis {
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

fn years(finding: &Finding) -> usize {
    finding.round.before.len() + finding.round.after.len()
}

/// Years in words: `2013 and 2014`, `2016 to 2019`.
fn years_in_words(years: &[i32]) -> String {
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
fn list(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// Small numbers in words, as sentences begin with them.
fn in_words(count: usize) -> String {
    const WORDS: [&str; 13] = [
        "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    WORDS.get(count).map_or_else(|| count.to_string(), |word| (*word).to_owned())
}
