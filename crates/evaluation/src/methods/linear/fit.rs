//! Fits a linear model: coefficients, clustered standard errors, and the joint test of several terms.

use nalgebra::{DMatrix, DVector};

use super::Design;
use super::cluster::{Correction, rows_as_number};
use super::residual::Residual;
use super::sample::Sample;
use crate::methods::distributions::{chi_squared_above, f_above};
use crate::methods::linear::residual::scores;
use crate::methods::panel::count;
use crate::methods::{Estimate, MethodError};

/// The name of the constant in a model without fixed effects.
const INTERCEPT: &str = "Intercept";

/// A term with its coefficient.
#[derive(Debug, Clone, PartialEq)]
pub struct FittedTerm {
    /// The name that the term had in the design.
    pub name: String,
    /// The coefficient.
    pub estimate: Estimate,
}

/// A fitted linear model.
#[derive(Debug, Clone)]
pub struct Fit {
    /// The terms that could be told apart, in the order of the design.
    pub terms: Vec<FittedTerm>,
    /// The names of terms that say nothing which earlier terms or the fixed effects do not say.
    pub dropped: Vec<String>,
    /// The clustered covariance of the coefficients, in the order of `terms`, small-sample correction included.
    pub covariance: DMatrix<f64>,
    /// Rows that were used.
    pub rows: u64,
    /// Clusters that were used.
    pub clusters: usize,
    /// Rows left out because something was missing.
    pub missing: u64,
    /// Rows left out because they were alone in a fixed effect.
    pub alone: u64,
    /// Parameters counted by the small-sample correction.
    pub parameters: usize,
}

/// The joint test that several coefficients are all nought.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Joint {
    /// The Wald statistic over the number of coefficients.
    pub f: f64,
    /// Its probability under an F distribution with these degrees of freedom.
    pub p: f64,
    /// Coefficients tested.
    pub numerator: usize,
    /// Clusters less one.
    pub denominator: usize,
    /// The Wald statistic's probability under a chi-squared distribution, which takes the number of clusters as large.
    pub p_chi_squared: f64,
}

/// Fits the model by least squares.
pub fn fit(design: &Design) -> Result<Fit, MethodError> {
    let sample = Sample::of(design)?;
    if sample.clusters.count < 2 {
        return Err(MethodError::TooFewClusters(sample.clusters.count));
    }
    let residual = Residual::of(&sample, design.scatter.as_ref())?;
    let coefficients = residual.coefficients(&sample);
    let rows = sample.rows.iter().sum();
    let correction = Correction::of(&sample, residual.kept.len(), rows);
    if rows_as_number(rows) <= count(correction.parameters) {
        return Err(MethodError::Nothing(format!(
            "{rows} rows cannot tell {} parameters",
            correction.parameters
        )));
    }
    let scores = scores(&residual, &coefficients, &sample);
    let half = residual.bread() * scores;
    let covariance = &half * half.transpose() * correction.factor;
    let names = names(design);
    let degrees = count(sample.clusters.count - 1);
    let mut terms = Vec::with_capacity(residual.kept.len());
    for (place, &column) in residual.kept.iter().enumerate() {
        let estimate = Estimate::new(coefficients[place], covariance[(place, place)].sqrt(), degrees)?;
        terms.push(FittedTerm { name: names[column].to_owned(), estimate });
    }
    let dropped = (0..names.len()).filter(|column| !residual.kept.contains(column));
    Ok(Fit {
        terms,
        dropped: dropped.map(|column| names[column].to_owned()).collect(),
        covariance,
        rows,
        clusters: sample.clusters.count,
        missing: sample.missing,
        alone: sample.alone,
        parameters: correction.parameters,
    })
}

fn names(design: &Design) -> Vec<&str> {
    let constant = design.fixed_effects.is_empty().then_some(INTERCEPT);
    constant.into_iter().chain(design.terms.iter().map(|term| term.name.as_str())).collect()
}

impl Fit {
    /// The coefficient of a term, or that it could not be told apart.
    pub fn term(&self, name: &str) -> Result<Estimate, MethodError> {
        Ok(self.terms[self.place(name)?].estimate)
    }

    /// Whether these coefficients could all be nought.
    pub fn joint(&self, names: &[impl AsRef<str>]) -> Result<Joint, MethodError> {
        if names.is_empty() {
            return Err(MethodError::Nothing("a joint test needs at least one term".to_owned()));
        }
        let places = names.iter().map(|name| self.place(name.as_ref())).collect::<Result<Vec<_>, _>>()?;
        let values =
            DVector::from_iterator(places.len(), places.iter().map(|&at| self.terms[at].estimate.value));
        let covariance = self.covariance.select_rows(&places).select_columns(&places);
        let wald = quadratic(&covariance, &values);
        let (numerator, denominator) = (places.len(), self.clusters - 1);
        let f = wald / count(numerator);
        Ok(Joint {
            f,
            p: f_above(f, count(numerator), count(denominator))?,
            numerator,
            denominator,
            p_chi_squared: chi_squared_above(wald, count(numerator))?,
        })
    }

    fn place(&self, name: &str) -> Result<usize, MethodError> {
        let place = self.terms.iter().position(|term| term.name == name);
        place.ok_or_else(|| MethodError::NotIdentified(name.to_owned()))
    }
}

/// `v' V⁺ v`, with the directions left out in which the covariance is nought. Scaled first, so that terms in small and
/// large units weigh alike.
fn quadratic(covariance: &DMatrix<f64>, values: &DVector<f64>) -> f64 {
    const NOUGHT: f64 = 1e-12;
    let scale: Vec<f64> = covariance.diagonal().iter().map(|variance| variance.sqrt()).collect();
    let scaled = covariance.map_with_location(|row, column, value| value / (scale[row] * scale[column]));
    let eigen = scaled.symmetric_eigen();
    let along = eigen.eigenvectors.transpose()
        * DVector::from_iterator(values.len(), values.iter().zip(&scale).map(|(value, scale)| value / scale));
    let largest = eigen.eigenvalues.max();
    along
        .iter()
        .zip(&eigen.eigenvalues)
        .filter(|&(_, &eigenvalue)| eigenvalue > NOUGHT * largest)
        .map(|(value, eigenvalue)| value * value / eigenvalue)
        .sum()
}
