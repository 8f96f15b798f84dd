//! Means: how large, how spread, and how much they changed, with Student's t.

use crate::methods::panel::{count, mean, median};
use crate::methods::{Estimate, MethodError};

/// How scores lie.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Summary {
    /// How many there are.
    pub n: usize,
    /// Their mean.
    pub mean: f64,
    /// Their standard deviation, with n − 1; not a number for one score.
    pub standard_deviation: f64,
    /// The middle one.
    pub median: f64,
    /// The smallest.
    pub least: f64,
    /// The largest.
    pub most: f64,
}

/// Number, mean, standard deviation, median and range; `None` for no scores at all.
pub fn summary(scores: &[f64]) -> Option<Summary> {
    (!scores.is_empty()).then(|| Summary {
        n: scores.len(),
        mean: mean(scores),
        standard_deviation: variance(scores).sqrt(),
        median: median(scores),
        least: scores.iter().copied().fold(f64::INFINITY, f64::min),
        most: scores.iter().copied().fold(f64::NEG_INFINITY, f64::max),
    })
}

/// The variance with n − 1; not a number for fewer than two.
pub(crate) fn variance(scores: &[f64]) -> f64 {
    let middle = mean(scores);
    scores.iter().map(|score| (score - middle).powi(2)).sum::<f64>() / (count(scores.len()) - 1.0)
}

/// The mean change of the same people, by the paired t test. Pairs are (before, after).
pub fn paired_means(pairs: &[(f64, f64)]) -> Result<Estimate, MethodError> {
    at_least(2, pairs.len(), "people seen at both times")?;
    let changes: Vec<f64> = pairs.iter().map(|(before, after)| after - before).collect();
    let n = count(changes.len());
    Estimate::new(mean(&changes), (variance(&changes) / n).sqrt(), n - 1.0)
}

/// The difference in means of two groups, the second less the first, by Welch's t test, which does not take their
/// spread to be the same.
pub fn unpaired_means(first: &[f64], second: &[f64]) -> Result<Estimate, MethodError> {
    at_least(2, first.len().min(second.len()), "people in each group")?;
    let parts = [first, second].map(|group| (variance(group) / count(group.len()), count(group.len()) - 1.0));
    let square: f64 = parts.iter().map(|(part, _)| part).sum();
    let degrees = square.powi(2) / parts.iter().map(|(part, degrees)| part.powi(2) / degrees).sum::<f64>();
    // Where neither group varies at all, the degrees of freedom are nought over nought; any will do.
    let degrees = if degrees.is_nan() { count(first.len() + second.len() - 2) } else { degrees };
    Estimate::new(mean(second) - mean(first), square.sqrt(), degrees)
}

pub(super) fn at_least(least: usize, have: usize, what: &str) -> Result<(), MethodError> {
    if have < least {
        return Err(MethodError::Nothing(format!("{have} {what}, and at least {least} are needed")));
    }
    Ok(())
}
