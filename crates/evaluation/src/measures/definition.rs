//! What a measure of published statistics is: what is counted, out of what, from when, and where it is printed.

use crate::outcomes::definition::Better;
use crate::report::Unit;
use crate::words::capital;
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, fmt, str::FromStr};

/// A measure under one version of its definition, written `measure@version`. Two versions are two measures (I39).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reference {
    /// The measure.
    pub id: String,
    /// The version of its definition.
    pub version: String,
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.id, self.version)
    }
}

impl FromStr for Reference {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.split_once('@') {
            Some((id, version)) if !id.is_empty() && !version.is_empty() => {
                Ok(Self { id: id.to_owned(), version: version.to_owned() })
            }
            _ => Err(format!(
                "“{text}” does not name a measure and its version. Write them as re-referrals@DFE-2025."
            )),
        }
    }
}

impl Serialize for Reference {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Reference {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// A measure of published statistics.
#[derive(Debug, Clone, PartialEq)]
pub struct Measure {
    /// Its name and version.
    pub reference: Reference,
    /// Who defined it.
    pub source: String,
    /// The rest.
    pub written: Written,
}

/// A measure as its file holds it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Written {
    id: String,
    /// What it is called in a report.
    pub title: String,
    /// The same in two or three words, for a line of a table; the title, where nothing is said.
    short: Option<String>,
    /// What is counted, in words.
    pub counts: String,
    /// Out of what, in words.
    pub out_of: String,
    /// What its numbers are.
    pub unit: Unit,
    /// Which way is better, if either is.
    pub better: Better,
    /// Where a window is counted from.
    pub clock: Option<String>,
    /// The length of the window in days; a word such as “year” is never a length.
    pub window_days: Option<u32>,
    /// The day in each year on which it is counted.
    pub cut_off: String,
    /// What is left out.
    #[serde(default)]
    pub excludes: Vec<String>,
    /// What to know before using it.
    #[serde(default)]
    pub cautions: Vec<String>,
    /// Where it is printed, table by table.
    #[serde(rename = "part")]
    pub parts: Vec<Part>,
}

/// Where a measure is printed.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// The table.
    pub dataset: String,
    /// The first and last years that are taken from it; all where nothing is said.
    pub years: Option<(i32, i32)>,
    /// Rows are used only where these columns hold these words.
    #[serde(default)]
    pub only: BTreeMap<String, String>,
    /// How the value comes out of a row.
    pub value: Value,
    /// Columns whose sum is what was counted.
    #[serde(default)]
    pub numerator: Vec<String>,
    /// Columns whose sum is out of how many.
    #[serde(default)]
    pub denominator: Vec<String>,
}

/// How a value comes out of a row.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged, deny_unknown_fields)]
pub enum Value {
    /// It is printed in a column.
    Printed {
        /// The column.
        column: String,
    },
    /// It is the percentage of some columns out of others, reckoned here.
    Share {
        /// The columns of the part.
        of: Vec<String>,
        /// The columns of the whole.
        out_of: Vec<String>,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    version: String,
    source: String,
    measure: Vec<Written>,
}

impl Measure {
    /// Reads a file of measures.
    pub fn read(text: &str) -> Result<Vec<Self>, toml::de::Error> {
        let File { version, source, measure } = toml::from_str(text)?;
        let of = |written: Written| Self {
            reference: Reference { id: written.id.clone(), version: version.clone() },
            source: source.clone(),
            written,
        };
        Ok(measure.into_iter().map(of).collect())
    }

    /// Everything that its definition says, by name, for a report.
    pub fn facts(&self) -> Vec<(String, String)> {
        let written = &self.written;
        let mut facts = vec![
            ("Counts".to_owned(), capital(&written.counts)),
            ("Out of".to_owned(), capital(&written.out_of)),
        ];
        let mut say = |name: &str, text: String| facts.push((name.to_owned(), text));
        if let Some(days) = written.window_days {
            say("Window", format!("{days} days"));
        }
        if let Some(clock) = &written.clock {
            say("Counted from", capital(clock));
        }
        say("Counted on", format!("{} of each year", written.cut_off));
        if !written.excludes.is_empty() {
            say("Leaves out", capital(&written.excludes.join("; ")));
        }
        let better = match written.better {
            Better::Lower => "Less is better",
            Better::Higher => "More is better",
            Better::Neither => "Neither way is better in itself",
        };
        say("Direction", better.to_owned());
        let tables: Vec<String> = written.parts.iter().map(Part::words).collect();
        say("Printed in", tables.join("; "));
        say("Definition", format!("{} — {}", self.reference, self.source));
        facts
    }
}

impl Written {
    /// What it is called where there is little room.
    pub fn short(&self) -> &str {
        self.short.as_deref().unwrap_or(&self.title)
    }
}

impl Part {
    fn words(&self) -> String {
        let columns = match &self.value {
            Value::Printed { column } => format!("column {column}"),
            Value::Share { of, out_of } => format!("{} out of {}", of.join(" + "), out_of.join(" + ")),
        };
        format!("{}, {columns}", self.dataset)
    }
}
