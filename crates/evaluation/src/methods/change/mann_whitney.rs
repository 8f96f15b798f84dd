//! Mann and Whitney's test: whether one group rather lies above the other, by order alone.

use super::means::at_least;
use super::ranks::{RankTest, doubled_ranks, ends, steps_in, two_sided};
use super::wilcoxon::whole;
use crate::methods::MethodError;
use crate::methods::distributions::{normal_quantile, normal_two_sided};
use crate::methods::panel::{count, median};

/// Up to so many people in both groups together the probability is exact.
const EXACT_UP_TO: usize = 60;

/// The rank test of two groups; the shift is the second less the first.
pub fn mann_whitney(first: &[f64], second: &[f64]) -> Result<RankTest, MethodError> {
    at_least(1, first.len().min(second.len()), "people in each group")?;
    let (one, two) = (first.len(), second.len());
    let (ranks, ties) = doubled_ranks(&[first, second].concat());
    let sum: usize = ranks[one..].iter().sum();
    let statistic = count(sum - two * (two + 1)) / 2.0;
    let exact = one + two <= EXACT_UP_TO;
    let p = if exact {
        two_sided(&ways(&ranks, two), sum)
    } else {
        by_normal(statistic, count(one), count(two), ties)
    };
    let mut differences: Vec<f64> = second.iter().flat_map(|b| first.iter().map(move |a| b - a)).collect();
    differences.sort_unstable_by(f64::total_cmp);
    let (low, high) = ends(&differences, interval_steps(one, two));
    Ok(RankTest { statistic, p, exact, shift: median(&differences), low, high, n: one + two })
}

fn by_normal(statistic: f64, one: f64, two: f64, ties: f64) -> f64 {
    let n = one + two;
    let variance = one * two / 12.0 * (n + 1.0 - ties / (n * (n - 1.0)));
    if variance <= 0.0 {
        return 1.0;
    }
    let off = ((statistic - one * two / 2.0).abs() - 0.5).max(0.0);
    normal_two_sided(off / variance.sqrt())
}

/// In how many ways `chosen` of the ranks sum to each number.
fn ways(ranks: &[usize], chosen: usize) -> Vec<f64> {
    let most: usize = ranks.iter().sum();
    let mut ways = vec![vec![0.0; most + 1]; chosen + 1];
    ways[0][0] = 1.0;
    let mut reached = 0;
    for (seen, &rank) in ranks.iter().enumerate() {
        reached += rank;
        for taken in (1..=chosen.min(seen + 1)).rev() {
            let (fewer, more) = ways.split_at_mut(taken);
            for sum in rank..=reached {
                more[0][sum] += fewer[taken - 1][sum - rank];
            }
        }
    }
    ways.swap_remove(chosen)
}

/// How far in the interval begins: exactly for few, by the normal distribution for many.
fn interval_steps(one: usize, two: usize) -> usize {
    if one + two <= EXACT_UP_TO {
        let ranks: Vec<usize> = (1..=one + two).collect();
        return steps_in(&ways(&ranks, two)[two * (two + 1) / 2..]);
    }
    let (one, two) = (count(one), count(two));
    whole(one * two / 2.0 - normal_quantile(0.975) * (one * two * (one + two + 1.0) / 12.0).sqrt())
}
