//! Wilcoxon's signed ranks: whether the same people rather rose or fell, by the size of their changes in order.

use super::means::at_least;
use super::ranks::{RankTest, doubled_ranks, ends, steps_in, two_sided};
use crate::methods::MethodError;
use crate::methods::distributions::{normal_quantile, normal_two_sided};
use crate::methods::panel::{count, median};

/// Up to so many people the probability is exact.
const EXACT_UP_TO: usize = 60;

/// The signed-rank test of pairs (before, after). People who did not change at all are left out of the test, as
/// Wilcoxon did, but not of the typical change.
pub fn wilcoxon(pairs: &[(f64, f64)]) -> Result<RankTest, MethodError> {
    at_least(1, pairs.len(), "people seen at both times")?;
    let all: Vec<f64> = pairs.iter().map(|(before, after)| after - before).collect();
    let changes: Vec<f64> = all.iter().copied().filter(|&change| change != 0.0).collect();
    let sizes: Vec<f64> = changes.iter().map(|change| change.abs()).collect();
    let (ranks, ties) = doubled_ranks(&sizes);
    let rose: usize =
        ranks.iter().zip(&changes).filter(|(_, change)| **change > 0.0).map(|(rank, _)| rank).sum();
    let exact = changes.len() <= EXACT_UP_TO;
    let p = match changes.len() {
        0 => 1.0,
        _ if exact => two_sided(&ways(&ranks), rose),
        n => by_normal(count(rose) / 2.0, count(n), ties),
    };
    let means = pairwise_means(&all);
    let (low, high) = ends(&means, interval_steps(all.len()));
    Ok(RankTest {
        statistic: count(rose) / 2.0,
        p,
        exact,
        shift: median(&means),
        low,
        high,
        n: changes.len(),
    })
}

fn by_normal(sum: f64, n: f64, ties: f64) -> f64 {
    let variance = n * (n + 1.0) * (2.0 * n + 1.0) / 24.0 - ties / 48.0;
    let off = ((sum - n * (n + 1.0) / 4.0).abs() - 0.5).max(0.0);
    normal_two_sided(off / variance.sqrt())
}

/// In how many ways signs can be given to the ranks so that the positive ones sum to each number.
fn ways(ranks: &[usize]) -> Vec<f64> {
    let mut ways = vec![0.0; ranks.iter().sum::<usize>() + 1];
    ways[0] = 1.0;
    for &rank in ranks {
        for sum in (rank..ways.len()).rev() {
            ways[sum] += ways[sum - rank];
        }
    }
    ways
}

/// How far in the interval begins: exactly for few, by the normal distribution for many.
fn interval_steps(n: usize) -> usize {
    if n <= EXACT_UP_TO {
        return steps_in(&ways(&(1..=n).collect::<Vec<_>>()));
    }
    let n = count(n);
    whole(n * (n + 1.0) / 4.0 - normal_quantile(0.975) * (n * (n + 1.0) * (2.0 * n + 1.0) / 24.0).sqrt())
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a count of pairs, kept above nought"
)]
pub(super) fn whole(steps: f64) -> usize {
    steps.round().max(0.0) as usize
}

fn pairwise_means(changes: &[f64]) -> Vec<f64> {
    let mut means = Vec::with_capacity(changes.len() * (changes.len() + 1) / 2);
    for (at, one) in changes.iter().enumerate() {
        means.extend(changes[at..].iter().map(|two| f64::midpoint(*one, *two)));
    }
    means.sort_unstable_by(f64::total_cmp);
    means
}
