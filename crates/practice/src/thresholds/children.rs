//! What is asked of children, and how.

use crate::child_words::Beside;
use matter::section;
use serde::{Deserialize, Serialize};

section! {
    /// Settings of what is asked of children.
    Children {
        /// The age in years from which a child's own words are expected (I24), and a child is told the plan (I20). Asked with the
        /// day on which the map was signed, and with that of the look where it is not.
        voice_from_age: i16 = 4;
        /// What both ends of the numbers mean to a child until a worker writes something better. Asked with the day on which the
        /// page for the child is begun.
        child_ends: ChildEnds = ChildEnds {
            hard: "It is hard for me.".to_owned(),
            good: "It is good for me.".to_owned(),
            beside: Beside::Faces,
        };
    }
}

/// What both ends of the numbers mean to a child, in gentle words: nothing about what may happen, nothing about where the
/// child lives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChildEnds {
    /// The end that is hard for the child.
    pub hard: String,
    /// The end that is good for the child.
    pub good: String,
    /// What stands beside the numbers.
    pub beside: Beside,
}
