//! A randomisation test within groups: one unit of each group is treated, and others of the same group might have been.

use rand::RngExt;
use rayon::prelude::*;

use super::MethodError;
use super::chance::generator;
use super::randomisation::{Draws, Randomisation, share};

/// Two statistics that differ by less than this share are the same but for rounding.
const SAME: f64 = 1e-9;

/// Compares what the first unit of each group shows with what others of its group would have shown. The statistic is
/// given the place of the treated unit in each group. Every assignment is looked at where there are no more than the
/// draws.
pub fn randomise_within(
    sizes: &[usize],
    draws: Draws,
    statistic: impl Fn(&[usize]) -> f64 + Sync,
) -> Result<Randomisation, MethodError> {
    let possible = sizes.iter().try_fold(1_u64, |all, &size| all.checked_mul(size as u64));
    if sizes.is_empty() || possible.is_some_and(|possible| possible < 2) {
        return Err(MethodError::Nothing("no other unit could have been treated".to_owned()));
    }
    let observed = statistic(&vec![0; sizes.len()]);
    if !observed.is_finite() {
        return Err(MethodError::Nothing("what the treated units show cannot be computed".to_owned()));
    }
    let as_much = |treated: &[usize]| u64::from(statistic(treated).abs() >= observed.abs() * (1.0 - SAME));
    if let Some(possible) = possible.filter(|&possible| possible <= draws.draws) {
        let as_much: u64 =
            (0..possible).into_par_iter().map(|number| as_much(&assignment(sizes, number))).sum();
        let p = share(as_much, possible);
        return Ok(Randomisation { observed, p, as_much, looked_at: possible, exact: true, seed: None });
    }
    let as_much: u64 = (0..draws.draws)
        .into_par_iter()
        .map(|draw| {
            let mut generator = generator(draws.seed, draw);
            as_much(&sizes.iter().map(|&size| generator.random_range(0..size)).collect::<Vec<_>>())
        })
        .sum();
    // The assignment that was made is one of those that could have been drawn.
    let p = share(as_much + 1, draws.draws + 1);
    Ok(Randomisation { observed, p, as_much, looked_at: draws.draws, exact: false, seed: Some(draws.seed) })
}

/// The treated unit of each group in the assignment of this number.
fn assignment(sizes: &[usize], number: u64) -> Vec<usize> {
    let mut rest = number;
    sizes
        .iter()
        .map(|&size| {
            let place = rest % size as u64;
            rest /= size as u64;
            usize::try_from(place).unwrap_or_default()
        })
        .collect()
}
