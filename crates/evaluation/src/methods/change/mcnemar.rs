//! McNemar's test: whether the same people's yes and no changed rather one way than the other.

use statrs::distribution::{Binomial, DiscreteCDF};

use super::means::at_least;
use crate::methods::MethodError;
use crate::methods::distributions::{chi_squared_above, normal_quantile};
use crate::methods::estimate::CONFIDENCE;
use crate::methods::panel::count;

/// The change of a yes or no in the same people.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct McNemar {
    /// People.
    pub n: usize,
    /// Those who turned from no to yes.
    pub gained: usize,
    /// Those who turned from yes to no.
    pub lost: usize,
    /// Change in the share of yes, between −1 and 1.
    pub change: f64,
    /// Lower end of its 95% interval.
    pub low: f64,
    /// Upper end of its 95% interval.
    pub high: f64,
    /// Exact two-sided probability.
    pub p: f64,
    /// Probability by the chi-squared distribution with a correction for continuity, as older studies print it.
    pub p_chi_squared: f64,
}

/// McNemar's test of pairs (before, after). The interval is that of Agresti and Min (2005): half a person is added to
/// each of the four cells.
pub fn mcnemar(pairs: &[(bool, bool)]) -> Result<McNemar, MethodError> {
    at_least(1, pairs.len(), "people seen at both times")?;
    let turned =
        |from: bool| pairs.iter().filter(|(before, after)| *before == from && *after != from).count();
    let (gained, lost) = (turned(false), turned(true));
    let n = count(pairs.len());
    let (up, down) = (count(gained), count(lost));
    let z = normal_quantile(0.5 + CONFIDENCE / 2.0);
    let (more, middle) = (n + 2.0, (up - down) / (n + 2.0));
    let reach = z * ((up + down + 1.0) - (up - down).powi(2) / more).sqrt() / more;
    let chi_squared = ((up - down).abs() - 1.0).max(0.0).powi(2) / (up + down);
    Ok(McNemar {
        n: pairs.len(),
        gained,
        lost,
        change: (up - down) / n,
        low: (middle - reach).max(-1.0),
        high: (middle + reach).min(1.0),
        p: exact(gained, lost),
        p_chi_squared: if gained + lost == 0 { 1.0 } else { chi_squared_above(chi_squared, 1.0)? },
    })
}

fn exact(gained: usize, lost: usize) -> f64 {
    let fewer = gained.min(lost) as u64;
    Binomial::new(0.5, (gained + lost) as u64).map_or(1.0, |turned| (2.0 * turned.cdf(fewer)).min(1.0))
}
