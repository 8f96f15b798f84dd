//! What may differ between sound families.

use crate::{
    family::Stage,
    ids::PersonId,
    map::Variant,
    scale::{Orientation, Score},
    testing::ids,
};
use jiff::{ToSpan as _, civil::Date};

/// How far the work has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// Goals are partly met.
    AtWork,
    /// Goals are met, closing has been asked for and audited.
    ReadyToClose,
    /// The case is closed.
    Closed,
}

/// What may differ between sound families.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shape {
    /// The day on which the record is looked at.
    pub today: Date,
    /// Children old enough to speak for themselves, 1 to 5.
    pub children: usize,
    /// Whether there is a baby besides.
    pub baby: bool,
    /// Danger statements, 1 to 3.
    pub dangers: usize,
    /// Which end of every scale is good.
    pub orientation: Orientation,
    /// The words of the map.
    pub variant: Variant,
    /// The stage of the case.
    pub stage: Stage,
    /// How far the work has come.
    pub progress: Progress,
    /// Whether the map is signed off.
    pub signed: bool,
    /// Whether the father disagrees with the first statement.
    pub disputed: bool,
    /// Turns the words about the children, so that not every family reads the same.
    pub wording: usize,
}

impl Default for Shape {
    fn default() -> Self {
        Self {
            today: Date::constant(2026, 11, 23),
            children: 2,
            baby: false,
            dangers: 2,
            orientation: Orientation::TenBest,
            variant: Variant::Safety,
            stage: Stage::ChildProtection,
            progress: Progress::AtWork,
            signed: false,
            disputed: false,
            wording: 0,
        }
    }
}

impl Shape {
    /// So many days before the day on which the record is looked at.
    pub fn days_ago(&self, days: i32) -> Date {
        self.today.saturating_sub(days.days())
    }

    /// Every child, the baby last.
    pub fn children(&self) -> Vec<PersonId> {
        (0..self.children).map(ids::child).chain(self.baby.then_some(ids::BABY)).collect()
    }

    /// A number that says "fairly safe", whichever end is good.
    pub fn good_score(&self) -> Score {
        self.score(7)
    }

    /// The number on this family's scales that is so far towards safety (0 to 10).
    pub fn score(&self, towards_safety: u8) -> Score {
        Score::whole(towards_safety.min(10))
            .unwrap_or_else(|| self.score(10))
            .towards_safety(self.orientation)
    }
}
