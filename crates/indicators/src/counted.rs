//! One thing that was counted, and why.

use crate::Line;
use jiff::civil::Date;
use practice::Kind;

/// One thing that was counted in a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    /// Where.
    pub line: Line,
    /// Which thing of the record.
    pub which: (Kind, i64),
    /// The day for which it stands.
    pub on: Date,
    /// Whether it is one of those that the figure counts. If not, it is only one of those out of which it counts.
    pub counts: bool,
    /// Why.
    pub why: Why,
}

/// Why something counts, or does not. It is kept by its days and worded where somebody reads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// It was done by the day on which it was due.
    InTime {
        /// The day on which it was done.
        done: Date,
        /// The last day in time.
        by: Date,
    },
    /// It was done later.
    Late {
        /// The day on which it was done.
        done: Date,
        /// The last day in time.
        by: Date,
    },
    /// Nobody has done it, and the day is past.
    Missing {
        /// The last day in time.
        by: Date,
    },
    /// What stands in the record.
    Says(&'static str),
    /// The same, with the day of what it depends on at its end.
    Of(&'static str, Date),
}

impl Why {
    /// What people read.
    pub fn words(self) -> String {
        let long = calendar::long;
        match self {
            Self::InTime { done, by } => format!("In time: on {}, due by {}", long(done), long(by)),
            Self::Late { done, by } => format!("Late: on {}, due by {}", long(done), long(by)),
            Self::Missing { by } => format!("Not done: it was due by {}", long(by)),
            Self::Says(words) => words.to_owned(),
            Self::Of(words, day) => format!("{words} {}", long(day)),
        }
    }
}
