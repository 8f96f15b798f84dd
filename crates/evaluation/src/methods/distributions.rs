//! Tail probabilities and quantiles of the distributions that tests use. Thin over a library; no estimates here.

use statrs::distribution::{ChiSquared, Continuous, ContinuousCDF, FisherSnedecor, Normal, StudentsT};
use statrs::function::erf::erfc;

use super::MethodError;

fn refused(what: &str, degrees: f64) -> MethodError {
    MethodError::Input(format!("a {what} test needs more than {degrees} degrees of freedom"))
}

/// Probability of a standard normal number at least this far from nought, either way.
pub fn normal_two_sided(z: f64) -> f64 {
    erfc(z.abs() / std::f64::consts::SQRT_2)
}

/// Probability of a standard normal number up to `z`.
pub fn normal_below(z: f64) -> f64 {
    0.5 * erfc(-z / std::f64::consts::SQRT_2)
}

/// The standard normal number that a share `p` of all stays below.
pub fn normal_quantile(p: f64) -> f64 {
    Normal::standard().inverse_cdf(p)
}

/// Probability of Student's t at least this far from nought, either way.
pub fn t_two_sided(t: f64, degrees_of_freedom: f64) -> Result<f64, MethodError> {
    let t_distribution =
        StudentsT::new(0.0, 1.0, degrees_of_freedom).map_err(|_| refused("t", degrees_of_freedom))?;
    Ok(if t.is_nan() { f64::NAN } else { 2.0 * t_distribution.cdf(-t.abs()) })
}

/// The number that a share `p` of Student's t stays below. The library's answer is good to about nine digits; two of
/// Newton's steps bring it to the last few.
pub fn t_quantile(p: f64, degrees_of_freedom: f64) -> Result<f64, MethodError> {
    let t_distribution =
        StudentsT::new(0.0, 1.0, degrees_of_freedom).map_err(|_| refused("t", degrees_of_freedom))?;
    let mut quantile = t_distribution.inverse_cdf(p);
    for _ in 0..2 {
        // Beyond the middle the share above is the one that keeps its digits.
        let too_far =
            if p > 0.5 { (1.0 - p) - t_distribution.sf(quantile) } else { t_distribution.cdf(quantile) - p };
        let step = too_far / t_distribution.pdf(quantile);
        quantile -= if step.is_finite() { step } else { 0.0 };
    }
    Ok(quantile)
}

/// Probability of an F ratio at least as large.
pub fn f_above(f: f64, numerator: f64, denominator: f64) -> Result<f64, MethodError> {
    let f_distribution =
        FisherSnedecor::new(numerator, denominator).map_err(|_| refused("F", numerator.min(denominator)))?;
    Ok(if f.is_nan() { f64::NAN } else { f_distribution.sf(f) })
}

/// Probability of a chi-squared number at least as large.
pub fn chi_squared_above(x: f64, degrees_of_freedom: f64) -> Result<f64, MethodError> {
    let distribution =
        ChiSquared::new(degrees_of_freedom).map_err(|_| refused("chi-squared", degrees_of_freedom))?;
    Ok(if x.is_nan() { f64::NAN } else { distribution.sf(x) })
}
