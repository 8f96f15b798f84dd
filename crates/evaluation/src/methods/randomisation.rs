//! Randomisation inference: how often units drawn by lot would have shown as much as those that were treated. It asks
//! for no distribution and no large numbers, so it leads where few were treated.

use rayon::prelude::*;

use super::MethodError;
use super::chance::{draw_to_front, generator};

/// How many draws are made, and from which seed. Where all assignments together are no more than the draws, each is
/// looked at once and chance has no part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Draws {
    /// The most assignments that are looked at.
    pub draws: u64,
    /// The seed.
    pub seed: u64,
}

impl Draws {
    /// Ten thousand draws, the fewest that a report of Kith rests on.
    pub fn usual(seed: u64) -> Self {
        Self { draws: 10_000, seed }
    }
}

/// The result of a randomisation test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Randomisation {
    /// What the units that were treated show.
    pub observed: f64,
    /// Two-sided probability that units drawn by lot show at least as much.
    pub p: f64,
    /// How many assignments showed at least as much.
    pub as_much: u64,
    /// How many assignments were looked at; those for which nothing could be computed are left out.
    pub looked_at: u64,
    /// Whether each possible assignment was looked at once.
    pub exact: bool,
    /// The seed of the draws; none where each assignment was looked at.
    pub seed: Option<u64>,
}

/// Two statistics that differ by less than this share are the same but for rounding.
const SAME: f64 = 1e-9;

/// Compares what `treated` units show with what as many others of the `pool` would have shown. The statistic is given
/// the chosen units in the order in which they were drawn, and answers `None` where it cannot be computed.
pub fn randomise(
    pool: &[usize],
    treated: &[usize],
    draws: Draws,
    statistic: impl Fn(&[usize]) -> Option<f64> + Sync,
) -> Result<Randomisation, MethodError> {
    if treated.is_empty() || treated.len() >= pool.len() {
        return Err(MethodError::Nothing(format!(
            "{} of {} units are treated, so no other assignment can be drawn",
            treated.len(),
            pool.len()
        )));
    }
    let observed = statistic(treated)
        .filter(|observed| observed.is_finite())
        .ok_or_else(|| MethodError::Nothing("what the treated units show cannot be computed".to_owned()))?;
    let as_much = |chosen: &[usize]| {
        statistic(chosen)
            .filter(|drawn| !drawn.is_nan())
            .map(|drawn| u64::from(drawn.abs() >= observed.abs() * (1.0 - SAME)))
    };
    let add = |one: (u64, u64), two: (u64, u64)| (one.0 + two.0, one.1 + two.1);
    let tally = |found: Option<u64>| found.map_or((0, 0), |as_much| (as_much, 1));
    let possible = combinations(pool.len(), treated.len());
    if possible.is_some_and(|possible| possible <= draws.draws) {
        let (as_much, looked_at) =
            every(pool, treated.len()).map(|chosen| tally(as_much(&chosen))).fold((0, 0), add);
        let p = share(as_much, looked_at);
        return Ok(Randomisation { observed, p, as_much, looked_at, exact: true, seed: None });
    }
    let (as_much, looked_at) = (0..draws.draws)
        .into_par_iter()
        .map_init(
            || pool.to_vec(),
            |units, draw| {
                units.copy_from_slice(pool);
                draw_to_front(units, treated.len(), &mut generator(draws.seed, draw));
                tally(as_much(&units[..treated.len()]))
            },
        )
        .reduce(|| (0, 0), add);
    // The assignment that was made is one of those that could have been drawn.
    let p = share(as_much + 1, looked_at + 1);
    Ok(Randomisation { observed, p, as_much, looked_at, exact: false, seed: Some(draws.seed) })
}

#[expect(clippy::cast_precision_loss, reason = "numbers of draws stay far below 2⁵³")]
pub(crate) fn share(some: u64, all: u64) -> f64 {
    some as f64 / all as f64
}

/// In how many ways so many can be chosen; `None` where they are too many to count.
fn combinations(n: usize, chosen: usize) -> Option<u64> {
    let mut ways: u64 = 1;
    for step in 0..chosen.min(n - chosen) as u64 {
        ways = ways.checked_mul(n as u64 - step)? / (step + 1);
    }
    Some(ways)
}

/// Every way to choose so many of the pool.
fn every(pool: &[usize], chosen: usize) -> impl Iterator<Item = Vec<usize>> {
    let n = pool.len();
    let mut next: Option<Vec<usize>> = Some((0..chosen).collect());
    std::iter::from_fn(move || {
        let places = next.take()?;
        let units = places.iter().map(|&place| pool[place]).collect();
        if let Some(at) = (0..chosen).rev().find(|&at| places[at] < n - chosen + at) {
            let mut following = places;
            following[at] += 1;
            for later in at + 1..chosen {
                following[later] = following[later - 1] + 1;
            }
            next = Some(following);
        }
        Some(units)
    })
}
