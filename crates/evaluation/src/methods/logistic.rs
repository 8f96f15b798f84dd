//! The logistic model for a rare yes or no, and the average marginal effect: by how much the share of yes differs,
//! which is what can be read, where the coefficient alone is not an effect size.

use nalgebra::{Cholesky, DMatrix, DVector};

use super::linear::{Term, independent};
use super::panel::count;
use super::{Estimate, MethodError};

/// A logistic model before it is fitted. An intercept is added; fixed effects are given as terms, one a level but one.
#[derive(Debug, Clone, Default)]
pub struct LogisticDesign {
    /// Whether it happened, one a row.
    pub outcome: Vec<bool>,
    /// The terms. Rows with a value missing are left out.
    pub terms: Vec<Term>,
    /// The group of each row within which errors may hang together.
    pub clusters: Vec<u32>,
    /// How much each row counts; absent, all the same.
    pub weights: Option<Vec<f64>>,
}

/// A fitted logistic model.
#[derive(Debug, Clone)]
pub struct Logistic {
    /// The terms that could be told apart, the intercept first, with their coefficients (log odds).
    pub coefficients: Vec<(String, Estimate)>,
    /// The names of terms that repeat others.
    pub dropped: Vec<String>,
    /// Rows used.
    pub rows: usize,
    /// Rows in which it happened.
    pub events: usize,
    /// Clusters.
    pub clusters: usize,
    columns: Vec<Vec<f64>>,
    weights: Vec<f64>,
    coefficient: DVector<f64>,
    covariance: DMatrix<f64>,
}

/// The most steps until the fit has to have settled.
const STEPS: usize = 50;

/// Fits the model by maximum likelihood. Errors are clustered, with the correction G / (G − 1) and the normal
/// distribution, as is usual for such models.
pub fn logistic(design: &LogisticDesign) -> Result<Logistic, MethodError> {
    let n = design.outcome.len();
    if design.clusters.len() != n || design.terms.iter().any(|term| term.values.len() != n) {
        return Err(MethodError::Input("the columns are of different lengths".to_owned()));
    }
    let weight = |row: usize| design.weights.as_ref().map_or(1.0, |weights| weights[row]);
    let rows: Vec<usize> = (0..n)
        .filter(|&row| weight(row) > 0.0 && design.terms.iter().all(|term| term.values[row].is_finite()))
        .collect();
    let outcome: Vec<f64> = rows.iter().map(|&row| f64::from(u8::from(design.outcome[row]))).collect();
    let events = rows.iter().filter(|&&row| design.outcome[row]).count();
    if events == 0 || events == rows.len() {
        return Err(MethodError::ConstantOutcome);
    }
    let weights: Vec<f64> = rows.iter().map(|&row| weight(row)).collect();
    let (names, mut columns) = columns(design, &rows);
    let gram = DMatrix::from_fn(columns.len(), columns.len(), |a, b| {
        columns[a].iter().zip(&columns[b]).zip(&weights).map(|((a, b), w)| a * b * w).sum()
    });
    let kept = independent(&gram, gram.diagonal().as_slice());
    let dropped = (0..names.len()).filter(|at| !kept.contains(at)).map(|at| names[at].clone()).collect();
    columns = kept.iter().map(|&at| std::mem::take(&mut columns[at])).collect();
    let (coefficient, bread) = maximise(&columns, &outcome, &weights)?;
    let mut scores: std::collections::BTreeMap<u32, DVector<f64>> = std::collections::BTreeMap::new();
    for (at, &row) in rows.iter().enumerate() {
        let left = weights[at] * (outcome[at] - chance(&columns, &coefficient, at));
        let score = scores.entry(design.clusters[row]).or_insert_with(|| DVector::zeros(columns.len()));
        for (sum, column) in score.iter_mut().zip(&columns) {
            *sum += left * column[at];
        }
    }
    let clusters = scores.len();
    if clusters < 2 {
        return Err(MethodError::TooFewClusters(clusters));
    }
    let mut meat = DMatrix::zeros(columns.len(), columns.len());
    for score in scores.values() {
        meat += score * score.transpose();
    }
    let covariance = &bread * meat * &bread * (count(clusters) / count(clusters - 1));
    let estimates = kept.iter().enumerate().map(|(at, &name)| {
        let error = covariance[(at, at)].sqrt();
        Ok((names[name].clone(), Estimate::new(coefficient[at], error, f64::INFINITY)?))
    });
    let coefficients = estimates.collect::<Result<_, MethodError>>()?;
    Ok(Logistic {
        coefficients,
        dropped,
        rows: rows.len(),
        events,
        clusters,
        columns,
        weights,
        coefficient,
        covariance,
    })
}

fn columns(design: &LogisticDesign, rows: &[usize]) -> (Vec<String>, Vec<Vec<f64>>) {
    let pick = |values: &[f64]| rows.iter().map(|&row| values[row]).collect::<Vec<f64>>();
    let names =
        std::iter::once("Intercept".to_owned()).chain(design.terms.iter().map(|term| term.name.clone()));
    let columns =
        std::iter::once(vec![1.0; rows.len()]).chain(design.terms.iter().map(|term| pick(&term.values)));
    (names.collect(), columns.collect())
}

/// The chance of yes that the model gives a row.
fn chance(columns: &[Vec<f64>], coefficient: &DVector<f64>, row: usize) -> f64 {
    let odds: f64 =
        columns.iter().zip(coefficient).map(|(column, coefficient)| column[row] * coefficient).sum();
    1.0 / (1.0 + (-odds).exp())
}

/// Newton's steps to the most likely coefficients, with the inverse of the information.
fn maximise(
    columns: &[Vec<f64>],
    outcome: &[f64],
    weights: &[f64],
) -> Result<(DVector<f64>, DMatrix<f64>), MethodError> {
    let k = columns.len();
    let mut coefficient = DVector::zeros(k);
    for _ in 0..STEPS {
        let (mut information, mut slope) = (DMatrix::zeros(k, k), DVector::zeros(k));
        for row in 0..outcome.len() {
            let likely = chance(columns, &coefficient, row);
            let spread = weights[row] * likely * (1.0 - likely);
            for (a, one) in columns.iter().enumerate() {
                slope[a] += weights[row] * (outcome[row] - likely) * one[row];
                for (b, two) in columns.iter().enumerate().take(a + 1) {
                    information[(a, b)] += spread * one[row] * two[row];
                }
            }
        }
        information.fill_upper_triangle_with_lower_triangle();
        let inverse = Cholesky::new(information).ok_or(MethodError::NotSettled(STEPS))?.inverse();
        let step: DVector<f64> = &inverse * slope;
        coefficient += &step;
        let far = coefficient.iter().any(|value: &f64| !value.is_finite() || value.abs() > 1e3);
        if far {
            break;
        }
        if step.iter().zip(&coefficient).all(|(step, value)| step.abs() <= 1e-10 * (1.0 + value.abs())) {
            return Ok((coefficient, inverse));
        }
    }
    Err(MethodError::NotSettled(STEPS))
}

impl Logistic {
    /// The average marginal effect of a term, with its error by the delta method. A term that is only ever 0 or 1 is set
    /// to each for everybody, and the chances of yes are compared; of another the slope of the chance is averaged.
    pub fn average_marginal_effect(&self, name: &str) -> Result<Estimate, MethodError> {
        let at = self
            .coefficients
            .iter()
            .position(|(known, _)| known == name)
            .ok_or_else(|| MethodError::NotIdentified(name.to_owned()))?;
        let yes_or_no = self.columns[at].iter().all(|value| [0.0, 1.0].contains(value));
        let (mut effect, mut gradient) = (0.0, DVector::zeros(self.columns.len()));
        let total: f64 = self.weights.iter().sum();
        for (row, weight) in self.weights.iter().enumerate() {
            let share = weight / total;
            let odds: f64 =
                self.columns.iter().zip(&self.coefficient).map(|(column, b)| column[row] * b).sum();
            let values = |with: f64| {
                let likely =
                    1.0 / (1.0 + (-(odds + (with - self.columns[at][row]) * self.coefficient[at])).exp());
                (likely, likely * (1.0 - likely))
            };
            let column = |other: usize, with: f64| if other == at { with } else { self.columns[other][row] };
            if yes_or_no {
                let ((one, slope_one), (nought, slope_nought)) = (values(1.0), values(0.0));
                effect += share * (one - nought);
                for other in 0..self.columns.len() {
                    gradient[other] +=
                        share * (slope_one * column(other, 1.0) - slope_nought * column(other, 0.0));
                }
            } else {
                let (likely, slope) = values(self.columns[at][row]);
                let bend = slope * (1.0 - 2.0 * likely) * self.coefficient[at];
                effect += share * slope * self.coefficient[at];
                for other in 0..self.columns.len() {
                    gradient[other] += share * bend * self.columns[other][row];
                }
                gradient[at] += share * slope;
            }
        }
        let variance = (gradient.transpose() * &self.covariance * &gradient)[(0, 0)];
        Estimate::new(effect, variance.sqrt(), f64::INFINITY)
    }
}
