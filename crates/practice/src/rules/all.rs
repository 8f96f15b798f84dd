//! Every rule, and what all of them find.

use crate::{
    Finding,
    rules::{look::Look, rule::Rule},
};

/// Every rule, in the order of their numbers.
pub const RULES: &[Rule] = &[
    super::i01_pairs::RULE,
    super::i02_scales::RULE,
    super::i03_reasons::RULE,
    super::i04_sealed::RULE,
    super::i05_one_direction::RULE,
    super::i06_statements::RULE,
    super::i07_harm_and_danger::RULE,
    super::i08_harm_in_full::RULE,
    super::i09_existing_safety::RULE,
    super::i10_disputes::RULE,
    super::i11_few_dangers::RULE,
    super::i12_goals::RULE,
    super::i13_serves_a_goal::RULE,
    super::i14_owner_and_date::RULE,
    super::i15_escalation::RULE,
    super::i16_immediate_plan::RULE,
    super::i17_network::RULE,
    super::i18_rules_of_the_plan::RULE,
    super::i19_failed_tests::RULE,
    super::i20_closing::RULE,
    super::i21_never_ten::RULE,
    super::i24_own_words::RULE,
    super::i25_asked_again::RULE,
    super::i26_milestones::RULE,
    super::i40_parents::RULE,
];

/// Everything that every rule finds, in the order of the rules and then of the things found, whatever the order in
/// which the record holds them.
pub fn check(look: Look<'_>) -> Vec<Finding> {
    RULES.iter().flat_map(|rule| run(rule, look)).collect()
}

/// What one rule finds, in the order of the things found.
pub(super) fn run(rule: &Rule, look: Look<'_>) -> Vec<Finding> {
    in_order((rule.check)(look))
}

/// Findings in the order of the things found, each once.
pub(super) fn in_order(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.sort_by(|a, b| (&a.place, a.level, &a.sentence).cmp(&(&b.place, b.level, &b.sentence)));
    findings.dedup();
    findings
}
