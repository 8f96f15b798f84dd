//! The rules of the framework (I1 … I26, I40), one file each. A rule reads the record and says what it finds; it changes nothing.

mod danger_now;
mod demonstrated;
mod explain;
mod guards;
mod i01_pairs;
mod i02_scales;
mod i03_reasons;
mod i04_sealed;
mod i05_one_direction;
mod i06_statements;
mod i07_harm_and_danger;
mod i08_harm_in_full;
mod i09_existing_safety;
mod i10_disputes;
mod i11_few_dangers;
mod i12_goals;
mod i13_serves_a_goal;
mod i14_owner_and_date;
mod i15_escalation;
mod i16_immediate_plan;
mod i17_network;
mod i18_rules_of_the_plan;
mod i19_failed_tests;
mod i20_closing;
mod i21_never_ten;
mod i24_own_words;
mod i25_asked_again;
mod i26_milestones;
mod i40_parents;
mod look;
mod words;

pub use danger_now::{in_danger_now, plan_for_tonight};
pub use demonstrated::{Demonstrated, demonstrated};
pub use explain::{RuleText, explain};
pub use guards::{
    in_the_way_of_closing, in_the_way_of_plan, in_the_way_of_sign_off, missing_for_closing,
    ready_for_sign_off,
};
pub use i04_sealed::{asked_of, visible_ratings, visible_ratings_to, yet_to_answer};
pub use i05_one_direction::{Axis, NotOneAxis, Series, same_axis};
pub use i16_immediate_plan::{says_plan_is_missing, tonights_plan};
pub(crate) use i18_rules_of_the_plan::red_flags_not_asked_for;
pub use i20_closing::{danger_is_told, is_overruled, still_needed, undecided_dangers};
pub use i26_milestones::in_the_way_of_milestone;
pub use look::Look;

use crate::{
    Finding,
    finding::{Level, RuleId},
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

/// Every rule, in the order of their numbers.
pub const RULES: &[Rule] = &[
    i01_pairs::RULE,
    i02_scales::RULE,
    i03_reasons::RULE,
    i04_sealed::RULE,
    i05_one_direction::RULE,
    i06_statements::RULE,
    i07_harm_and_danger::RULE,
    i08_harm_in_full::RULE,
    i09_existing_safety::RULE,
    i10_disputes::RULE,
    i11_few_dangers::RULE,
    i12_goals::RULE,
    i13_serves_a_goal::RULE,
    i14_owner_and_date::RULE,
    i15_escalation::RULE,
    i16_immediate_plan::RULE,
    i17_network::RULE,
    i18_rules_of_the_plan::RULE,
    i19_failed_tests::RULE,
    i20_closing::RULE,
    i21_never_ten::RULE,
    i24_own_words::RULE,
    i25_asked_again::RULE,
    i26_milestones::RULE,
    i40_parents::RULE,
];

/// Everything that every rule finds, in the order of the rules and then of the things found, whatever the order in
/// which the record holds them.
pub fn check(look: Look<'_>) -> Vec<Finding> {
    RULES.iter().flat_map(|rule| run(rule, look)).collect()
}

/// What one rule finds, in the order of the things found.
fn run(rule: &Rule, look: Look<'_>) -> Vec<Finding> {
    in_order((rule.check)(look))
}

/// Findings in the order of the things found, each once.
fn in_order(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.sort_by(|a, b| (&a.place, a.level, &a.sentence).cmp(&(&b.place, b.level, &b.sentence)));
    findings.dedup();
    findings
}
