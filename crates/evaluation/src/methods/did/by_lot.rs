//! Randomisation tests of the two difference-in-differences methods: treatment is given by lot to other units.

use super::two_way::{Rows, TwoWayDesign};
use super::{Neighbours, against_neighbours};
use crate::methods::linear::Partial;
use crate::methods::randomisation::{Draws, Randomisation, randomise};
use crate::methods::{MethodError, Panel};

/// What is compared between assignments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Statistic {
    /// The estimate itself.
    Estimate,
    /// The estimate over its clustered standard error, which is the safer one where units differ much in spread.
    Studentised,
}

/// How often as many units drawn by lot from all in the design would have shown as large a two-way effect.
pub fn two_way_by_lot(
    panel: &Panel,
    design: &TwoWayDesign,
    statistic: Statistic,
    draws: Draws,
) -> Result<Randomisation, MethodError> {
    let rows = Rows::of(panel, design)?;
    let partial = Partial::of(&rows.design(Vec::new()))?;
    let places: Vec<(usize, i32)> = partial.places.iter().map(|&at| rows.places()[at]).collect();
    let mut pool: Vec<usize> = places.iter().map(|&(unit, _)| unit).collect();
    pool.dedup();
    // For each unit the column “this unit × after” with everything else taken out.
    let mut columns = vec![Vec::new(); panel.units()];
    for &unit in &pool {
        let mut column: Vec<f64> = places
            .iter()
            .map(|&(other, period)| f64::from(u8::from(other == unit && design.after.contains(&period))))
            .collect();
        partial.take_out(&mut column);
        columns[unit] = column;
    }
    let treated: Vec<usize> = design.treated.iter().copied().filter(|unit| pool.contains(unit)).collect();
    randomise(&pool, &treated, draws, |chosen| {
        let mut effect = vec![0.0; places.len()];
        for &unit in chosen {
            for (sum, value) in effect.iter_mut().zip(&columns[unit]) {
                *sum += value;
            }
        }
        let square = partial.product(&effect, &effect);
        let estimate = partial.product(&effect, &partial.outcome) / square;
        match statistic {
            Statistic::Estimate => Some(estimate),
            Statistic::Studentised => {
                let of_outcome = partial.by_cluster(&effect, &partial.outcome);
                let of_effect = partial.by_cluster(&effect, &effect);
                let scores = of_outcome.iter().zip(&of_effect).map(|(y, d)| (y - estimate * d).powi(2));
                Some(estimate * square / scores.sum::<f64>().sqrt())
            }
        }
        .filter(|found| found.is_finite())
    })
}

/// How often as many units drawn by lot would have differed as much from their neighbours. Each unit of the pool comes
/// with its neighbours; units without values, or without a neighbour that has some, cannot be drawn.
pub fn neighbours_by_lot(
    panel: &Panel,
    pool: &[Neighbours],
    treated: &[usize],
    before: i32,
    after: i32,
    draws: Draws,
) -> Result<Randomisation, MethodError> {
    let change: Vec<Option<f64>> = (0..panel.units()).map(|unit| panel.change(unit, before, after)).collect();
    let of_unit = |unit: usize| pool.iter().find(|known| known.unit == unit);
    let chosen: Vec<Neighbours> = treated.iter().filter_map(|&unit| of_unit(unit).cloned()).collect();
    let used: Vec<usize> =
        against_neighbours(panel, &chosen, before, after)?.units.iter().map(|unit| unit.unit).collect();
    let able: Vec<usize> = pool
        .iter()
        .filter(|known| change[known.unit].is_some())
        .filter(|known| known.neighbours.iter().any(|&other| change[other].is_some()))
        .map(|known| known.unit)
        .collect();
    let mut lists: Vec<&[usize]> = vec![&[]; panel.units()];
    for known in pool {
        lists[known.unit] = &known.neighbours;
    }
    randomise(&able, &used, draws, |chosen| {
        let mut total = 0.0;
        for &unit in chosen {
            let (mut sum, mut used) = (0.0, 0_u32);
            for &other in lists[unit].iter().filter(|other| !chosen.contains(other)) {
                if let Some(change) = change[other] {
                    sum += change;
                    used += 1;
                }
            }
            if used == 0 {
                return None;
            }
            total += change[unit]? - sum / f64::from(used);
        }
        Some(total / crate::methods::panel::count(chosen.len()))
    })
}
