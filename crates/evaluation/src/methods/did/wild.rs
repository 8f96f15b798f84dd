//! The wild cluster bootstrap: what the effect's t would be if nothing had happened, with the clusters' own errors
//! turned round by lot. Safer than clustered errors alone where clusters are few.

use nalgebra::{DMatrix, DVector};
use rand::RngExt;
use rayon::prelude::*;

use super::two_way::{Rows, TwoWayDesign, two_way};
use crate::methods::chance::generator;
use crate::methods::linear::Partial;
use crate::methods::randomisation::{Draws, share};
use crate::methods::{MethodError, Panel};

/// The result of a wild cluster bootstrap.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WildBootstrap {
    /// The effect's t, as in the two-way model.
    pub t: f64,
    /// Two-sided probability of a t at least as far from nought.
    pub p: f64,
    /// Lower end of the 95% interval: effects that the bootstrap would not reject.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// Draws made, or all patterns of signs where these are fewer.
    pub draws: u64,
    /// Whether each pattern of signs was looked at once.
    pub exact: bool,
    /// The seed.
    pub seed: u64,
}

/// The most clusters whose every pattern of signs is looked at.
const EVERY_PATTERN_UP_TO: usize = 14;

/// Tests the two-way effect with signs drawn for each cluster (Rademacher), the null imposed.
pub fn wild_bootstrap(
    panel: &Panel,
    design: &TwoWayDesign,
    draws: Draws,
) -> Result<WildBootstrap, MethodError> {
    let effect = two_way(panel, design)?.effect;
    let rows = Rows::of(panel, design)?;
    let partial = Partial::of(&rows.design(Vec::new()))?;
    let mut column: Vec<f64> = partial
        .places
        .iter()
        .map(|&at| rows.places()[at])
        .map(|(unit, period)| {
            f64::from(u8::from(design.treated.contains(&unit) && design.after.contains(&period)))
        })
        .collect();
    partial.take_out(&mut column);
    let outcome = Turned::of(&partial, &partial.outcome, &column);
    let shift = Turned::of(&partial, &column, &column);
    let clusters = partial.clusters.count;
    let exact = clusters <= EVERY_PATTERN_UP_TO && 1 << clusters <= draws.draws;
    let number = if exact { 1 << clusters } else { draws.draws };
    let signs = |draw: u64| -> DVector<f64> {
        let mut generator = generator(draws.seed, draw);
        DVector::from_fn(clusters, |cluster, _| {
            let up = if exact { draw >> cluster & 1 == 1 } else { generator.random::<bool>() };
            if up { 1.0 } else { -1.0 }
        })
    };
    let patterns: Vec<Draw> =
        (0..number).into_par_iter().map(|draw| Draw::of(&outcome, &shift, &signs(draw))).collect();
    let whole = Draw::of(&outcome, &shift, &DVector::from_element(clusters, 1.0));
    let square = partial.product(&column, &column);
    let estimate = partial.product(&column, &partial.outcome) / square;
    let test = |null: f64| -> f64 {
        let seen = whole.t(null).abs() * (1.0 - 1e-9);
        let as_much = patterns.iter().filter(|draw| draw.t(null).abs() >= seen).count() as u64;
        if exact { share(as_much, number) } else { share(as_much + 1, number + 1) }
    };
    let edge = |direction: f64| reach(&test, estimate, direction * effect.standard_error);
    Ok(WildBootstrap {
        t: effect.t,
        p: test(0.0),
        low: edge(-1.0),
        high: edge(1.0),
        draws: number,
        exact,
        seed: draws.seed,
    })
}

/// The furthest null in one direction that is not rejected at 5%: steps outwards by standard errors, then halves.
fn reach(test: &impl Fn(f64) -> f64, estimate: f64, step: f64) -> f64 {
    const FURTHEST: f64 = 64.0;
    let (mut inside, mut outside) = (estimate, estimate + 2.0 * step);
    let mut steps = 2.0;
    while test(outside) > 0.05 {
        steps *= 2.0;
        if steps > FURTHEST {
            return f64::INFINITY.copysign(step);
        }
        inside = outside;
        outside = estimate + steps * step;
    }
    for _ in 0..30 {
        let middle = f64::midpoint(inside, outside);
        if test(middle) > 0.05 {
            inside = middle;
        } else {
            outside = middle;
        }
    }
    f64::midpoint(inside, outside)
}

/// What is needed to find the effect and its clustered error in data whose clusters' errors have been turned round.
struct Turned {
    /// For each cluster its part of the effect.
    pull: DVector<f64>,
    /// For each cluster (row) its score when only one cluster's (column's) errors stand.
    scores: DMatrix<f64>,
}

impl Turned {
    fn of(partial: &Partial, errors: &[f64], effect: &[f64]) -> Self {
        let clusters = partial.clusters.count;
        let square = partial.product(effect, effect);
        let pull = DVector::from_vec(partial.by_cluster(effect, errors));
        let mut scores = DMatrix::zeros(clusters, clusters);
        for cluster in 0..clusters {
            let mut alone: Vec<f64> = errors
                .iter()
                .zip(&partial.clusters.of_row)
                .map(|(&error, &of)| if of as usize == cluster { error } else { 0.0 })
                .collect();
            partial.take_out(&mut alone);
            let slope = partial.product(&alone, effect) / square;
            for (error, effect) in alone.iter_mut().zip(effect) {
                *error -= slope * effect;
            }
            scores.set_column(cluster, &DVector::from_vec(partial.by_cluster(effect, &alone)));
        }
        Self { pull, scores }
    }
}

/// One drawing of signs: what is needed to find its t under any null, for the errors under a null are those under none
/// less as many times the effect's column.
struct Draw {
    pull: (f64, f64),
    square: (f64, f64, f64),
}

impl Draw {
    fn of(outcome: &Turned, shift: &Turned, signs: &DVector<f64>) -> Self {
        let (one, two) = (&outcome.scores * signs, &shift.scores * signs);
        Self {
            pull: (outcome.pull.dot(signs), shift.pull.dot(signs)),
            square: (one.norm_squared(), one.dot(&two), two.norm_squared()),
        }
    }

    /// The t of the effect were `null` the truth, up to the small-sample correction, which is the same throughout.
    fn t(&self, null: f64) -> f64 {
        let (outcome, both, shift) = self.square;
        (self.pull.0 - null * self.pull.1)
            / (outcome - 2.0 * null * both + null * null * shift).max(0.0).sqrt()
    }
}
