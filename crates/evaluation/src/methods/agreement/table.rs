//! Two readers' answers, cross-counted, and what a coefficient of agreement is made of.

use crate::methods::MethodError;
use crate::methods::distributions::normal_quantile;
use crate::methods::estimate::CONFIDENCE;
use crate::methods::panel::count;

/// Two readers' answers to the same question about the same things.
#[derive(Debug, Clone, PartialEq)]
pub struct Ratings {
    pub(super) categories: usize,
    pub(super) n: f64,
    shares: Vec<f64>,
}

impl Ratings {
    /// From pairs of answers; each is a category below `categories`.
    pub fn new(categories: usize, pairs: &[(usize, usize)]) -> Result<Self, MethodError> {
        if pairs.len() < 2 {
            return Err(MethodError::Nothing("agreement needs at least two things read by both".to_owned()));
        }
        if let Some((one, two)) = pairs.iter().find(|(one, two)| *one.max(two) >= categories) {
            return Err(MethodError::Input(format!(
                "answers {one} and {two} are not both among the {categories} possible ones"
            )));
        }
        let mut shares = vec![0.0; categories * categories];
        for (one, two) in pairs {
            shares[one * categories + two] += 1.0 / count(pairs.len());
        }
        Ok(Self { categories, n: count(pairs.len()), shares })
    }

    /// The share of things that the first reader put into one category and the second into another.
    pub(super) fn share(&self, first: usize, second: usize) -> f64 {
        self.shares[first * self.categories + second]
    }

    /// The share that the first reader put into a category.
    pub(super) fn by_first(&self, category: usize) -> f64 {
        (0..self.categories).map(|other| self.share(category, other)).sum()
    }

    /// The share that the second reader put into a category.
    pub(super) fn by_second(&self, category: usize) -> f64 {
        (0..self.categories).map(|other| self.share(other, category)).sum()
    }

    /// All pairs of categories.
    pub(super) fn cells(&self) -> impl Iterator<Item = (usize, usize)> {
        let categories = self.categories;
        (0..categories).flat_map(move |one| (0..categories).map(move |two| (one, two)))
    }
}

/// A coefficient of agreement: 1 is complete, 0 no better than chance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Agreement {
    /// The coefficient.
    pub value: f64,
    /// Its standard error for large samples.
    pub standard_error: f64,
    /// Lower end of the 95% interval.
    pub low: f64,
    /// Upper end of the 95% interval.
    pub high: f64,
    /// How often the readers agreed, weighted where the coefficient is.
    pub observed: f64,
    /// How often chance alone would have made them agree.
    pub by_chance: f64,
}

impl Agreement {
    pub(super) fn new(observed: f64, by_chance: f64, variance: f64) -> Result<Self, MethodError> {
        // Shares of things are fractions that rarely add up to one exactly.
        if 1.0 - by_chance < 1e-12 {
            return Err(MethodError::Nothing(
                "both readers gave everything the same answer, so agreement beyond chance cannot be told"
                    .to_owned(),
            ));
        }
        let value = (observed - by_chance) / (1.0 - by_chance);
        let standard_error = variance.max(0.0).sqrt();
        let reach = normal_quantile(0.5 + CONFIDENCE / 2.0) * standard_error;
        let (low, high) = ((value - reach).max(-1.0), (value + reach).min(1.0));
        Ok(Self { value, standard_error, low, high, observed, by_chance })
    }
}
