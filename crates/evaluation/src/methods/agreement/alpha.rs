//! Krippendorff's alpha: any number of readers, gaps allowed, answers as names, in order, or as numbers.

use rayon::prelude::*;

use crate::methods::MethodError;
use crate::methods::chance::{generator, with_replacement};
use crate::methods::panel::count;

/// What the answers are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// Names without order.
    Nominal,
    /// Steps in order.
    Ordinal,
    /// Numbers whose differences mean something.
    Interval,
}

/// Krippendorff's alpha.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Alpha {
    /// 1 is complete agreement, 0 no better than chance.
    pub value: f64,
    /// Lower end of the 95% interval, by drawing the things anew with replacement.
    pub low: f64,
    /// Upper end of the 95% interval.
    pub high: f64,
    /// Things with at least two answers.
    pub things: usize,
    /// How many times the things were drawn anew.
    pub draws: u64,
    /// The seed of the draws.
    pub seed: u64,
}

/// Alpha over things, each with the answers of those readers who read it. Things with fewer than two answers say
/// nothing of agreement and are passed over.
pub fn krippendorff_alpha(
    things: &[Vec<f64>],
    level: Level,
    draws: u64,
    seed: u64,
) -> Result<Alpha, MethodError> {
    let read: Vec<&[f64]> = things.iter().map(Vec::as_slice).filter(|answers| answers.len() > 1).collect();
    if read.is_empty() {
        return Err(MethodError::Nothing("no thing was read by two readers".to_owned()));
    }
    let table = Coincidences::of(&read);
    let value = table.alpha(level, &(0..read.len()).collect::<Vec<_>>()).ok_or_else(|| {
        MethodError::Nothing(
            "everything got the same answer, so agreement beyond chance cannot be told".to_owned(),
        )
    })?;
    // A drawing in which everything got the same answer says nothing of chance; it counts as complete agreement.
    let mut spread: Vec<f64> = (0..draws)
        .into_par_iter()
        .map(|draw| {
            let places = with_replacement(read.len(), &mut generator(seed, draw));
            table.alpha(level, &places).unwrap_or(1.0)
        })
        .collect();
    spread.sort_unstable_by(f64::total_cmp);
    Ok(Alpha {
        value,
        low: quantile(&spread, 0.025).unwrap_or(f64::NAN),
        high: quantile(&spread, 0.975).unwrap_or(f64::NAN),
        things: read.len(),
        draws,
        seed,
    })
}

/// For each thing how often each answer was given.
struct Coincidences {
    answers: Vec<f64>,
    given: Vec<Vec<f64>>,
}

impl Coincidences {
    fn of(read: &[&[f64]]) -> Self {
        let mut answers: Vec<f64> = read.iter().flat_map(|thing| thing.iter().copied()).collect();
        answers.sort_unstable_by(f64::total_cmp);
        answers.dedup();
        let times = |thing: &[f64]| {
            let mut times = vec![0.0; answers.len()];
            for answer in thing {
                times[answers.partition_point(|known| known < answer)] += 1.0;
            }
            times
        };
        Self { given: read.iter().map(|thing| times(thing)).collect(), answers }
    }

    /// Alpha over these things; `None` where all answers are the same.
    fn alpha(&self, level: Level, places: &[usize]) -> Option<f64> {
        let k = self.answers.len();
        let mut total = vec![0.0; k];
        for &place in places {
            for (total, given) in total.iter_mut().zip(&self.given[place]) {
                *total += given;
            }
        }
        let all: f64 = total.iter().sum();
        let distance = self.distances(level, &total);
        let mut expected = 0.0;
        for one in 0..k {
            for two in 0..k {
                expected += total[one] * total[two] * distance[one * k + two];
            }
        }
        if expected <= 0.0 {
            return None;
        }
        let mut observed = 0.0;
        for &place in places {
            let given = &self.given[place];
            let readers: f64 = given.iter().sum();
            for one in (0..k).filter(|&one| given[one] > 0.0) {
                for two in (0..k).filter(|&two| given[two] > 0.0) {
                    observed += given[one] * given[two] * distance[one * k + two] / (readers - 1.0);
                }
            }
        }
        Some(1.0 - observed * (all - 1.0) / expected)
    }

    fn distances(&self, level: Level, total: &[f64]) -> Vec<f64> {
        let k = self.answers.len();
        let mut distances = vec![0.0; k * k];
        for one in 0..k {
            for two in one + 1..k {
                let distance = match level {
                    Level::Nominal => 1.0,
                    Level::Ordinal => {
                        total[one..=two].iter().sum::<f64>() - f64::midpoint(total[one], total[two])
                    }
                    Level::Interval => self.answers[one] - self.answers[two],
                };
                distances[one * k + two] = distance * distance;
                distances[two * k + one] = distance * distance;
            }
        }
        distances
    }
}

/// A quantile of sorted numbers, between two of them where it falls between.
fn quantile(sorted: &[f64], share: f64) -> Option<f64> {
    let last = sorted.len().checked_sub(1)?;
    let at = share * count(last);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place in a list")]
    let below = at.floor() as usize;
    let above = (below + 1).min(last);
    Some(sorted[below] + (at - count(below)) * (sorted[above] - sorted[below]))
}
