//! The strength of evidence, with every rule's answer.

use serde::{Deserialize, Serialize};

/// How strong the evidence is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// At least one rule for moderate evidence is not met.
    #[default]
    Low,
    /// Every rule for moderate evidence is met.
    Moderate,
    /// Every rule is met.
    High,
}

impl Level {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Moderate => "moderate",
            Self::High => "high",
        }
    }
}

/// The strength of evidence of one finding, with every rule's answer.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Grade {
    /// How strong.
    pub level: Level,
    /// Each rule and its answer.
    pub answers: Vec<Answer>,
}

/// How one rule was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The rule's short name.
    pub id: String,
    /// What it asks.
    pub asks: String,
    /// For which level it must be met.
    pub needed_for: Level,
    /// Whether it is met. A rule that cannot be judged is not met.
    pub met: bool,
    /// What was found.
    pub found: String,
}

impl Grade {
    /// Whether a rule is met.
    pub fn meets(&self, rule: &str) -> bool {
        self.answers.iter().any(|answer| answer.id == rule && answer.met)
    }
}
