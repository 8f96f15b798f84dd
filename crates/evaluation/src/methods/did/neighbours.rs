//! Each treated unit against its own neighbours, every unit counting the same. The method of B4; no model and no
//! standard error, so its inference is by randomisation and by leaving each unit out.

use crate::methods::panel::{mean, median};
use crate::methods::{MethodError, Panel};

/// A treated unit with those it is compared with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Neighbours {
    /// The treated unit.
    pub unit: usize,
    /// The units it is compared with, in order of likeness. Treated ones among them are passed over.
    pub neighbours: Vec<usize>,
}

/// One treated unit's change beside that of its neighbours, in the unit of the outcome.
#[derive(Debug, Clone, PartialEq)]
pub struct UnitDifference {
    /// The treated unit.
    pub unit: usize,
    /// Its change.
    pub change: f64,
    /// The mean change of the neighbours that were used.
    pub neighbours_change: f64,
    /// The first less the second.
    pub difference: f64,
    /// The neighbours that were used.
    pub used: Vec<usize>,
    /// Neighbours passed over because they are treated themselves.
    pub treated: Vec<usize>,
    /// Neighbours without a value in one of the two periods.
    pub missing: Vec<usize>,
}

/// Why a treated unit takes no part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeftOut {
    /// It has no value in one of the two periods.
    NoValue(usize),
    /// None of its neighbours can be used.
    NoNeighbour(usize),
}

/// The difference-in-differences against neighbours.
#[derive(Debug, Clone, PartialEq)]
pub struct NeighboursDid {
    /// The treated units that take part.
    pub units: Vec<UnitDifference>,
    /// The treated units that do not.
    pub left_out: Vec<LeftOut>,
    /// Mean change of the treated units.
    pub treated_change: f64,
    /// Mean over the treated units of their neighbours' mean change.
    pub neighbours_change: f64,
    /// The mean difference: the estimate.
    pub estimate: f64,
    /// The median difference, which one unusual unit cannot carry away.
    pub median: f64,
}

/// Compares the change of each treated unit from one period to another with the mean change of its neighbours.
pub fn against_neighbours(
    panel: &Panel,
    treated: &[Neighbours],
    before: i32,
    after: i32,
) -> Result<NeighboursDid, MethodError> {
    let is_treated = |unit: usize| treated.iter().any(|other| other.unit == unit);
    let mut units = Vec::new();
    let mut left_out = Vec::new();
    for Neighbours { unit, neighbours } in treated {
        let Some(change) = panel.change(*unit, before, after) else {
            left_out.push(LeftOut::NoValue(*unit));
            continue;
        };
        let (passed, untreated): (Vec<usize>, Vec<usize>) =
            neighbours.iter().partition(|&&other| is_treated(other));
        let (used, missing): (Vec<usize>, Vec<usize>) =
            untreated.into_iter().partition(|&other| panel.change(other, before, after).is_some());
        if used.is_empty() {
            left_out.push(LeftOut::NoNeighbour(*unit));
            continue;
        }
        let changes: Vec<f64> = used.iter().filter_map(|&other| panel.change(other, before, after)).collect();
        let neighbours_change = mean(&changes);
        units.push(UnitDifference {
            unit: *unit,
            change,
            neighbours_change,
            difference: change - neighbours_change,
            used,
            treated: passed,
            missing,
        });
    }
    NeighboursDid::of(units, left_out)
}

impl NeighboursDid {
    fn of(units: Vec<UnitDifference>, left_out: Vec<LeftOut>) -> Result<Self, MethodError> {
        if units.is_empty() {
            return Err(MethodError::Nothing(
                "no treated unit has values at both times and a neighbour".to_owned(),
            ));
        }
        let over = |part: fn(&UnitDifference) -> f64| units.iter().map(part).collect::<Vec<f64>>();
        let differences = over(|unit| unit.difference);
        Ok(Self {
            treated_change: mean(&over(|unit| unit.change)),
            neighbours_change: mean(&over(|unit| unit.neighbours_change)),
            estimate: mean(&differences),
            median: median(&differences),
            units,
            left_out,
        })
    }

    /// The estimate without each treated unit in turn, furthest from the whole estimate first. A unit left out stays a
    /// treated one: it does not become a neighbour of the others.
    pub fn leave_one_out(&self) -> Vec<(usize, f64)> {
        if self.units.len() < 2 {
            return Vec::new();
        }
        let mut without: Vec<(usize, f64)> = self
            .units
            .iter()
            .map(|left| {
                let rest = self.units.iter().filter(|other| other.unit != left.unit);
                (left.unit, mean(&rest.map(|other| other.difference).collect::<Vec<_>>()))
            })
            .collect();
        without.sort_by(|one, two| (two.1 - self.estimate).abs().total_cmp(&(one.1 - self.estimate).abs()));
        without
    }
}
