//! Under which headings, and in which order, measures are shown.

use crate::measures::Reference;
use serde::Deserialize;

/// Measures under one heading.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// A short name in lower case; links lead to it.
    pub id: String,
    /// The heading.
    pub title: String,
    measures: Vec<String>,
}

#[derive(Deserialize)]
struct Topics {
    topic: Vec<Topic>,
}

impl Topic {
    /// Every topic, in order.
    pub(super) fn all() -> Result<Vec<Self>, toml::de::Error> {
        let Topics { topic } = toml::from_str(include_str!("../../data/topics.toml"))?;
        Ok(topic)
    }

    /// Where a measure stands in it; none where it belongs elsewhere.
    pub(super) fn place(&self, measure: &Reference) -> Option<usize> {
        self.measures.iter().position(|name| match name.strip_suffix('*') {
            Some(start) => measure.id.starts_with(start),
            None => measure.id == *name,
        })
    }
}
