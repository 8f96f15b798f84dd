//! Tests of change against scipy and statsmodels, against worked examples, and against counting every case.

use evaluation::methods::change::{
    cliff_delta, difference_of_proportions, hedges_g, hedges_g_paired, mann_whitney, mcnemar,
    paired_dominance, paired_means, proportion, summary, unpaired_means, wilcoxon,
};
use proptest::prelude::*;
use serde_json::Value;

use crate::common::{assert_near, number, numbers, peers};

fn change(kind: &str) -> Vec<Value> {
    peers(include_str!("fixtures/change.json"))[kind].as_array().unwrap().clone()
}

#[test]
fn the_same_people_at_two_times_as_scipy_finds_them() {
    for case in change("paired") {
        let pairs: Vec<(f64, f64)> =
            numbers(&case["before"]).into_iter().zip(numbers(&case["after"])).collect();
        let found = paired_means(&pairs).unwrap();
        assert_near(found.value, number(&case["mean"]), 1e-12);
        assert_near(found.t, number(&case["t"]), 1e-11);
        assert_near(found.p, number(&case["p"]), 1e-10);
        assert_near(found.low, number(&case["low"]), 1e-10);
        assert_near(found.high, number(&case["high"]), 1e-10);
        let ranks = wilcoxon(&pairs).unwrap();
        assert_near(ranks.statistic, number(&case["wilcoxon"]), 1e-12);
        if let Some(p) = case["wilcoxon_p"].as_f64() {
            assert_near(ranks.p, p, 1e-9);
        }
    }
}

#[test]
fn two_groups_as_scipy_finds_them() {
    for case in change("unpaired") {
        let (first, second) = (numbers(&case["first"]), numbers(&case["second"]));
        let found = unpaired_means(&first, &second).unwrap();
        assert_near(found.t, number(&case["t"]), 1e-11);
        assert_near(found.degrees_of_freedom, number(&case["df"]), 1e-11);
        assert_near(found.p, number(&case["p"]), 1e-10);
        assert_near(found.low, number(&case["low"]), 1e-10);
        assert_near(found.high, number(&case["high"]), 1e-10);
        let ranks = mann_whitney(&first, &second).unwrap();
        assert_near(ranks.statistic, number(&case["u"]), 1e-12);
        if let Some(p) = case["u_p"].as_f64() {
            assert_near(ranks.p, p, 1e-9);
        }
    }
}

#[test]
fn a_yes_or_no_of_the_same_people_as_statsmodels_finds_it() {
    for case in change("mcnemar") {
        let cells = numbers(&case["cells"]);
        let kinds = [(true, true), (false, true), (true, false), (false, false)];
        let mut pairs = Vec::new();
        for (kind, times) in kinds.into_iter().zip(cells) {
            pairs.extend((0..(times as usize)).map(|_| kind));
        }
        let found = mcnemar(&pairs).unwrap();
        assert_near(found.p, number(&case["p"]), 1e-9);
        if found.gained != found.lost {
            assert_near(found.p_chi_squared, number(&case["p_chi_squared"]), 1e-9);
        }
        assert!(found.low <= found.change && found.change <= found.high);
    }
    let nobody_turned = mcnemar(&[(true, true), (false, false)]).unwrap();
    assert!(nobody_turned.p >= 1.0 && nobody_turned.low < 0.0 && nobody_turned.high > 0.0);
}

#[test]
fn shares_have_the_intervals_of_wilson_and_newcombe() {
    for case in change("proportion") {
        let found = proportion(number(&case["yes"]) as usize, number(&case["of"]) as usize).unwrap();
        assert!(
            (found.low - number(&case["low"])).abs() < 1e-9
                && (found.high - number(&case["high"])).abs() < 1e-9
        );
    }
    for case in change("difference") {
        let group = |name: &str| {
            let group = numbers(&case[name]);
            (group[0] as usize, group[1] as usize)
        };
        let found = difference_of_proportions(group("first"), group("second")).unwrap();
        assert!(
            (found.low - number(&case["low"])).abs() < 1e-9
                && (found.high - number(&case["high"])).abs() < 1e-9
        );
    }
}

#[test]
fn hedges_g_follows_the_textbook() {
    // Borenstein and others (2009), tables 4.1 and 4.2: means 103 and 100, SD 5.5 and 4.5, 50 each; g = 0.5924,
    // standard error 0.2028.
    let with = |n: u32, mean: f64, spread: f64| -> Vec<f64> {
        let half = f64::from(n) / 2.0;
        let step = spread * ((2.0 * half - 1.0) / (2.0 * half)).sqrt();
        (0..n).map(|i| mean + if i % 2 == 0 { step } else { -step }).collect()
    };
    let found = hedges_g(&with(50, 100.0, 4.5), &with(50, 103.0, 5.5)).unwrap();
    assert!((found.value - 0.5924).abs() < 1e-4, "{found:?}");
    assert!((found.standard_error - 0.2028).abs() < 3e-4, "{found:?}");
    assert!(hedges_g(&[1.0, 1.0], &[1.0, 1.0]).is_err());
}

#[test]
fn cliffs_delta_follows_the_textbook() {
    // Cliff (1993) counts each pair; here 3 against 4 by hand: 8 above, 3 below, 1 tied.
    let found = cliff_delta(&[1.0, 4.0, 6.0], &[2.0, 4.0, 7.0, 8.0]).unwrap();
    assert_near(found.delta, (8.0 - 3.0) / 12.0, 1e-12);
    assert!(found.low < found.delta && found.delta < found.high);
    let apart = cliff_delta(&[1.0, 2.0, 3.0, 4.0], &[5.0, 6.0, 7.0, 8.0]).unwrap();
    assert!(apart.delta >= 1.0 && apart.high >= 1.0 && apart.low < 0.1, "{apart:?}");
    assert_near(
        paired_dominance(&[(1.0, 2.0), (1.0, 3.0), (2.0, 1.0), (5.0, 5.0)]).unwrap().delta,
        0.25,
        1e-12,
    );
}

/// The two-sided probability of the smaller tail, by counting every way to give out signs or groups.
fn by_counting(statistics: &[i64], seen: i64) -> f64 {
    let share = |holds: &dyn Fn(i64) -> bool| {
        statistics.iter().filter(|statistic| holds(**statistic)).count() as f64 / statistics.len() as f64
    };
    (2.0 * share(&|s| s <= seen).min(share(&|s| s >= seen))).min(1.0)
}

/// Twice the mean rank of each value.
fn ranks(values: &[i32]) -> Vec<i64> {
    let rank = |value: &i32| {
        let below = values.iter().filter(|other| *other < value).count() as i64;
        let same = values.iter().filter(|other| *other == value).count() as i64;
        2 * below + same + 1
    };
    values.iter().map(rank).collect()
}

proptest! {
    #[test]
    fn wilcoxon_is_exact_with_ties(changes in prop::collection::vec(-4_i32..5, 1..10)) {
        let pairs: Vec<(f64, f64)> = changes.iter().map(|&change| (0.0, f64::from(change))).collect();
        let moved: Vec<i32> = changes.iter().copied().filter(|&change| change != 0).collect();
        let ranks = ranks(&moved.iter().map(|change| change.abs()).collect::<Vec<_>>());
        let sum = |signs: u32| ranks.iter().enumerate().filter(|(at, _)| signs >> at & 1 == 1).map(|(_, rank)| rank).sum();
        let all: Vec<i64> = (0..1_u32 << moved.len()).map(sum).collect();
        let seen = ranks.iter().zip(&moved).filter(|(_, change)| **change > 0).map(|(rank, _)| rank).sum();
        prop_assert!((wilcoxon(&pairs).unwrap().p - by_counting(&all, seen)).abs() < 1e-12);
    }

    #[test]
    fn mann_whitney_is_exact_with_ties(first in prop::collection::vec(0_i32..5, 1..6), second in prop::collection::vec(0_i32..5, 1..6)) {
        let ranks = ranks(&[first.clone(), second.clone()].concat());
        let n = ranks.len();
        let sum = |chosen: u32| ranks.iter().enumerate().filter(|(at, _)| chosen >> at & 1 == 1).map(|(_, rank)| rank).sum();
        let all: Vec<i64> = (0..1_u32 << n).filter(|chosen| chosen.count_ones() as usize == second.len()).map(sum).collect();
        let seen = ranks[first.len()..].iter().sum();
        let floats = |values: &[i32]| values.iter().map(|&value| f64::from(value)).collect::<Vec<_>>();
        let found = mann_whitney(&floats(&first), &floats(&second)).unwrap();
        prop_assert!((found.p - by_counting(&all, seen)).abs() < 1e-12);
    }

    #[test]
    fn turning_the_two_times_round_turns_the_answer_round(pairs in prop::collection::vec((0_i32..30, 0_i32..30), 4..40)) {
        let pairs: Vec<(f64, f64)> = pairs.into_iter().map(|(a, b)| (f64::from(a), f64::from(b))).collect();
        let turned: Vec<(f64, f64)> = pairs.iter().map(|&(a, b)| (b, a)).collect();
        let (one, two) = (paired_means(&pairs).unwrap(), paired_means(&turned).unwrap());
        prop_assert!((one.value + two.value).abs() < 1e-9 && (one.low + two.high).abs() < 1e-9 || one.value.is_nan());
        let (one, two) = (wilcoxon(&pairs).unwrap(), wilcoxon(&turned).unwrap());
        prop_assert!((one.p - two.p).abs() < 1e-9 && (one.shift + two.shift).abs() < 1e-9);
        if let (Ok(one), Ok(two)) = (hedges_g_paired(&pairs), hedges_g_paired(&turned)) {
            prop_assert!((one.value + two.value).abs() < 1e-9);
        }
        let (before, after): (Vec<f64>, Vec<f64>) = pairs.iter().copied().unzip();
        let (one, two) = (cliff_delta(&before, &after).unwrap(), cliff_delta(&after, &before).unwrap());
        prop_assert!((one.delta + two.delta).abs() < 1e-9 && (one.low + two.high).abs() < 1e-9);
    }

    #[test]
    fn an_interval_holds_its_estimate(first in prop::collection::vec(0_i32..9, 2..20), second in prop::collection::vec(0_i32..9, 2..20)) {
        let floats = |values: &[i32]| values.iter().map(|&value| f64::from(value)).collect::<Vec<_>>();
        let (first, second) = (floats(&first), floats(&second));
        let delta = cliff_delta(&first, &second).unwrap();
        prop_assert!(-1.0 <= delta.low && delta.low <= delta.delta && delta.delta <= delta.high && delta.high <= 1.0, "{delta:?}");
        let shift = mann_whitney(&first, &second).unwrap();
        prop_assert!(shift.low <= shift.shift && shift.shift <= shift.high, "{shift:?}");
    }
}

#[test]
fn nobody_has_no_mean() {
    assert!(summary(&[]).is_none());
    let one = summary(&[3.0]).unwrap();
    assert!(one.n == 1 && one.standard_deviation.is_nan());
    assert!(paired_means(&[(1.0, 2.0)]).unwrap_err().to_string().contains("at least 2 are needed"));
}
