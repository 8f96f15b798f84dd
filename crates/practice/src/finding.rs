//! Findings: what a rule says about a record. One sentence for the person who can act, and the place to act on.

use crate::object::Kind;
pub use matter::{Level, RuleId};

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
