//! A number with its standard error, test and interval. Nothing here decides what may be said of it.

use super::MethodError;
use super::distributions::{normal_quantile, normal_two_sided, t_quantile, t_two_sided};

/// The share of intervals that should hold the truth, in every interval of Kith.
pub const CONFIDENCE: f64 = 0.95;

/// A number with how sure one may be of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// The estimate, in the unit of the outcome.
    pub value: f64,
    /// Its standard error, in the same unit.
    pub standard_error: f64,
    /// The estimate over its standard error.
    pub t: f64,
    /// Two-sided probability of a statistic at least this far from nought, were the truth nought.
    pub p: f64,
    /// Lower end of the 95% interval.
    pub low: f64,
    /// Upper end of the 95% interval.
    pub high: f64,
    /// Degrees of freedom of the t distribution; infinite for the normal.
    pub degrees_of_freedom: f64,
}

impl Estimate {
    /// An estimate whose ratio to its standard error follows Student's t with so many degrees of freedom; with
    /// infinitely many, the normal distribution.
    pub fn new(value: f64, standard_error: f64, degrees_of_freedom: f64) -> Result<Self, MethodError> {
        let t = value / standard_error;
        let (p, reach) = if degrees_of_freedom.is_infinite() {
            (normal_two_sided(t), normal_quantile(0.5 + CONFIDENCE / 2.0))
        } else {
            (t_two_sided(t, degrees_of_freedom)?, t_quantile(0.5 + CONFIDENCE / 2.0, degrees_of_freedom)?)
        };
        let (low, high) = (value - reach * standard_error, value + reach * standard_error);
        Ok(Self { value, standard_error, t, p, low, high, degrees_of_freedom })
    }
}
