//! What the methods promise, tried out on invented data: how often a test rejects when nothing happened, how often an
//! interval holds the truth, and whether a planted effect is found without bias. Seeds are fixed; a simulation either
//! holds or does not.

use evaluation::methods::agreement::{Ratings, Weights, kappa};
use evaluation::methods::change::{cliff_delta, hedges_g, paired_means, unpaired_means};
use evaluation::methods::did::{
    ComparedWith, Staggered, Statistic, TwoWayDesign, staggered, two_way, two_way_by_lot, wild_bootstrap,
};
use evaluation::methods::distributions::normal_quantile;
use evaluation::methods::imputation::{Kind, Variable, impute, pool};
use evaluation::methods::randomisation::Draws;
use evaluation::methods::{Estimate, Panel};
use rand::RngExt;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;
use rayon::prelude::*;

struct Dice(ChaCha8Rng);

impl Dice {
    fn new(simulation: u64) -> Self {
        Self(ChaCha8Rng::seed_from_u64(20_261_125 + simulation))
    }

    fn normal(&mut self) -> f64 {
        normal_quantile(self.0.random::<f64>().clamp(1e-15, 1.0 - 1e-15))
    }

    fn normals(&mut self, n: usize, mean: f64) -> Vec<f64> {
        (0..n).map(|_| mean + self.normal()).collect()
    }
}

/// Authorities over years: levels, a common trend, errors that last, and an effect on the first so many after 2014.
fn panel(dice: &mut Dice, units: usize, treated: usize, effect: f64) -> (Panel, TwoWayDesign) {
    let years = [2013, 2014, 2016, 2017];
    let mut panel = Panel::new(units, years);
    for unit in 0..units {
        let (level, mut lasting) = (25.0 + 6.0 * dice.normal(), 2.0 * dice.normal());
        for year in years {
            lasting = 0.6 * lasting + 1.6 * dice.normal();
            let shift = if unit < treated && year > 2014 { effect } else { 0.0 };
            panel.set(unit, year, level + 0.3 * f64::from(year - 2013) + lasting + shift).unwrap();
        }
    }
    let design = TwoWayDesign {
        treated: (0..treated).collect(),
        others: (treated..units).collect(),
        before: vec![2013, 2014],
        after: vec![2016, 2017],
        ..TwoWayDesign::default()
    };
    (panel, design)
}

/// The share of simulations for which something holds.
fn share(simulations: u64, holds: impl Fn(&mut Dice) -> bool + Sync) -> f64 {
    let held =
        (0..simulations).into_par_iter().filter(|&simulation| holds(&mut Dice::new(simulation))).count();
    held as f64 / simulations as f64
}

fn holds(estimate: &Estimate, truth: f64) -> bool {
    estimate.low <= truth && truth <= estimate.high
}

#[test]
fn when_nothing_happened_ten_of_150_are_found_in_one_study_of_twenty() {
    let rejected = share(1_000, |dice| {
        let (panel, design) = panel(dice, 150, 10, 0.0);
        let draws = Draws { draws: 199, seed: dice.0.random() };
        two_way_by_lot(&panel, &design, Statistic::Estimate, draws).unwrap().p <= 0.05
    });
    assert!((0.04..=0.06).contains(&rejected), "{rejected}");
}

#[test]
fn clustered_intervals_hold_the_truth_where_many_are_treated_and_find_it_without_bias() {
    let held = share(2_000, |dice| {
        let (panel, design) = panel(dice, 150, 75, 1.5);
        holds(&two_way(&panel, &design).unwrap().effect, 1.5)
    });
    assert!((0.935..=0.965).contains(&held), "{held}");
    let found: Vec<f64> = (0..1_000)
        .map(|simulation| {
            let (panel, design) = panel(&mut Dice::new(simulation), 60, 10, 1.5);
            two_way(&panel, &design).unwrap().effect.value - 1.5
        })
        .collect();
    assert!(no_bias(&found));
}

/// Whether a mean lies within three of its own standard errors of nought.
fn no_bias(off: &[f64]) -> bool {
    let n = off.len() as f64;
    let mean = off.iter().sum::<f64>() / n;
    let spread = (off.iter().map(|one| (one - mean).powi(2)).sum::<f64>() / n).sqrt();
    mean.abs() < 3.0 * spread / n.sqrt()
}

#[test]
fn the_wild_bootstrap_keeps_its_size_with_few_clusters() {
    let rejected = share(1_000, |dice| {
        let (panel, design) = panel(dice, 14, 7, 0.0);
        let draws = Draws { draws: 199, seed: dice.0.random() };
        wild_bootstrap(&panel, &design, draws).unwrap().p <= 0.05
    });
    assert!((0.03..=0.07).contains(&rejected), "{rejected}");
}

#[test]
fn staggered_effects_are_found_and_held() {
    let starts: Vec<Option<i32>> =
        (0..120).map(|unit| [None, None, Some(2013), Some(2015)][unit % 4]).collect();
    // The effect is 1 and grows by a half a year. Cohorts of equal size: three years and five years of it.
    let truth = ((0..5).map(|since| 1.0 + 0.5 * f64::from(since)).sum::<f64>()
        + (0..3).map(|since| 1.0 + 0.5 * f64::from(since)).sum::<f64>())
        / 8.0;
    let found: Vec<Estimate> = (0..1_000_u64)
        .into_par_iter()
        .map(|simulation| {
            let mut dice = Dice::new(simulation);
            let mut panel = Panel::new(120, 2011..=2017);
            for (unit, start) in starts.iter().enumerate() {
                let level = 5.0 * dice.normal();
                for year in 2011..=2017 {
                    let effect = start
                        .filter(|&start| year >= start)
                        .map_or(0.0, |start| 1.0 + 0.5 * f64::from(year - start));
                    panel.set(unit, year, level + f64::from(year - 2011) + effect + dice.normal()).unwrap();
                }
            }
            let starts = starts.iter().copied().enumerate().collect();
            staggered(&panel, &Staggered { starts, compared_with: ComparedWith::NotYetStarted })
                .unwrap()
                .overall
        })
        .collect();
    assert!(no_bias(&found.iter().map(|estimate| estimate.value - truth).collect::<Vec<_>>()));
    let held = found.iter().filter(|estimate| holds(estimate, truth)).count() as f64 / 1_000.0;
    assert!((0.935..=0.965).contains(&held), "{held}");
}

#[test]
fn intervals_of_change_hold_the_truth() {
    let paired = share(4_000, |dice| {
        let before = dice.normals(25, 20.0);
        let pairs: Vec<(f64, f64)> =
            before.into_iter().map(|before| (before, before + 0.5 + dice.normal())).collect();
        holds(&paired_means(&pairs).unwrap(), 0.5)
    });
    assert!((0.935..=0.965).contains(&paired), "{paired}");
    let welch = share(4_000, |dice| {
        let second: Vec<f64> = dice.normals(30, 0.0).into_iter().map(|value| 0.7 + 3.0 * value).collect();
        holds(&unpaired_means(&dice.normals(12, 0.0), &second).unwrap(), 0.7)
    });
    assert!((0.935..=0.965).contains(&welch), "{welch}");
    let g =
        share(4_000, |dice| holds(&hedges_g(&dice.normals(40, 0.0), &dice.normals(50, 0.5)).unwrap(), 0.5));
    assert!((0.935..=0.965).contains(&g), "{g}");
    // For normal scores half a standard deviation apart, delta is 2 Φ(0.5/√2) − 1.
    let truth = 2.0 * evaluation::methods::distributions::normal_below(0.5 / 2.0_f64.sqrt()) - 1.0;
    let delta = share(4_000, |dice| {
        let found = cliff_delta(&dice.normals(40, 0.0), &dice.normals(50, 0.5)).unwrap();
        found.low <= truth && truth <= found.high
    });
    assert!((0.935..=0.965).contains(&delta), "{delta}");
}

#[test]
fn the_interval_of_kappa_holds_the_truth_where_much_was_read() {
    // Readers give the true answer four times in five, else one of two by lot: they agree 0.82, by chance 0.5.
    let truth = (0.9 * 0.9 + 0.1 * 0.1 - 0.5) / 0.5;
    let held = share(20_000, |dice| {
        let pairs: Vec<(usize, usize)> = (0..200)
            .map(|_| {
                let answer = usize::from(dice.0.random::<bool>());
                let mut read = || if dice.0.random::<f64>() < 0.9 { answer } else { 1 - answer };
                (read(), read())
            })
            .collect();
        let found = kappa(&Ratings::new(2, &pairs).unwrap(), Weights::Same).unwrap();
        found.low <= truth && truth <= found.high
    });
    assert!((0.935..=0.965).contains(&held), "{held}");
}

#[test]
fn filled_in_gaps_undo_the_bias_of_leaving_people_out() {
    // The mean of a score whose gaps are likelier where another, known score is high.
    let found: Vec<Estimate> = (0..400_u64)
        .into_par_iter()
        .map(|simulation| {
            let mut dice = Dice::new(simulation);
            let known = dice.normals(150, 0.0);
            let score: Vec<f64> = known.iter().map(|known| known + dice.normal()).collect();
            let told = score.iter().zip(&known).map(|(score, known)| {
                if dice.0.random::<f64>() < if *known > 0.0 { 0.6 } else { 0.1 } { f64::NAN } else { *score }
            });
            let variables = [
                Variable { name: "score".into(), kind: Kind::Number, values: told.collect() },
                Variable { name: "known".into(), kind: Kind::Number, values: known.clone() },
            ];
            let estimates: Vec<Estimate> = impute(&variables, 5, simulation)
                .unwrap()
                .iter()
                .map(|filled| {
                    let pairs: Vec<(f64, f64)> = filled[0].iter().map(|score| (0.0, *score)).collect();
                    paired_means(&pairs).unwrap()
                })
                .collect();
            pool(&estimates).unwrap().estimate
        })
        .collect();
    let mean = found.iter().map(|estimate| estimate.value).sum::<f64>() / 400.0;
    // Leaving the gaps out would put the mean at about −0.3. Donors are drawn from people who occur, which pulls the
    // largest a little inwards.
    assert!(mean.abs() < 0.03, "{mean}");
    let held = found.iter().filter(|estimate| holds(estimate, 0.0)).count() as f64 / 400.0;
    assert!((0.92..=0.98).contains(&held), "{held}");
}
