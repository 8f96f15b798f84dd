//! The columns of a model once the fixed effects are taken out, their products, and the coefficients.

use nalgebra::{Cholesky, DMatrix, DVector};

use super::absorb::Absorber;
use super::sample::Sample;
use super::{Scatter, independent};
use crate::methods::MethodError;

/// Below this share of its first sum of squares, a column has been taken out whole.
const NOTHING_LEFT: f64 = 1e-22;

/// Outcome and terms without the fixed effects.
#[derive(Debug)]
pub(super) struct Residual {
    pub(super) outcome: Vec<f64>,
    pub(super) terms: Vec<Vec<f64>>,
    /// The places of the terms that say something of their own.
    pub(super) kept: Vec<usize>,
    /// For each cluster the products that means of rows leave out; empty where each row stands for itself.
    pub(super) scatter: Vec<DMatrix<f64>>,
    bread: DMatrix<f64>,
    cross: DVector<f64>,
}

impl Residual {
    pub(super) fn of(sample: &Sample, scatter: Option<&Scatter>) -> Result<Self, MethodError> {
        let mut outcome = sample.outcome.clone();
        let mut terms: Vec<Vec<f64>> = sample.terms.iter().map(|term| term.values.clone()).collect();
        if sample.fixed_effects.is_empty() {
            terms.insert(0, vec![1.0; outcome.len()]);
        } else {
            let absorber = Absorber::new(&sample.fixed_effects, &sample.weights)?;
            absorber.take_out(&mut outcome);
            for term in &mut terms {
                absorber.take_out(term);
            }
        }
        let scatter: Vec<DMatrix<f64>> = scatter.map_or_else(Vec::new, |scatter| {
            sample.cluster_names.iter().map(|&name| scatter.by_cluster[name as usize].clone()).collect()
        });
        let inner = |one: usize, two: usize| scatter.iter().map(|products| products[(one, two)]).sum::<f64>();
        let weights = &sample.weights;
        let whole: Vec<f64> = if sample.fixed_effects.is_empty() {
            terms.iter().map(|term| product(term, term, weights)).collect()
        } else {
            sample.terms.iter().map(|term| product(&term.values, &term.values, weights)).collect()
        };
        let varies = product(&outcome, &outcome, weights) + inner(0, 0);
        if varies <= NOTHING_LEFT * product(&sample.outcome, &sample.outcome, weights) {
            return Err(MethodError::ConstantOutcome);
        }
        let gram = DMatrix::from_fn(terms.len(), terms.len(), |one, two| {
            product(&terms[one], &terms[two], weights) + inner(one + 1, two + 1)
        });
        let kept = independent(&gram, &whole);
        let cross = DVector::from_iterator(
            kept.len(),
            kept.iter().map(|&column| product(&terms[column], &outcome, weights) + inner(column + 1, 0)),
        );
        let bread = invert(&gram.select_rows(&kept).select_columns(&kept))?;
        Ok(Self { outcome, terms, kept, scatter, bread, cross })
    }

    pub(super) fn bread(&self) -> &DMatrix<f64> {
        &self.bread
    }

    /// The coefficients of the kept terms, improved once by what they leave unexplained.
    pub(super) fn coefficients(&self, sample: &Sample) -> DVector<f64> {
        let first = &self.bread * &self.cross;
        let scores = crate::methods::linear::residual::scores(self, &first, sample);
        first + &self.bread * scores.column_sum()
    }
}

fn product(one: &[f64], two: &[f64], weights: &[f64]) -> f64 {
    one.iter().zip(two).zip(weights).map(|((a, b), weight)| a * b * weight).sum()
}

/// The inverse of sums of squares and products, scaled to ones on the diagonal while it is found.
fn invert(gram: &DMatrix<f64>) -> Result<DMatrix<f64>, MethodError> {
    let scale: Vec<f64> = gram.diagonal().iter().map(|square| square.sqrt()).collect();
    let scaled = gram.map_with_location(|row, column, value| value / (scale[row] * scale[column]));
    let inverse = Cholesky::new(scaled)
        .ok_or_else(|| MethodError::Input("the terms cannot be told apart from each other".to_owned()))?
        .inverse();
    Ok(inverse.map_with_location(|row, column, value| value / (scale[row] * scale[column])))
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
