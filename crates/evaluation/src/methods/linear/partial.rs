//! A model with everything but the effect of interest taken out, for methods that look at the effect ten thousand times.

use super::absorb::Absorber;
use super::sample::{Levels, Sample};
use super::{Design, independent};
use crate::methods::MethodError;

/// An outcome from which fixed effects and covariates are taken out, and the means to take them out of any column.
#[derive(Debug)]
pub(crate) struct Partial {
    /// For each row here its row in the design.
    pub(crate) places: Vec<usize>,
    pub(crate) outcome: Vec<f64>,
    pub(crate) weights: Vec<f64>,
    pub(crate) clusters: Levels,
    absorber: Absorber,
    /// The covariates, at right angles to each other and to the fixed effects, each of length one.
    covariates: Vec<Vec<f64>>,
}

impl Partial {
    /// Of a design whose terms are the covariates only.
    pub(crate) fn of(design: &Design) -> Result<Self, MethodError> {
        let sample = Sample::of(design)?;
        let constant = [Levels::new(sample.outcome.iter().map(|_| 0)).0];
        let effects = if sample.fixed_effects.is_empty() { &constant[..] } else { &sample.fixed_effects };
        let absorber = Absorber::new(effects, &sample.weights)?;
        let mut partial = Self {
            places: sample.places,
            outcome: sample.outcome,
            weights: sample.weights,
            clusters: sample.clusters,
            absorber,
            covariates: Vec::new(),
        };
        for term in sample.terms {
            let mut column = term.values;
            let whole = partial.product(&column, &column);
            partial.take_out(&mut column);
            // Once more, so that what is left lies at right angles to the last digit.
            partial.take_out(&mut column);
            let left = partial.product(&column, &column);
            let gram = nalgebra::DMatrix::from_element(1, 1, left);
            if left > 0.0 && !independent(&gram, &[whole]).is_empty() {
                for value in &mut column {
                    *value /= left.sqrt();
                }
                partial.covariates.push(column);
            }
        }
        let mut outcome = std::mem::take(&mut partial.outcome);
        partial.take_out(&mut outcome);
        partial.outcome = outcome;
        Ok(partial)
    }

    /// Takes fixed effects and covariates out of a column of these rows.
    pub(crate) fn take_out(&self, column: &mut [f64]) {
        self.absorber.take_out(column);
        for covariate in &self.covariates {
            let along = self.product(covariate, column);
            for (value, covariate) in column.iter_mut().zip(covariate) {
                *value -= along * covariate;
            }
        }
    }

    /// The weighted sum of products of two columns.
    pub(crate) fn product(&self, one: &[f64], two: &[f64]) -> f64 {
        one.iter().zip(two).zip(&self.weights).map(|((a, b), weight)| a * b * weight).sum()
    }

    /// For each cluster the weighted sum of products of two columns.
    pub(crate) fn by_cluster(&self, one: &[f64], two: &[f64]) -> Vec<f64> {
        let mut sums = vec![0.0; self.clusters.count];
        for (((a, b), weight), &cluster) in one.iter().zip(two).zip(&self.weights).zip(&self.clusters.of_row)
        {
            sums[cluster as usize] += a * b * weight;
        }
        sums
    }
}
