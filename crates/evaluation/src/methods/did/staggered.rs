//! Units that start at different times, by the group-time effects of Callaway and Sant'Anna (2021): each cohort is
//! compared, period by period, only with units that have not started. Two-way fixed effects would also compare late
//! starters with early ones, and can turn an effect's sign.

use std::collections::BTreeMap;

use crate::methods::panel::{count, mean};
use crate::methods::{Estimate, MethodError, Panel};

/// Whom a cohort is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ComparedWith {
    /// Units that never start.
    NeverStarted,
    /// Units that have not started yet by then, or never do.
    NotYetStarted,
}

/// When each unit starts; `None` where it never does, within the panel.
#[derive(Debug, Clone, PartialEq)]
pub struct Staggered {
    /// The units that take part, with the first period in which each is treated.
    pub starts: BTreeMap<usize, Option<i32>>,
    /// Whom a cohort is compared with.
    pub compared_with: ComparedWith,
}

/// The effect on one cohort in one period.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupTime {
    /// The cohort: its first treated period.
    pub start: i32,
    /// The period.
    pub period: i32,
    /// The effect. Before the start, how far the cohort moved apart from one period to the next.
    pub estimate: Estimate,
    /// Units of the cohort.
    pub treated: usize,
    /// Units it is compared with.
    pub others: usize,
    /// Each unit's part in the estimate's error, by unit.
    influence: Vec<f64>,
}

/// Group-time effects and what they come to.
#[derive(Debug, Clone, PartialEq)]
pub struct StaggeredDid {
    /// The effects on each cohort in each period.
    pub effects: Vec<GroupTime>,
    /// The mean of all effects from the start on, cohorts weighing by their units.
    pub overall: Estimate,
    /// The mean by periods since the start; below nought, before it.
    pub by_time_since_start: Vec<(i32, Estimate)>,
    /// The mean over time of each cohort, by its start.
    pub by_start: Vec<(i32, Estimate)>,
    /// The mean over cohorts of their means: each cohort's effect over time counts once, weighing by its units.
    pub by_unit: Estimate,
    /// The mean by period.
    pub by_period: Vec<(i32, Estimate)>,
    /// Units that take part: those with a value in each period.
    pub units: usize,
    /// Units left out because a value is missing.
    pub incomplete: Vec<usize>,
    /// Units left out because they were treated from the first period on.
    pub always_treated: Vec<usize>,
}

/// Estimates the effects of a staggered start. Standard errors are those of large samples, by unit.
pub fn staggered(panel: &Panel, design: &Staggered) -> Result<StaggeredDid, MethodError> {
    let periods = panel.periods();
    let (whole, incomplete): (Vec<usize>, Vec<usize>) =
        design.starts.keys().partition(|&&unit| panel.is_complete(unit, periods));
    let Some((&first, &last)) = periods.first().zip(periods.last()) else {
        return Err(MethodError::Nothing("there is no period".to_owned()));
    };
    // A start after the last period has not been seen: until then the unit is one that never starts.
    let start = |unit: &usize| design.starts[unit].filter(|&start| start <= last);
    let (always_treated, units): (Vec<usize>, Vec<usize>) =
        whole.into_iter().partition(|unit| start(unit).is_some_and(|start| start <= first));
    let cohort_of: Vec<Option<i32>> = units.iter().map(start).collect();
    let cells = Cells { panel, units: &units, cohort_of: &cohort_of, compared_with: design.compared_with };
    let mut starts: Vec<i32> = cohort_of.iter().copied().flatten().collect();
    starts.sort_unstable();
    starts.dedup();
    let mut effects = Vec::new();
    for &start in &starts {
        for pair in periods.windows(2) {
            // The period before the start is the base of every later one; before the start, the period before each.
            let base = if pair[1] >= start {
                periods[periods.partition_point(|&period| period < start) - 1]
            } else {
                pair[0]
            };
            effects.extend(cells.effect(start, base, pair[1])?);
        }
    }
    if !effects.iter().any(|effect| effect.period >= effect.start) {
        return Err(MethodError::Nothing(
            "no cohort has anybody to be compared with after its start".to_owned(),
        ));
    }
    let pool = Pool { cohort_of: &cohort_of, effects: &effects };
    let after = |effect: &GroupTime| effect.period >= effect.start;
    let each =
        |keys: Vec<i32>, is: &dyn Fn(&GroupTime, i32) -> bool| -> Result<Vec<(i32, Estimate)>, MethodError> {
            keys.into_iter().map(|key| Ok((key, pool.mean_of(|effect| is(effect, key))?.0))).collect()
        };
    let keys = |key: &dyn Fn(&GroupTime) -> Option<i32>| {
        let mut keys: Vec<i32> = effects.iter().filter_map(key).collect();
        keys.sort_unstable();
        keys.dedup();
        keys
    };
    let since = |effect: &GroupTime| place(periods, effect.period) - place(periods, effect.start);
    Ok(StaggeredDid {
        overall: pool.mean_of(after)?.0,
        by_time_since_start: each(keys(&|effect| Some(since(effect))), &|effect, key| since(effect) == key)?,
        by_start: each(keys(&|effect| after(effect).then_some(effect.start)), &|effect, key| {
            effect.start == key && after(effect)
        })?,
        by_unit: pool.mean_of_cohorts()?,
        by_period: each(keys(&|effect| after(effect).then_some(effect.period)), &|effect, key| {
            effect.period == key && after(effect)
        })?,
        units: units.len(),
        incomplete,
        always_treated,
        effects,
    })
}

fn place(periods: &[i32], period: i32) -> i32 {
    i32::try_from(periods.partition_point(|&known| known < period)).unwrap_or(i32::MAX)
}

struct Cells<'a> {
    panel: &'a Panel,
    units: &'a [usize],
    cohort_of: &'a [Option<i32>],
    compared_with: ComparedWith,
}

impl Cells<'_> {
    /// The effect on a cohort between two periods; `None` where there is nobody to compare it with.
    fn effect(&self, start: i32, base: i32, period: i32) -> Result<Option<GroupTime>, MethodError> {
        let is_other = |cohort: Option<i32>| match (cohort, self.compared_with) {
            (None, _) => true,
            (Some(_), ComparedWith::NeverStarted) => false,
            (Some(other), ComparedWith::NotYetStarted) => other > period.max(base) && other != start,
        };
        let changes: Vec<f64> =
            self.units.iter().filter_map(|&unit| self.panel.change(unit, base, period)).collect();
        let of = |chosen: &dyn Fn(Option<i32>) -> bool| -> Vec<f64> {
            changes
                .iter()
                .zip(self.cohort_of)
                .filter(|(_, cohort)| chosen(**cohort))
                .map(|(change, _)| *change)
                .collect()
        };
        let treated = of(&|cohort| cohort == Some(start));
        let others = of(&is_other);
        if others.is_empty() {
            return Ok(None);
        }
        let (one, two) = (mean(&treated), mean(&others));
        let n = count(self.units.len());
        let influence: Vec<f64> = changes
            .iter()
            .zip(self.cohort_of)
            .map(|(change, &cohort)| {
                if cohort == Some(start) {
                    n / count(treated.len()) * (change - one)
                } else if is_other(cohort) {
                    -n / count(others.len()) * (change - two)
                } else {
                    0.0
                }
            })
            .collect();
        let estimate = estimate(one - two, &influence)?;
        Ok(Some(GroupTime {
            start,
            period,
            estimate,
            treated: treated.len(),
            others: others.len(),
            influence,
        }))
    }
}

fn estimate(value: f64, influence: &[f64]) -> Result<Estimate, MethodError> {
    let n = count(influence.len());
    let square: f64 = influence.iter().map(|part| part * part).sum();
    Estimate::new(value, square.sqrt() / n, f64::INFINITY)
}

struct Pool<'a> {
    cohort_of: &'a [Option<i32>],
    effects: &'a [GroupTime],
}

impl Pool<'_> {
    /// The mean of some effects, each weighing by its cohort's share of the units, with its influence: that the shares
    /// themselves are estimated counts too.
    fn mean_of(&self, is_in: impl Fn(&GroupTime) -> bool) -> Result<(Estimate, Vec<f64>), MethodError> {
        let some: Vec<&GroupTime> = self.effects.iter().filter(|effect| is_in(effect)).collect();
        let n = count(self.cohort_of.len());
        let total: f64 = some.iter().map(|effect| count(effect.treated) / n).sum();
        let weights: Vec<f64> = some.iter().map(|effect| count(effect.treated) / n / total).collect();
        let value: f64 =
            some.iter().zip(&weights).map(|(effect, weight)| weight * effect.estimate.value).sum();
        let influence: Vec<f64> = (0..self.cohort_of.len())
            .map(|unit| {
                let own: f64 =
                    some.iter().zip(&weights).map(|(effect, weight)| weight * effect.influence[unit]).sum();
                let of_shares: f64 = some
                    .iter()
                    .map(|effect| {
                        let inside = f64::from(u8::from(self.cohort_of[unit] == Some(effect.start)));
                        (inside - count(effect.treated) / n) * (effect.estimate.value - value) / total
                    })
                    .sum();
                own + of_shares
            })
            .collect();
        Ok((estimate(value, &influence)?, influence))
    }

    /// The mean over cohorts of each one's plain mean over time.
    fn mean_of_cohorts(&self) -> Result<Estimate, MethodError> {
        let mut starts: Vec<(i32, usize)> = self
            .effects
            .iter()
            .filter(|effect| effect.period >= effect.start)
            .map(|effect| (effect.start, effect.treated))
            .collect();
        starts.dedup();
        let n = count(self.cohort_of.len());
        let total: f64 = starts.iter().map(|(_, treated)| count(*treated) / n).sum();
        let mut value = 0.0;
        let mut parts = Vec::new();
        for (start, treated) in starts {
            let (of_cohort, influence) =
                self.mean_of(|effect| effect.start == start && effect.period >= start)?;
            let weight = count(treated) / n / total;
            value += weight * of_cohort.value;
            parts.push((start, count(treated) / n, weight, of_cohort.value, influence));
        }
        let influence: Vec<f64> = (0..self.cohort_of.len())
            .map(|unit| {
                parts
                    .iter()
                    .map(|(start, share, weight, of_cohort, influence)| {
                        let inside = f64::from(u8::from(self.cohort_of[unit] == Some(*start)));
                        weight * influence[unit] + (inside - share) * (of_cohort - value) / total
                    })
                    .sum()
            })
            .collect();
        estimate(value, &influence)
    }
}
