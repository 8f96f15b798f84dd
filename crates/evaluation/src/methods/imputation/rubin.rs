//! Rubin's rules: one answer from the several that several fillings-in gave, unsure of both the people and the gaps.

use crate::methods::panel::{count, mean};
use crate::methods::{Estimate, MethodError};

/// An estimate pooled over several fillings-in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pooled {
    /// The pooled estimate.
    pub estimate: Estimate,
    /// The mean variance of the estimates.
    pub within: f64,
    /// The variance between the estimates, which the gaps are to blame for.
    pub between: f64,
    /// The share of the whole variance that is due to the gaps.
    pub due_to_gaps: f64,
    /// How many fillings-in there are.
    pub times: usize,
}

/// Pools estimates by Rubin's rules, with the degrees of freedom of Barnard and Rubin (1999).
pub fn pool(estimates: &[Estimate]) -> Result<Pooled, MethodError> {
    if estimates.len() < 2 {
        return Err(MethodError::Nothing("pooling needs at least two fillings-in".to_owned()));
    }
    let m = count(estimates.len());
    let value = mean(&estimates.iter().map(|one| one.value).collect::<Vec<_>>());
    let within = mean(&estimates.iter().map(|one| one.standard_error.powi(2)).collect::<Vec<_>>());
    let between = estimates.iter().map(|one| (one.value - value).powi(2)).sum::<f64>() / (m - 1.0);
    let whole = within + (1.0 + 1.0 / m) * between;
    let due_to_gaps = (1.0 + 1.0 / m) * between / whole;
    // Infinite where the gaps make no difference.
    let by_gaps = (m - 1.0) / due_to_gaps.powi(2);
    let complete = estimates.iter().map(|one| one.degrees_of_freedom).fold(f64::INFINITY, f64::min);
    let observed = if complete.is_infinite() {
        f64::INFINITY
    } else {
        (complete + 1.0) / (complete + 3.0) * complete * (1.0 - due_to_gaps)
    };
    let degrees = 1.0 / (1.0 / by_gaps + 1.0 / observed);
    Ok(Pooled {
        estimate: Estimate::new(value, whole.sqrt(), degrees)?,
        within,
        between,
        due_to_gaps,
        times: estimates.len(),
    })
}
