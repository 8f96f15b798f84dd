//! What a measure was at one wave in one population.

use super::measure::Kind;
use crate::methods::change::{Proportion, Summary, proportion, summary};

/// Figures, or that too few people stand behind them to be shown.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Cell {
    /// A mean and how it is spread.
    Score(Summary),
    /// A share.
    Share {
        /// People.
        n: usize,
        /// People with a yes.
        yes: usize,
        /// The share with its interval.
        share: Proportion,
    },
    /// Fewer people than may be shown; never nought.
    TooFew {
        /// The fewest that may be shown.
        least: usize,
    },
}

impl Cell {
    pub(super) fn of(values: &[f64], kind: Kind, least: usize) -> Self {
        if values.len() < least {
            return Self::TooFew { least };
        }
        let found = match kind {
            Kind::Score { .. } => summary(values).map(Self::Score),
            Kind::Share => {
                let (n, yes) = (values.len(), values.iter().filter(|&&value| value > 0.5).count());
                proportion(yes, n).ok().map(|share| Self::Share { n, yes, share })
            }
        };
        found.unwrap_or(Self::TooFew { least })
    }

    /// How many people stand behind it, where that may be shown.
    pub fn n(&self) -> Option<usize> {
        match self {
            Self::Score(summary) => Some(summary.n),
            Self::Share { n, .. } => Some(*n),
            Self::TooFew { .. } => None,
        }
    }
}
