//! What each rule asks, why, and on what basis, as data for help pages.

use crate::RuleId;
use crate::rules::all::RULES;
use crate::rules::rule::RuleText;

const UNKNOWN: RuleText = RuleText {
    title: "Not a rule of the record",
    why: "This rule is not checked on a family's record.",
    basis: "",
};

/// The text of a rule. A number without a rule gives a text that says so.
pub fn explain(id: RuleId) -> &'static RuleText {
    RULES.iter().find(|rule| rule.id == id).map_or(&UNKNOWN, |rule| &rule.text)
}
