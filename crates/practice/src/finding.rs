//! Findings: what a rule says about a record. One sentence for the person who can act, and the place to act on.

use crate::{choice::choice, object::Kind};

choice! {
    /// What a finding does.
    Level {
        Block = "block", "Must be put right first";
        Warn = "warn", "Look at this";
        Count = "count", "Counted";
    }
}

/// A rule of the framework by its number: `RuleId(7)` is I7.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleId(pub u8);

impl std::fmt::Display for RuleId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "I{}", self.0)
    }
}

/// Where in the record a finding points.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// What kind of thing.
    pub kind: Kind,
    /// Its number.
    pub number: i64,
    /// The field, by the name it has in the type. Empty: the whole thing.
    pub field: &'static str,
}

/// What a rule found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule.
    pub rule: RuleId,
    /// What it does.
    pub level: Level,
    /// What a person reads: what is missing or wrong, and what to do.
    pub sentence: String,
    /// Where.
    pub place: Place,
}
