//! Durations in order, and the clock by which they are taken.

use serde::Serialize;
use std::time::{Duration, Instant};

/// The moment, for measuring.
#[expect(clippy::disallowed_methods, reason = "the one place where the measurement reads the clock")]
pub(crate) fn now() -> Instant {
    Instant::now()
}

/// How long many repetitions took.
#[derive(Debug, Clone, Default)]
pub(crate) struct Times(Vec<Duration>);

/// What is told of them, in milliseconds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub(crate) struct Spread {
    /// How many there were.
    pub(crate) count: usize,
    /// Half took no longer.
    pub(crate) p50: f64,
    /// Nineteen of twenty took no longer.
    pub(crate) p95: f64,
    /// The longest.
    pub(crate) max: f64,
}

impl Times {
    /// One more.
    pub(crate) fn push(&mut self, one: Duration) {
        self.0.push(one);
    }

    /// Those of another as well.
    pub(crate) fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// In order.
    pub(crate) fn spread(&self) -> Spread {
        let mut all = self.0.clone();
        all.sort_unstable();
        let at = |hundredths: usize| {
            let rank = (all.len() * hundredths).div_ceil(100).max(1);
            all.get(rank - 1).map_or(0.0, |one| one.as_secs_f64() * 1000.0)
        };
        Spread { count: all.len(), p50: at(50), p95: at(95), max: at(100) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ranks_are_those_of_the_ordered_list() {
        let mut times = Times::default();
        for ms in (1..=100).rev() {
            times.push(Duration::from_millis(ms));
        }
        let spread = times.spread();
        assert_eq!((spread.count, spread.p50, spread.p95, spread.max), (100, 50.0, 95.0, 100.0));
        assert_eq!(Times::default().spread(), Spread::default());
    }
}
