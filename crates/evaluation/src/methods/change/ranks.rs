//! Ranks, ties, and the exact distribution of a sum of ranks. Shared by the two rank tests.

use crate::methods::panel::count;

/// A test by ranks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RankTest {
    /// The statistic: the sum of the ranks of those that rose (Wilcoxon), or how many pairs have the second group above
    /// the first, ties counting half (Mann–Whitney).
    pub statistic: f64,
    /// Two-sided probability.
    pub p: f64,
    /// Whether the probability is exact given the ties; otherwise it is by the normal distribution, corrected for ties
    /// and continuity.
    pub exact: bool,
    /// The typical change: the middle of all pairwise means of changes (Wilcoxon), or of all pairwise differences
    /// (Mann–Whitney).
    pub shift: f64,
    /// Lower end of the 95% interval of the shift.
    pub low: f64,
    /// Upper end of the 95% interval of the shift.
    pub high: f64,
    /// How many took part.
    pub n: usize,
}

/// Twice the mean rank of each value, so that tied ranks stay whole numbers; and the sum over ties of t³ − t.
pub(super) fn doubled_ranks(values: &[f64]) -> (Vec<usize>, f64) {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|&one, &two| values[one].total_cmp(&values[two]));
    let mut ranks = vec![0; values.len()];
    let mut ties = 0.0;
    for group in order.chunk_by(|&one, &two| values[one].total_cmp(&values[two]).is_eq()) {
        let first = order.partition_point(|&at| values[at].total_cmp(&values[group[0]]).is_lt());
        // Ranks count from one: the mean of first + 1 … first + t, twice.
        for &at in group {
            ranks[at] = 2 * first + group.len() + 1;
        }
        ties += count(group.len()).powi(3) - count(group.len());
    }
    (ranks, ties)
}

/// The share of equally likely outcomes at least as far from the middle as the one seen, given how many ways lead to
/// each doubled sum.
pub(super) fn two_sided(ways: &[f64], seen: usize) -> f64 {
    let all: f64 = ways.iter().sum();
    let below: f64 = ways[..=seen].iter().sum();
    let above: f64 = ways[seen..].iter().sum();
    (2.0 * below.min(above) / all).min(1.0)
}

/// How far in from either end of the sorted pairwise values a 95% interval begins: the largest step whose tail is not
/// more likely than 2.5%. `ways` leads to whole (undoubled) sums.
pub(super) fn steps_in(ways: &[f64]) -> usize {
    let all: f64 = ways.iter().sum();
    let mut tail = 0.0;
    let mut steps = 0;
    for way in ways {
        tail += way / all;
        if tail > 0.025 {
            break;
        }
        steps += 1;
    }
    steps
}

/// The value a step from each end of sorted values; the ends themselves when the steps are too few to say.
pub(super) fn ends(sorted: &[f64], steps: usize) -> (f64, f64) {
    if steps == 0 || sorted.is_empty() {
        return (f64::NEG_INFINITY, f64::INFINITY);
    }
    let at = (steps - 1).min((sorted.len() - 1) / 2);
    (sorted[at], sorted[sorted.len() - 1 - at])
}
