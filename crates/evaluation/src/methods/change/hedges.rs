//! Hedges' g: a difference of means in standard deviations, corrected for small groups.

use statrs::function::gamma::ln_gamma;

use super::means::{at_least, variance};
use crate::methods::panel::{count, mean};
use crate::methods::{Estimate, MethodError};

/// What takes the upward bias of small groups off a standardised difference.
fn correction(degrees: f64) -> f64 {
    (ln_gamma(degrees / 2.0) - ln_gamma((degrees - 1.0) / 2.0)).exp() / (degrees / 2.0).sqrt()
}

fn varies(spread: f64) -> Result<(), MethodError> {
    if spread > 0.0 { Ok(()) } else { Err(MethodError::ConstantOutcome) }
}

/// The difference of two groups, the second less the first, in pooled standard deviations. The interval is the usual
/// one for large groups (Hedges and Olkin 1985): roughly right from about ten in each.
pub fn hedges_g(first: &[f64], second: &[f64]) -> Result<Estimate, MethodError> {
    at_least(2, first.len().min(second.len()), "people in each group")?;
    let (one, two) = (count(first.len()), count(second.len()));
    let degrees = one + two - 2.0;
    let pooled = ((one - 1.0) * variance(first) + (two - 1.0) * variance(second)) / degrees;
    varies(pooled)?;
    let d = (mean(second) - mean(first)) / pooled.sqrt();
    let variance = (one + two) / (one * two) + d * d / (2.0 * (one + two));
    let correction = correction(degrees);
    Estimate::new(correction * d, correction * variance.sqrt(), f64::INFINITY)
}

/// The change of the same people in standard deviations between people, so that it can be set beside [`hedges_g`].
/// Pairs are (before, after). Borenstein and others 2009, chapter 4: the standard deviation of the changes, undone of
/// how far the two times go together.
pub fn hedges_g_paired(pairs: &[(f64, f64)]) -> Result<Estimate, MethodError> {
    at_least(3, pairs.len(), "people seen at both times")?;
    let n = count(pairs.len());
    let (before, after): (Vec<f64>, Vec<f64>) = pairs.iter().copied().unzip();
    let changes: Vec<f64> = pairs.iter().map(|(before, after)| after - before).collect();
    let (of_before, of_after) = (variance(&before), variance(&after));
    varies(of_before.min(of_after))?;
    let together = (of_before + of_after - variance(&changes)) / (2.0 * (of_before * of_after).sqrt());
    let apart = 2.0 * (1.0 - together);
    // Everybody changed by the same: there is no spread of changes to standardise by.
    varies(apart * n - 1e-12)?;
    let d = mean(&changes) / (variance(&changes) / apart).sqrt();
    let variance = (1.0 / n + d * d / (2.0 * n)) * apart;
    let correction = correction(n - 1.0);
    Estimate::new(correction * d, correction * variance.sqrt(), f64::INFINITY)
}
