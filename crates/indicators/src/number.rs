//! The figure that a line comes to: how many, out of how many, and the number in its unit.

use crate::{Counted, Definition, Line, OutOf};
use jiff::civil::Date;
use practice::thresholds::Figures;

/// From 1 to this, a count may tell of one child and leaves the house for nobody.
pub const FEW: u64 = 5;

/// How many, out of how many.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many count.
    pub counts: u64,
    /// Out of how many things.
    pub out_of: u64,
}

impl Tally {
    /// Counts one thing more.
    pub fn add(&mut self, one: &Counted) {
        self.out_of += 1;
        self.counts += u64::from(one.counts);
    }

    /// What these come to.
    pub fn of<'a>(all: impl IntoIterator<Item = &'a Counted>) -> Self {
        let mut tally = Self::default();
        all.into_iter().for_each(|one| tally.add(one));
        tally
    }

    /// Whether so few count, or do not, that the figure may tell of one child.
    pub fn is_small(self) -> bool {
        [self.counts, self.out_of, self.out_of - self.counts].iter().any(|count| (1..=FEW).contains(count))
    }
}

/// The line of which another is a part, so that what is left out of the part can be told from both.
fn whole(line: Line) -> Option<Line> {
    Some(match line {
        Line::AssessmentsFromReferral | Line::Reassessments | Line::ChildSeen => Line::AssessmentsInTime,
        Line::ReviewsInTime | Line::SeenAlone => Line::PlansOpen,
        Line::ConferencesInTime | Line::TransfersInTime => Line::ConferencePlans,
        _ => return None,
    })
}

/// Whether a line may leave the house: it is not small, and what it leaves out of a larger one is not.
pub fn may_leave(line: Line, tally: impl Fn(Line) -> Tally) -> bool {
    let own = tally(line);
    let left = whole(line).map_or(0, |whole| tally(whole).out_of.abs_diff(own.out_of));
    !own.is_small() && !(1..=FEW).contains(&left)
}

/// The number that a tally comes to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Number {
    /// A share, in per cent.
    Share(f64),
    /// So many in 10,000 children.
    Rate(f64),
    /// So many for each social worker.
    Each(f64),
}

impl Number {
    /// What people read, with one digit after the point: “24.5%”.
    pub fn words(self) -> String {
        match self {
            Self::Share(value) => format!("{value:.1}%"),
            Self::Rate(value) => format!("{value:.1} in 10,000"),
            Self::Each(value) => format!("{value:.1} for each"),
        }
    }

    /// The number alone.
    pub fn value(self) -> f64 {
        match self {
            Self::Share(value) | Self::Rate(value) | Self::Each(value) => value,
        }
    }
}

/// Why there is no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoNumber {
    /// There is nothing to count.
    Nothing,
    /// Nobody has said how many children live here.
    ChildrenNotSet,
    /// Nobody has said how many social workers there are.
    WorkersNotSet,
}

impl NoNumber {
    /// What people read.
    pub fn words(self) -> &'static str {
        match self {
            Self::Nothing => "Nothing to count",
            Self::ChildrenNotSet => "No rate: how many children live here is not set",
            Self::WorkersNotSet => "No average: how many social workers there are is not set",
        }
    }
}

impl Definition {
    /// The number that a tally comes to on a day.
    ///
    /// # Errors
    /// [`NoNumber`], where there is none.
    pub fn number(&self, tally: Tally, figures: &Figures, day: Date) -> Result<Number, NoNumber> {
        match self.out_of {
            OutOf::Things(_) if tally.out_of == 0 => Err(NoNumber::Nothing),
            OutOf::Things(_) => Ok(Number::Share(100.0 * float(tally.counts) / float(tally.out_of))),
            OutOf::Children => {
                let children = figures.children.on(day).filter(|children| *children > 0);
                let children = children.ok_or(NoNumber::ChildrenNotSet)?;
                Ok(Number::Rate(10_000.0 * float(tally.counts) / f64::from(children)))
            }
            OutOf::Workers => {
                let workers = figures.social_workers.on(day).filter(|workers| *workers > 0.0);
                Ok(Number::Each(float(tally.counts) / workers.ok_or(NoNumber::WorkersNotSet)?))
            }
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "no authority counts more than 2^52 of anything")]
fn float(count: u64) -> f64 {
    count as f64
}
