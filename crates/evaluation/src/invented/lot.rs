//! Draws that invented people are made of.

use rand::RngExt;
use rand_chacha::ChaCha8Rng;

use crate::methods::chance::generator;

/// A lot of its own for one part of an invented study.
pub(super) struct Lot(ChaCha8Rng);

impl Lot {
    pub(super) fn new(seed: u64, part: u64) -> Self {
        Self(generator(seed, part))
    }

    /// Yes in so many of a hundred.
    pub(super) fn chance(&mut self, per_cent: f64) -> bool {
        self.0.random_range(0.0..100.0) < per_cent
    }

    /// A number about nought that is nearly normal, with a standard deviation of one.
    pub(super) fn about_nought(&mut self) -> f64 {
        (0..12).map(|_| self.0.random_range(0.0..1.0_f64)).sum::<f64>() - 6.0
    }

    /// A whole number between two ends, near a middle.
    pub(super) fn near(&mut self, middle: f64, spread: f64, least: i32, most: i32) -> i32 {
        let drawn = (middle + spread * self.about_nought()).round().clamp(f64::from(least), f64::from(most));
        #[expect(clippy::cast_possible_truncation, reason = "between two whole numbers")]
        let whole = drawn as i32;
        whole
    }

    /// A whole number below an end.
    pub(super) fn below(&mut self, end: usize) -> usize {
        self.0.random_range(0..end)
    }

    /// One of these.
    pub(super) fn one_of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}
