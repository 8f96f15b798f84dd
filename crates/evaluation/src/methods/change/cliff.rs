//! Cliff's delta: how much more often a score of one group lies above one of the other than below. Needs only order.

use super::means::at_least;
use crate::methods::MethodError;
use crate::methods::distributions::normal_quantile;
use crate::methods::estimate::CONFIDENCE;
use crate::methods::panel::count;

/// How much more often one side lies above the other than below: −1 always below, 0 as often, 1 always above.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Dominance {
    /// The estimate.
    pub delta: f64,
    /// Lower end of the 95% interval.
    pub low: f64,
    /// Upper end of the 95% interval.
    pub high: f64,
}

impl Dominance {
    /// The interval that keeps within −1 and 1 (Feng and Cliff 2004). Where all lie on one side the spread vanishes,
    /// and the other end is what so many alike would still allow.
    fn new(delta: f64, variance: f64, smaller: usize) -> Self {
        let z = normal_quantile(0.5 + CONFIDENCE / 2.0);
        if delta.abs() >= 1.0 {
            let inner = delta * ((count(smaller) - z * z) / (count(smaller) + z * z)).max(-1.0);
            return Self { delta, low: inner.min(delta), high: inner.max(delta) };
        }
        let reach = z * (variance * ((1.0 - delta * delta).powi(2) + z * z * variance)).sqrt();
        let (middle, scale) = (delta - delta.powi(3), 1.0 - delta * delta + z * z * variance);
        Self { delta, low: ((middle - reach) / scale).max(-1.0), high: ((middle + reach) / scale).min(1.0) }
    }
}

/// How much more often somebody of the second group lies above somebody of the first than below.
pub fn cliff_delta(first: &[f64], second: &[f64]) -> Result<Dominance, MethodError> {
    at_least(2, first.len().min(second.len()), "people in each group")?;
    let (one, two) = (count(first.len()), count(second.len()));
    let (over_first, over_second) = (dominances(second, first), dominances(first, second));
    let delta = over_first.iter().map(|(above, below)| above - below).sum::<f64>() / (one * two);
    let untied: f64 = over_first.iter().map(|(above, below)| above + below).sum();
    let spread = |dominances: &[(f64, f64)], others: f64, sign: f64| {
        dominances.iter().map(|(above, below)| (sign * (above - below) / others - delta).powi(2)).sum::<f64>()
    };
    let of_second = spread(&over_first, one, 1.0);
    let of_first = spread(&over_second, two, -1.0);
    let all = untied - one * two * delta * delta;
    let variance =
        (one * one * of_second + two * two * of_first - all) / (one * two * (one - 1.0) * (two - 1.0));
    // The unbiased variance can fall below nought; it is never less than this.
    let least = (1.0 - delta * delta) / (one * two - 1.0);
    Ok(Dominance::new(delta, variance.max(least), first.len().min(second.len())))
}

/// For each score, how many of the others it lies above and how many below.
fn dominances(scores: &[f64], others: &[f64]) -> Vec<(f64, f64)> {
    let mut sorted = others.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    let one = |score: &f64| {
        let above = sorted.partition_point(|other| other < score);
        let below = sorted.len() - sorted.partition_point(|other| other <= score);
        (count(above), count(below))
    };
    scores.iter().map(one).collect()
}

/// How many more of the same people rose than fell, as a share. Pairs are (before, after).
pub fn paired_dominance(pairs: &[(f64, f64)]) -> Result<Dominance, MethodError> {
    at_least(2, pairs.len(), "people seen at both times")?;
    let n = count(pairs.len());
    let rose = count(pairs.iter().filter(|(before, after)| after > before).count());
    let fell = count(pairs.iter().filter(|(before, after)| after < before).count());
    let delta = (rose - fell) / n;
    let variance = ((rose + fell) / n - delta * delta) / (n - 1.0);
    Ok(Dominance::new(delta, variance, pairs.len()))
}
