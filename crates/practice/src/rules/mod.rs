//! The rules of the framework (I1 … I26), one file each. A rule reads the record and says what it finds; it changes nothing.

use crate::{
    Finding, Thresholds,
    finding::{Level, RuleId},
    ids::MapId,
    object::FamilyRecord,
};
use jiff::civil::Date;

/// What a rule looks at.
#[derive(Debug, Clone, Copy)]
pub struct Look<'a> {
    /// The record, as it stands.
    pub record: &'a FamilyRecord,
    /// The day on which it is looked at.
    pub today: Date,
    /// The authority's settings.
    pub thresholds: &'a Thresholds,
}

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
    /// What it asks, in one line.
    pub title: &'static str,
    /// What a blocking finding stands in the way of.
    pub guards: Guards,
    /// The rule.
    pub check: fn(Look<'_>) -> Vec<Finding>,
}

/// Every rule, in the order of their numbers.
pub const RULES: &[Rule] = &[];

/// Everything that every rule finds, in the order of the rules.
pub fn check(look: Look<'_>) -> Vec<Finding> {
    RULES.iter().flat_map(|rule| (rule.check)(look)).collect()
}

/// What stands in the way of signing this map off: blocking findings about the map and what hangs on it.
pub fn in_the_way_of_sign_off(look: Look<'_>, map: MapId) -> Vec<Finding> {
    let _ = map;
    RULES
        .iter()
        .filter(|rule| rule.guards == Guards::SignOff)
        .flat_map(|rule| (rule.check)(look))
        .filter(|finding| finding.level == Level::Block)
        .collect()
}

/// What still stands in the way of closing (I20 and whatever blocks besides).
pub fn in_the_way_of_closing(look: Look<'_>) -> Vec<Finding> {
    RULES
        .iter()
        .filter(|rule| rule.guards == Guards::Closure)
        .flat_map(|rule| (rule.check)(look))
        .filter(|finding| finding.level == Level::Block)
        .collect()
}
