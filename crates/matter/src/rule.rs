//! A rule by its number, and what its findings do.

use crate::choice;

choice! {
    /// What a finding does.
    Level {
        Block = "block", "Must be put right first";
        Warn = "warn", "Look at this";
        Count = "count", "Counted";
    }
}

/// A rule by its series and number: `RuleId::I(7)` is I7.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RuleId {
    /// Of the framework of the practice.
    I(u8),
    /// Of the statutory pathway.
    P(u8),
}

impl RuleId {
    /// The number in its series.
    pub fn number(self) -> u8 {
        match self {
            Self::I(number) | Self::P(number) => number,
        }
    }
}

impl std::fmt::Display for RuleId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::I(number) => write!(f, "I{number}"),
            Self::P(number) => write!(f, "P{number}"),
        }
    }
}
