//! The units of a round beside one kind of comparator: the effect, how often lot would show as much, and how fragile it is.

use super::likened::Likened;
use super::model::Model;
use super::neighbours;
use crate::methods::randomisation::{Draws, Randomisation};
use crate::methods::{Estimate, MethodError};
use crate::statistics::Code;
use crate::study::plan::{Choice, Comparator};
use crate::study::run::ask::Ask;

/// The units of a round beside one kind of comparator.
#[derive(Debug, Clone)]
pub struct Comparison {
    /// With whom.
    pub comparator: Comparator,
    /// How much more the units changed than the others did, in the unit of the measure.
    pub effect: f64,
    /// The units that were used.
    pub treated: Vec<Code>,
    /// The units that they were compared with, each once.
    pub others: Vec<Code>,
    /// How often units drawn by lot would have shown as much.
    pub by_lot: Randomisation,
    /// Each unit's own difference.
    pub units: Vec<(Code, f64)>,
    /// The middle one of these, which no single unit can carry away.
    pub median: f64,
    /// The effect without each unit in turn, furthest from the whole effect first.
    pub leave_one_out: Vec<(Code, f64)>,
    /// What only this kind of comparison has.
    pub detail: Detail,
}

/// The lowest and the highest effect when one unit is left out, with that unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Range {
    /// The lowest.
    pub low: (Code, f64),
    /// The highest.
    pub high: (Code, f64),
}

/// What only one kind of comparison has.
#[derive(Debug, Clone)]
pub enum Detail {
    /// A model of all units over all years.
    Model(Box<Model>),
    /// Each unit beside those likest to it.
    Likened(Likened),
}

impl Comparison {
    pub(super) fn of(ask: &Ask<'_>, comparator: &Comparator) -> Result<Self, MethodError> {
        let others: Vec<usize> = match &comparator.choice {
            Choice::StatisticalNeighbours { list } => {
                let lists = neighbours::from_list(ask, *list)?;
                return Likened::compare(ask, comparator, &lists);
            }
            Choice::Matched { on, count } => {
                let lists = neighbours::matched(ask, on, *count)?;
                return Likened::compare(ask, comparator, &lists);
            }
            Choice::AllOthers { never } => {
                let never: Vec<usize> = never.iter().filter_map(|code| ask.joined.unit(code)).collect();
                (0..ask.joined.codes.len()).filter(|unit| !never.contains(unit)).collect()
            }
            Choice::Named { codes } => neighbours::named(ask, codes)?,
        };
        let others = others.into_iter().filter(|unit| !ask.study_units.contains(unit)).collect();
        Model::compare(ask, comparator, others)
    }

    /// The lowest and the highest effect when one unit is left out; `None` where there is only one.
    pub fn range(&self) -> Option<Range> {
        let ends = |better: fn(f64, f64) -> bool| {
            let ends = self.leave_one_out.iter();
            ends.reduce(|end, one| if better(one.1, end.1) { one } else { end }).cloned()
        };
        Some(Range { low: ends(|one, end| one < end)?, high: ends(|one, end| one > end)? })
    }

    /// Whether leaving out one unit turns the direction of the effect round.
    pub fn turns(&self) -> bool {
        self.leave_one_out.iter().any(|&(_, effect)| effect.signum() * self.effect.signum() <= 0.0)
    }

    /// The probability that the units and the others moved alike before; `None` where there is only one year before.
    pub fn moved_alike(&self) -> Option<f64> {
        match &self.detail {
            Detail::Model(model) => model.event_study.pre_trend.map(|joint| joint.p),
            Detail::Likened(likened) => likened.before.map(|before| before.p),
        }
    }

    /// The widest of the 95% intervals there are; `None` where this kind of comparison has none.
    pub fn interval(&self) -> Option<(f64, f64)> {
        match &self.detail {
            Detail::Model(model) => {
                let Estimate { low, high, .. } = model.two_way;
                Some((low.min(model.wild.low), high.max(model.wild.high)))
            }
            Detail::Likened(_) => None,
        }
    }
}

/// The draws of one comparison. Each has a seed of its own, made from the plan's and its place, so that adding an outcome
/// does not change the others.
pub(super) fn draws(ask: &Ask<'_>, comparator: &Comparator) -> Draws {
    let name = format!("{} {} {}", ask.outcome.measure, ask.round.id, comparator.id);
    // FNV-1a: a name always gives the same number, on every machine.
    let hash = name.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    Draws { draws: ask.plan.analysis.draws, seed: ask.plan.analysis.seed.wrapping_add(hash) }
}
