//! What is wrong with one thing of a child's pathway, seen with all the others. A block refuses a decision or a signature, never a
//! record of what happened (pathway 3). A finding keeps its rule and its arguments; [`Said`] has the sentence for who reads it.

mod conference;
mod episode;
mod plan;
mod said;

pub use conference::{of_conference, of_enquiry};
pub use episode::{of_assessment, of_referral};
pub use plan::{of_in_need, of_protection};
pub use said::Said;

use matter::{Level, RuleId};

/// What a rule found about one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule.
    pub rule: RuleId,
    /// What it does.
    pub level: Level,
    /// What it says.
    pub said: Said,
    /// Beside which field, by the name that it has in the type.
    pub field: &'static str,
}

/// What was found so far about one thing.
#[derive(Default)]
struct Found(Vec<Finding>);

impl Found {
    fn block(&mut self, when: bool, rule: u8, field: &'static str, said: Said) {
        self.add(when, Level::Block, rule, field, said);
    }

    fn warn(&mut self, when: bool, rule: u8, field: &'static str, said: Said) {
        self.add(when, Level::Warn, rule, field, said);
    }

    fn add(&mut self, when: bool, level: Level, rule: u8, field: &'static str, said: Said) {
        if when {
            self.0.push(Finding { rule: RuleId::P(rule), level, said, field });
        }
    }
}
