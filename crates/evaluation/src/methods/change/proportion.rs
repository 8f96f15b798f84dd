//! Shares of people, and the difference of two shares, with intervals that hold for few people too.

use super::means::at_least;
use crate::methods::MethodError;
use crate::methods::distributions::{normal_quantile, normal_two_sided};
use crate::methods::estimate::CONFIDENCE;
use crate::methods::panel::count;

/// A share between 0 and 1, or a difference of two between −1 and 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Proportion {
    /// The share or difference.
    pub value: f64,
    /// Lower end of the 95% interval.
    pub low: f64,
    /// Upper end of the 95% interval.
    pub high: f64,
    /// For a difference, the two-sided probability of one at least as large were there none (pooled z test).
    pub p: Option<f64>,
}

/// The share of `yes` among `of`, with Wilson's interval.
pub fn proportion(yes: usize, of: usize) -> Result<Proportion, MethodError> {
    at_least(1, of, "people")?;
    let (n, share) = (count(of), count(yes) / count(of));
    let z = normal_quantile(0.5 + CONFIDENCE / 2.0);
    let middle = share + z * z / (2.0 * n);
    let reach = z * (share * (1.0 - share) / n + z * z / (4.0 * n * n)).sqrt();
    let scale = 1.0 + z * z / n;
    Ok(Proportion {
        value: share,
        low: ((middle - reach) / scale).max(0.0),
        high: ((middle + reach) / scale).min(1.0),
        p: None,
    })
}

/// The share of the second group less that of the first, with Newcombe's interval (1998, method 10). Groups are (yes,
/// of).
pub fn difference_of_proportions(
    first: (usize, usize),
    second: (usize, usize),
) -> Result<Proportion, MethodError> {
    let (one, two) = (proportion(first.0, first.1)?, proportion(second.0, second.1)?);
    let value = two.value - one.value;
    let pooled = count(first.0 + second.0) / count(first.1 + second.1);
    let error = (pooled * (1.0 - pooled) * (1.0 / count(first.1) + 1.0 / count(second.1))).sqrt();
    let side = |a: f64, b: f64| a.hypot(b);
    Ok(Proportion {
        value,
        low: value - side(two.value - two.low, one.high - one.value),
        high: value + side(two.high - two.value, one.value - one.low),
        p: Some(if error > 0.0 { normal_two_sided(value / error) } else { 1.0 }),
    })
}
