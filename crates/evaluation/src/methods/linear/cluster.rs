//! The covariance of coefficients when errors hang together within clusters, and the small-sample correction.

use nalgebra::{DMatrix, DVector};

use super::residual::Residual;
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

/// For each cluster, the sum over its rows of weight × term × what the model leaves unexplained.
pub(super) fn scores(residual: &Residual, coefficients: &DVector<f64>, sample: &Sample) -> DMatrix<f64> {
    let terms = residual.kept.len();
    let mut scores = DMatrix::zeros(terms, sample.clusters.count);
    for (row, &cluster) in sample.clusters.of_row.iter().enumerate() {
        let mut left = residual.outcome[row];
        for (&column, coefficient) in residual.kept.iter().zip(coefficients) {
            left -= residual.terms[column][row] * coefficient;
        }
        left *= sample.weights[row];
        for (term, &column) in residual.kept.iter().enumerate() {
            scores[(term, cluster as usize)] += residual.terms[column][row] * left;
        }
    }
    for (cluster, scatter) in residual.scatter.iter().enumerate() {
        for (term, &column) in residual.kept.iter().enumerate() {
            let explained: f64 = residual
                .kept
                .iter()
                .zip(coefficients)
                .map(|(&other, coefficient)| scatter[(column + 1, other + 1)] * coefficient)
                .sum();
            scores[(term, cluster)] += scatter[(column + 1, 0)] - explained;
        }
    }
    scores
}
