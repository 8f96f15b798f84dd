//! One rule: what it asks, and what its findings stand in the way of.

use crate::{
    Finding,
    finding::{Level, RuleId},
    rules::look::Look,
};

/// Which step a blocking finding of the rule stands in the way of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guards {
    /// Signing the map off.
    SignOff,
    /// Agreeing a plan or calling it working.
    Plan,
    /// Closing the case.
    Closure,
    /// Saving at all: the action refuses it, so that the record never shows it.
    Saving,
    /// Nothing: the rule warns or counts.
    Nothing,
}

/// One rule.
pub struct Rule {
    /// Its number.
    pub id: RuleId,
    /// The strongest level that it finds.
    pub level: Level,
    /// What a blocking finding stands in the way of.
    pub guards: Guards,
    /// What it asks, why, and on what basis: for help pages.
    pub text: RuleText,
    /// The rule.
    pub check: fn(Look<'_>) -> Vec<Finding>,
}

impl Rule {
    /// What the rule asks, in one line.
    pub fn title(&self) -> &'static str {
        self.text.title
    }
}

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
