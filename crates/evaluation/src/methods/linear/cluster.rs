//! The covariance of coefficients when errors hang together within clusters, and the small-sample correction.

use super::sample::Sample;
use crate::methods::panel::count;

/// How much the correction for few rows and few clusters stretches the covariance, and the parameters it counted.
#[derive(Debug, Clone, Copy)]
pub(super) struct Correction {
    pub(super) factor: f64,
    pub(super) parameters: usize,
}

impl Correction {
    /// Groups of fixed effects that lie within the clusters are not counted, for the clusters pay for them already;
    /// of the others each fixed effect but the first gives one group up to the common level.
    pub(super) fn of(sample: &Sample, terms: usize, rows: u64) -> Self {
        let effects = &sample.fixed_effects;
        let all: usize = effects.iter().map(|levels| levels.count).sum();
        let within: Vec<usize> = effects
            .iter()
            .filter(|levels| levels.lie_within(&sample.clusters))
            .map(|levels| levels.count)
            .collect();
        let parameters =
            terms + all + within.len() - effects.len().saturating_sub(1) - within.iter().sum::<usize>();
        let (n, clusters) = (rows_as_number(rows), count(sample.clusters.count));
        let factor = (n - 1.0) / (n - count(parameters)) * clusters / (clusters - 1.0);
        Self { factor, parameters }
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of rows stay far below 2⁵³")]
pub(super) fn rows_as_number(rows: u64) -> f64 {
    rows as f64
}
