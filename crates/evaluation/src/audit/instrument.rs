//! What is looked for in a case file, as data.

use serde::Deserialize;

/// An audit instrument.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AuditInstrument {
    /// What a study file calls it.
    pub id: String,
    /// The version of this description.
    pub version: String,
    /// What it is called in a report.
    pub name: String,
    /// Where it comes from.
    pub source: String,
    /// Under which terms it may be used.
    pub licence: String,
    /// The answers in order, from the least to the most.
    pub answers: Vec<String>,
    /// What is looked for.
    pub item: Vec<AuditItem>,
}

/// One thing that is looked for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AuditItem {
    /// Its column in the readings.
    pub id: String,
    /// The area it belongs to.
    pub area: String,
    /// What the reader looks for.
    pub text: String,
}

/// Why an audit instrument is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AuditFault {
    /// The text is not an audit instrument.
    #[error("The audit instrument cannot be read: {0}")]
    Unreadable(String),
    /// Fewer than two answers, or no items.
    #[error("“{0}” needs at least two answers and one item.")]
    Empty(String),
    /// Two items or two answers of one name.
    #[error("“{0}” has “{1}” twice.")]
    Twice(String, String),
}

impl AuditInstrument {
    /// Reads an audit instrument and checks it.
    pub fn read(text: &str) -> Result<Self, AuditFault> {
        let instrument: Self =
            toml::from_str(text).map_err(|error| AuditFault::Unreadable(error.to_string()))?;
        if instrument.answers.len() < 2 || instrument.item.is_empty() {
            return Err(AuditFault::Empty(instrument.name));
        }
        let ids = instrument.item.iter().map(|item| &item.id);
        if let Some(twice) = repeated(ids).or_else(|| repeated(instrument.answers.iter())) {
            return Err(AuditFault::Twice(instrument.name.clone(), twice.clone()));
        }
        Ok(instrument)
    }

    /// The items that come with Kith.
    pub fn bundled() -> Result<Self, AuditFault> {
        Self::read(include_str!("../../data/audits/practice-presence-1.toml"))
    }

    /// The place of an answer, by its words or by its number from nought; none for “not applicable”.
    pub fn answer(&self, text: &str) -> Result<Option<usize>, String> {
        if ["n/a", "na", "not applicable"].contains(&text.to_ascii_lowercase().as_str()) {
            return Ok(None);
        }
        let by_words = self.answers.iter().position(|answer| answer.eq_ignore_ascii_case(text));
        let by_number = || text.parse::<usize>().ok().filter(|&number| number < self.answers.len());
        by_words
            .or_else(by_number)
            .map(Some)
            .ok_or_else(|| format!("“{text}” is not an answer. Write {} or n/a.", self.answers.join(", ")))
    }
}

fn repeated<'a>(names: impl Iterator<Item = &'a String>) -> Option<&'a String> {
    let mut seen = std::collections::BTreeSet::new();
    names.into_iter().find(|name| !seen.insert(name.as_str()))
}
