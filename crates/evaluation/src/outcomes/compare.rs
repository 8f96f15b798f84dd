//! Pilots and those they are compared with, group by group: how far each pilot's change lies from that of its
//! comparators. No model: means of rows, and chance by giving the practice to another unit of each group by lot.

use std::collections::BTreeMap;

use super::embedding::{Period, Placed};
use super::extract::UnitId;
use crate::methods::MethodError;
use crate::methods::panel::{count, mean, median};
use crate::methods::randomisation::{Draws, Randomisation};
use crate::methods::stratified::randomise_within;

/// Rows and their mean.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Mean {
    /// Rows.
    pub rows: usize,
    /// Their sum.
    pub sum: f64,
}

impl Mean {
    /// The mean; none without rows.
    pub fn value(self) -> Option<f64> {
        (self.rows > 0).then(|| self.sum / count(self.rows))
    }

    fn add(&mut self, outcome: f64) {
        self.rows += 1;
        self.sum += outcome;
    }
}

/// One unit before and after embedding.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct UnitChange {
    /// The unit.
    pub unit: UnitId,
    /// Before.
    pub before: Mean,
    /// After.
    pub after: Mean,
}

impl UnitChange {
    /// After less before; none where one of them has no rows.
    pub fn change(&self) -> Option<f64> {
        Some(self.after.value()? - self.before.value()?)
    }
}

/// One group.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupChange {
    /// The group, as a place in the list of groups.
    pub group: usize,
    /// The pilot.
    pub pilot: UnitChange,
    /// Its comparators that have rows.
    pub comparators: Vec<UnitChange>,
}

impl GroupChange {
    /// The pilot's change less the mean change of its comparators.
    pub fn difference(&self) -> Option<f64> {
        let others: Vec<f64> = self.comparators.iter().filter_map(UnitChange::change).collect();
        (!others.is_empty()).then(|| Some(self.pilot.change()? - mean(&others))).flatten()
    }
}

/// All groups together, by the mean over groups, each group counting the same.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// The groups.
    pub groups: Vec<GroupChange>,
    /// Groups with a difference.
    pub compared: usize,
    /// The mean of the groups' differences.
    pub mean: f64,
    /// The middle one.
    pub median: f64,
    /// The mean without each group in turn; empty with one group.
    pub without: Vec<(usize, f64)>,
    /// How often as large a mean would come about were the pilot of each group drawn by lot.
    pub by_lot: Result<Randomisation, MethodError>,
}

/// Before and after, of the pilot first and then of its comparators.
type Cells = BTreeMap<(bool, UnitId), (Mean, Mean)>;

/// Compares the groups of a sample. Nothing is said where no group has rows on all four sides.
pub fn compare(rows: &[Placed], groups: usize, draws: Draws) -> Result<Comparison, MethodError> {
    let mut cells: Vec<Cells> = vec![BTreeMap::new(); groups];
    for placed in rows {
        let cell = cells[placed.group].entry((!placed.pilot, placed.row.unit)).or_default();
        match placed.period {
            Period::Before => cell.0.add(placed.row.outcome),
            Period::After => cell.1.add(placed.row.outcome),
        }
    }
    let of_group = |(group, cells): (usize, Cells)| {
        let unit = |((_, unit), (before, after)): (&(bool, UnitId), &(Mean, Mean))| UnitChange {
            unit: *unit,
            before: *before,
            after: *after,
        };
        let pilot = cells.iter().find(|((comparator, _), _)| !comparator).map(unit)?;
        let comparators = cells.iter().filter(|((comparator, _), _)| *comparator).map(unit).collect();
        Some(GroupChange { group, pilot, comparators })
    };
    let groups: Vec<GroupChange> = cells.into_iter().enumerate().filter_map(of_group).collect();
    let differences: Vec<(usize, f64)> =
        groups.iter().filter_map(|group| Some((group.group, group.difference()?))).collect();
    if differences.is_empty() {
        return Err(MethodError::Nothing(
            "no group has rows of its pilot and of a comparator both before and after embedding".to_owned(),
        ));
    }
    let values: Vec<f64> = differences.iter().map(|(_, difference)| *difference).collect();
    let without = differences.iter().enumerate().filter(|_| values.len() > 1).map(|(at, (group, _))| {
        let rest: Vec<f64> =
            values.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, value)| *value).collect();
        (*group, mean(&rest))
    });
    let by_lot = by_lot(&groups, draws);
    Ok(Comparison {
        compared: values.len(),
        mean: mean(&values),
        median: median(&values),
        without: without.collect(),
        by_lot,
        groups,
    })
}

/// The pilot of each group drawn by lot from its units, and the mean difference then.
fn by_lot(groups: &[GroupChange], draws: Draws) -> Result<Randomisation, MethodError> {
    let changes: Vec<Vec<f64>> = groups
        .iter()
        .filter(|group| group.difference().is_some())
        .map(|group| {
            let others = group.comparators.iter().filter_map(UnitChange::change);
            group.pilot.change().into_iter().chain(others).collect()
        })
        .collect();
    let difference = |changes: &[f64], pilot: usize| {
        let others: f64 = changes.iter().sum::<f64>() - changes[pilot];
        changes[pilot] - others / count(changes.len() - 1)
    };
    let sizes: Vec<usize> = changes.iter().map(Vec::len).collect();
    randomise_within(&sizes, draws, |pilots| {
        let all: Vec<f64> =
            changes.iter().zip(pilots).map(|(changes, &pilot)| difference(changes, pilot)).collect();
        mean(&all)
    })
}
