//! What a study says of people and of single children: waves, surveys, audits, interviews, and an extract of case records.
//! Types only.

use super::plan::Role;
use crate::input::day;
use crate::measures::Reference;
use crate::statistics::Code;
pub use crate::surveys::Wave;
use crate::surveys::{LEAST_SHOWN, Respondents};
use calendar::Date;
use serde::{Deserialize, Serialize};

/// A survey at every wave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Survey {
    /// A short name.
    pub id: String,
    /// One of Kith's instruments, or a file that ends in `.toml`.
    pub instrument: String,
    /// A file with the wording and the licence of an instrument that belongs to others.
    pub pack: Option<String>,
    /// The file of responses.
    pub responses: String,
    /// The fewest people whose figures are shown.
    #[serde(default = "least_shown")]
    pub least_shown: usize,
}

fn least_shown() -> usize {
    LEAST_SHOWN
}

/// Case files read at every wave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Audit {
    /// A short name.
    pub id: String,
    /// `practice-presence`, or a file that ends in `.toml`.
    pub instrument: String,
    /// The file of readings.
    pub readings: String,
}

/// Interviews or open answers coded against a framework.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Themes {
    /// A short name.
    pub id: String,
    /// `practice-themes`, or a file that ends in `.toml`.
    pub framework: String,
    /// The file of codings.
    pub codings: String,
    /// The fewest people whose figures are shown.
    #[serde(default = "least_shown")]
    pub least_shown: usize,
}

/// Counts from the record of what exists.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PresenceCounts {
    /// A short name.
    pub id: String,
    /// The file of counts.
    pub counts: String,
}

/// Outcomes of single children.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Children {
    /// The folder with the tables of the extract.
    pub extract: String,
    /// Whether authorities or teams are compared.
    #[serde(default)]
    pub compare: Compare,
    /// Whether one pseudonym means one child in every authority.
    #[serde(default)]
    pub shared_pseudonyms: bool,
    /// A file with numbers of each unit and year that the model takes into account.
    pub unit_years: Option<String>,
    /// What is measured.
    #[serde(rename = "outcome")]
    pub outcomes: Vec<ChildOutcome>,
    /// Pilots with the units they are compared with.
    #[serde(default, rename = "group")]
    pub groups: Vec<MatchedGroup>,
}

/// Whether authorities or teams are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Compare {
    /// Authorities.
    #[default]
    Authorities,
    /// Teams, named “authority / team”.
    Teams,
}

/// An outcome of single children.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChildOutcome {
    /// The outcome and the version of its definition.
    pub measure: Reference,
    /// How much it weighs.
    pub role: Role,
    /// The day by which the follow-up must be over, where the data end on another day than the definition says.
    #[serde(default, deserialize_with = "maybe_day")]
    pub cut_off: Option<Date>,
}

/// A pilot with the units it is compared with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MatchedGroup {
    /// The pilot, which is a unit of a round.
    pub unit: Code,
    /// Units that do not take the practice in, as the extract names them.
    pub comparators: Vec<String>,
    /// The outcome for which they were chosen; every one, where nothing is said.
    pub outcome: Option<Reference>,
}

/// How many people were asked. Known only afterwards, so no part of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Asked {
    /// The survey.
    pub survey: String,
    /// The group.
    pub group: Respondents,
    /// The wave.
    pub wave: String,
    /// How many.
    pub people: usize,
}

fn maybe_day<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    day(deserializer).map(Some)
}
