//! Cohen's kappa, plain and weighted, with the standard error of Fleiss, Cohen and Everitt (1969).

use super::{Agreement, Ratings};
use crate::methods::MethodError;
use crate::methods::panel::count;

/// How far two different answers still count as agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weights {
    /// Only the same answer agrees: Cohen's kappa.
    Same,
    /// Agreement falls evenly with the distance of ordered answers.
    Linear,
    /// Agreement falls with the square of the distance.
    Quadratic,
}

impl Weights {
    fn of(self, one: usize, two: usize, categories: usize) -> f64 {
        let distance = count(one.abs_diff(two)) / count(categories.max(2) - 1);
        match self {
            Self::Same => f64::from(u8::from(one == two)),
            Self::Linear => 1.0 - distance,
            Self::Quadratic => 1.0 - distance * distance,
        }
    }
}

/// Kappa of two readers.
pub fn kappa(ratings: &Ratings, weights: Weights) -> Result<Agreement, MethodError> {
    let weight = |one: usize, two: usize| weights.of(one, two, ratings.categories);
    let first: Vec<f64> = (0..ratings.categories).map(|category| ratings.by_first(category)).collect();
    let second: Vec<f64> = (0..ratings.categories).map(|category| ratings.by_second(category)).collect();
    let observed: f64 = ratings.cells().map(|(one, two)| weight(one, two) * ratings.share(one, two)).sum();
    let by_chance: f64 = ratings.cells().map(|(one, two)| weight(one, two) * first[one] * second[two]).sum();
    let kappa = (observed - by_chance) / (1.0 - by_chance);
    // The mean weight of each answer of one reader against all answers of the other.
    let of_first: Vec<f64> = (0..ratings.categories)
        .map(|one| (0..ratings.categories).map(|two| second[two] * weight(one, two)).sum())
        .collect();
    let of_second: Vec<f64> = (0..ratings.categories)
        .map(|two| (0..ratings.categories).map(|one| first[one] * weight(one, two)).sum())
        .collect();
    let spread: f64 = ratings
        .cells()
        .map(|(one, two)| {
            let pull = weight(one, two) - (of_first[one] + of_second[two]) * (1.0 - kappa);
            ratings.share(one, two) * pull * pull
        })
        .sum();
    let middle = kappa - by_chance * (1.0 - kappa);
    Agreement::new(observed, by_chance, (spread - middle * middle) / (ratings.n * (1.0 - by_chance).powi(2)))
}
