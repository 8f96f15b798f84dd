//! The change of a measure from the first wave to a later one: in the same people, and between all of each wave.

use super::measure::Kind;
use crate::methods::change::{
    Dominance, McNemar, Proportion, RankTest, cliff_delta, difference_of_proportions, hedges_g,
    hedges_g_paired, mann_whitney, mcnemar, paired_dominance, paired_means, unpaired_means, wilcoxon,
};
use crate::methods::{Estimate, MethodError};

/// Change of a score.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ScoreChange {
    /// Mean change with Student's t: of the same people, or between two sets of people by Welch.
    pub mean: Estimate,
    /// By ranks: Wilcoxon, or Mann and Whitney.
    pub ranks: RankTest,
    /// Hedges' g.
    pub g: Estimate,
    /// Cliff's delta.
    pub delta: Dominance,
}

/// How a measure changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The later wave, as a place in the list of waves; the earlier is the first.
    pub to: usize,
    /// People with the measure at both waves.
    pub pairs: usize,
    /// People with it at the first wave and at the later one.
    pub all: (usize, usize),
    /// What changed, or why that cannot be said.
    pub what: Changed,
}

/// What changed. Each result may be missing for a stated reason.
#[derive(Debug, Clone, PartialEq)]
pub enum Changed {
    /// A score.
    Score {
        /// In the same people.
        paired: Result<ScoreChange, MethodError>,
        /// Between all of each wave, taken as different people.
        unpaired: Result<ScoreChange, MethodError>,
    },
    /// A share.
    Share {
        /// In the same people, by McNemar.
        paired: Result<McNemar, MethodError>,
        /// Between all of each wave, taken as different people.
        unpaired: Result<Proportion, MethodError>,
    },
}

impl Change {
    /// Pairs are (before, after). With fewer than `least` people nothing is said.
    pub(super) fn of(
        to: usize,
        kind: Kind,
        pairs: &[(f64, f64)],
        before: &[f64],
        after: &[f64],
        least: usize,
    ) -> Self {
        let enough = |n: usize| {
            let what =
                || MethodError::Nothing(format!("fewer than {least} people, and so few are not shown"));
            if n < least { Err(what()) } else { Ok(()) }
        };
        let (both, all) = (enough(pairs.len()), enough(before.len().min(after.len())));
        let what = match kind {
            Kind::Score { .. } => Changed::Score {
                paired: both.and_then(|()| paired(pairs)),
                unpaired: all.and_then(|()| unpaired(before, after)),
            },
            Kind::Share => {
                let yes = |value: f64| value > 0.5;
                let turned: Vec<(bool, bool)> =
                    pairs.iter().map(|&(before, after)| (yes(before), yes(after))).collect();
                let of = |values: &[f64]| (values.iter().filter(|&&value| yes(value)).count(), values.len());
                Changed::Share {
                    paired: both.and_then(|()| mcnemar(&turned)),
                    unpaired: all.and_then(|()| difference_of_proportions(of(before), of(after))),
                }
            }
        };
        Self { to, pairs: pairs.len(), all: (before.len(), after.len()), what }
    }

    /// The probability of a change at least as large in the same people, were there none.
    pub fn paired_p(&self) -> Option<f64> {
        match &self.what {
            Changed::Score { paired, .. } => paired.as_ref().ok().map(|change| change.mean.p),
            Changed::Share { paired, .. } => paired.as_ref().ok().map(|change| change.p),
        }
    }
}

fn paired(pairs: &[(f64, f64)]) -> Result<ScoreChange, MethodError> {
    let mean = varies(paired_means(pairs)?)?;
    Ok(ScoreChange {
        mean,
        ranks: wilcoxon(pairs)?,
        g: hedges_g_paired(pairs)?,
        delta: paired_dominance(pairs)?,
    })
}

fn unpaired(before: &[f64], after: &[f64]) -> Result<ScoreChange, MethodError> {
    let mean = varies(unpaired_means(before, after)?)?;
    let (ranks, g, delta) =
        (mann_whitney(before, after)?, hedges_g(before, after)?, cliff_delta(before, after)?);
    Ok(ScoreChange { mean, ranks, g, delta })
}

/// Where nobody differs from anybody there is no error to test with.
fn varies(mean: Estimate) -> Result<Estimate, MethodError> {
    if mean.standard_error > 0.0 { Ok(mean) } else { Err(MethodError::ConstantOutcome) }
}
