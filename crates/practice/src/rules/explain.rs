//! What each rule asks, why, and on what basis, as data for help pages.

use super::RULES;
use crate::RuleId;

/// A rule for people who want to know why Kith asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleText {
    /// What the rule asks, in one line.
    pub title: &'static str,
    /// Why it is good practice.
    pub why: &'static str,
    /// Where it comes from.
    pub basis: &'static str,
}

const UNKNOWN: RuleText = RuleText {
    title: "Not a rule of the record",
    why: "This rule is not checked on a family's record.",
    basis: "",
};

/// The text of a rule. A number without a rule gives a text that says so.
pub fn explain(id: RuleId) -> &'static RuleText {
    RULES.iter().find(|rule| rule.id == id).map_or(&UNKNOWN, |rule| &rule.text)
}
