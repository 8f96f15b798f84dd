//! What is wrong with one thing of a child's pathway, seen with all the others. A block refuses a decision or a signature, never a
//! record of what happened (pathway 3). A finding keeps its rule and its arguments; [`Said`] has the sentence for who reads it.

mod conference;
mod episode;
mod plan;
mod said;
mod stays;

pub use conference::{of_conference, of_enquiry};
pub use episode::{is_followed, of_assessment, of_referral};
pub use plan::{of_in_need, of_protection};
pub use said::Said;
pub use stays::{
    of_moved_conference, of_new_assessment, of_taking_back_conference, of_taking_back_protection,
    of_taking_back_referral,
};

use matter::{Level, RuleId};

/// What a rule found about one thing. Rules that look at the map, above this crate, say it in words of their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding<S = Said> {
    /// The rule.
    pub rule: RuleId,
    /// What it does.
    pub level: Level,
    /// What it says.
    pub said: S,
    /// Beside which field, by the name that it has in the type.
    pub field: &'static str,
}

/// What was found so far about one thing.
pub struct Found<S = Said>(Vec<Finding<S>>);

impl<S> Default for Found<S> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<S> Found<S> {
    /// Adds what stands in the way of a decision, where it is so.
    pub fn block(&mut self, when: bool, rule: u8, field: &'static str, said: S) {
        self.add(when, Level::Block, rule, field, said);
    }

    /// Adds what somebody should look at, where it is so.
    pub fn warn(&mut self, when: bool, rule: u8, field: &'static str, said: S) {
        self.add(when, Level::Warn, rule, field, said);
    }

    /// All of it, in the order in which it was found.
    pub fn all(self) -> Vec<Finding<S>> {
        self.0
    }

    fn add(&mut self, when: bool, level: Level, rule: u8, field: &'static str, said: S) {
        if when {
            self.0.push(Finding { rule: RuleId::P(rule), level, said, field });
        }
    }
}
