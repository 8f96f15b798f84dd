//! Which rows a model is fitted to: those with nothing missing and nobody alone in a fixed effect.

use super::{Design, Term};
use crate::methods::MethodError;

/// The rows that are used, and what was left out.
#[derive(Debug)]
pub(super) struct Sample {
    pub(super) outcome: Vec<f64>,
    pub(super) terms: Vec<Term>,
    pub(super) fixed_effects: Vec<Levels>,
    pub(super) clusters: Levels,
    pub(super) weights: Vec<f64>,
    /// Rows of the original data that each row here stands for.
    pub(super) rows: Vec<u64>,
    pub(super) missing: u64,
    pub(super) alone: u64,
    /// For each cluster here its number in the design.
    pub(super) cluster_names: Vec<u32>,
    /// For each row here its row in the design.
    pub(super) places: Vec<usize>,
}

/// Groups numbered 0, 1, 2 … in the order in which they first occur.
#[derive(Debug, Clone)]
pub(crate) struct Levels {
    pub(crate) of_row: Vec<u32>,
    pub(crate) count: usize,
}

impl Levels {
    pub(crate) fn new(groups: impl Iterator<Item = u32>) -> (Self, Vec<u32>) {
        let mut numbers = std::collections::HashMap::new();
        let mut names = Vec::new();
        let mut of_row = Vec::new();
        let mut next = 0;
        for group in groups {
            let number = *numbers.entry(group).or_insert_with(|| {
                names.push(group);
                next += 1;
                next - 1
            });
            of_row.push(number);
        }
        (Self { of_row, count: names.len() }, names)
    }

    /// Whether every group here lies within one group of the other.
    pub(crate) fn lie_within(&self, other: &Self) -> bool {
        let mut home = vec![None; self.count];
        self.of_row
            .iter()
            .zip(&other.of_row)
            .all(|(&level, &group)| *home[level as usize].get_or_insert(group) == group)
    }
}

impl Sample {
    pub(super) fn of(design: &Design) -> Result<Self, MethodError> {
        check_lengths(design)?;
        let n = design.outcome.len();
        let stands_for = |row: usize| design.scatter.as_ref().map_or(1, |scatter| scatter.rows[row]);
        let weight = |row: usize| design.weights.as_ref().map_or(1.0, |weights| weights[row]);
        let whole = |row: usize| {
            design.outcome[row].is_finite()
                && weight(row).is_finite()
                && design.terms.iter().all(|term| term.values[row].is_finite())
        };
        let (mut kept, left): (Vec<usize>, Vec<usize>) = (0..n).partition(|&row| whole(row));
        let missing = left.into_iter().map(stands_for).sum();
        let alone = drop_alone(&mut kept, design, &stands_for);
        if kept.is_empty() {
            return Err(MethodError::Nothing("no row has the outcome and every term".to_owned()));
        }
        let pick = |values: &[f64]| kept.iter().map(|&row| values[row]).collect::<Vec<f64>>();
        let levels = |groups: &[u32]| Levels::new(kept.iter().map(|&row| groups[row]));
        let (clusters, cluster_names) = levels(&design.clusters);
        Ok(Self {
            outcome: pick(&design.outcome),
            terms: design.terms.iter().map(|term| Term::new(term.name.clone(), pick(&term.values))).collect(),
            fixed_effects: design.fixed_effects.iter().map(|groups| levels(groups).0).collect(),
            clusters,
            weights: kept.iter().map(|&row| weight(row)).collect(),
            rows: kept.iter().map(|&row| stands_for(row)).collect(),
            missing,
            alone,
            cluster_names,
            places: kept,
        })
    }
}

fn check_lengths(design: &Design) -> Result<(), MethodError> {
    let n = design.outcome.len();
    let fits = design.clusters.len() == n
        && design.terms.iter().all(|term| term.values.len() == n)
        && design.fixed_effects.iter().all(|groups| groups.len() == n)
        && design.weights.as_ref().is_none_or(|weights| weights.len() == n)
        && design.scatter.as_ref().is_none_or(|scatter| scatter.rows.len() == n);
    if !fits {
        return Err(MethodError::Input("the columns are of different lengths".to_owned()));
    }
    if design.weights.iter().flatten().any(|&weight| weight < 0.0) {
        return Err(MethodError::Input("a weight is below nought".to_owned()));
    }
    Ok(())
}

/// Takes out rows that are alone in one of the fixed effects, again and again until there are none: such a row is
/// fitted exactly and says nothing of the terms.
fn drop_alone(kept: &mut Vec<usize>, design: &Design, stands_for: &impl Fn(usize) -> u64) -> u64 {
    let mut dropped = 0;
    loop {
        let before = kept.len();
        for groups in &design.fixed_effects {
            let mut sizes = std::collections::HashMap::new();
            for &row in kept.iter() {
                *sizes.entry(groups[row]).or_insert(0_u64) += stands_for(row);
            }
            kept.retain(|&row| sizes[&groups[row]] > 1);
        }
        // A row left out stood for one row, for otherwise it would not have been alone.
        dropped += (before - kept.len()) as u64;
        if kept.len() == before {
            return dropped;
        }
    }
}
