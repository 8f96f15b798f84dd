//! Each unit of a round beside those likest to it, every unit counting the same.

use super::comparison::{Comparison, Detail, draws};
use crate::methods::did::{Neighbours, NeighboursDid, against_neighbours, neighbours_by_lot};
use crate::methods::randomisation::{Draws, Randomisation};
use crate::methods::{MethodError, Panel};
use crate::statistics::Code;
use crate::study::plan::Comparator;
use crate::study::run::ask::Ask;
use std::collections::BTreeMap;

/// What only a comparison of each unit with its own neighbours has.
#[derive(Debug, Clone)]
pub struct Likened {
    /// For each unit its neighbours.
    pub neighbours: BTreeMap<Code, Beside>,
    /// The mean change of the units.
    pub treated_change: f64,
    /// The mean change of their neighbours.
    pub neighbours_change: f64,
    /// The difference from the last year before to each year after.
    pub by_year: Vec<YearDifference>,
    /// The difference from the first year before to the last, which should be nought but for chance; `None` where there is
    /// only one.
    pub before: Option<Randomisation>,
}

/// One unit beside its neighbours.
#[derive(Debug, Clone, PartialEq)]
pub struct Beside {
    /// The unit's change.
    pub change: f64,
    /// The mean change of its neighbours.
    pub neighbours_change: f64,
    /// Neighbours that were used.
    pub used: Vec<Code>,
    /// Neighbours passed over, being units of the study themselves.
    pub passed_over: Vec<Code>,
    /// Neighbours without a value in one of the years, such as authorities that began later.
    pub missing: Vec<Code>,
    /// Neighbours that the statistics do not know at all.
    pub unknown: Vec<Code>,
}

/// The difference from the last year before to one year after.
#[derive(Debug, Clone, PartialEq)]
pub struct YearDifference {
    /// The year before.
    pub from: i32,
    /// The year after.
    pub to: i32,
    /// Units that take part.
    pub units: usize,
    /// The mean difference.
    pub effect: f64,
    /// The middle one.
    pub median: f64,
    /// The lowest and highest when one unit is left out.
    pub range: Option<(f64, f64)>,
}

const BEFORE: i32 = 0;
const AFTER: i32 = 1;

impl Likened {
    /// Compares the units with their own lists. `lists` holds one for every unit that could be drawn by lot.
    pub(super) fn compare(
        ask: &Ask<'_>,
        comparator: &Comparator,
        lists: &[Neighbours],
    ) -> Result<Comparison, MethodError> {
        let panel = &ask.joined.panel;
        let mut means = Panel::new(panel.units(), [BEFORE, AFTER]);
        for unit in 0..panel.units() {
            for (side, years) in [(BEFORE, &ask.round.before), (AFTER, &ask.round.after)] {
                if let Some(mean) = panel.mean(unit, years) {
                    means.set(unit, side, mean)?;
                }
            }
        }
        let free = without_study_units(ask, lists);
        let did = of_round(ask, &means, &free, BEFORE, AFTER)?;
        let draws = draws(ask, comparator);
        let pool: Vec<Neighbours> = free
            .iter()
            .filter(|list| ask.treated.contains(&list.unit) || !ask.study_units.contains(&list.unit))
            .cloned()
            .collect();
        let by_lot = neighbours_by_lot(&means, &pool, &ask.treated, BEFORE, AFTER, draws)?;
        let code = |unit: usize| ask.joined.codes[unit].clone();
        let mut others: Vec<usize> = did.units.iter().flat_map(|unit| unit.used.iter().copied()).collect();
        others.sort_unstable();
        others.dedup();
        Ok(Comparison {
            comparator: comparator.clone(),
            effect: did.estimate,
            treated: did.units.iter().map(|unit| code(unit.unit)).collect(),
            others: ask.joined.codes_of(&others),
            by_lot,
            units: did.units.iter().map(|unit| (code(unit.unit), unit.difference)).collect(),
            median: did.median,
            leave_one_out: did
                .leave_one_out()
                .into_iter()
                .map(|(unit, effect)| (code(unit), effect))
                .collect(),
            detail: Detail::Likened(Self {
                neighbours: beside(ask, comparator, lists, &did),
                treated_change: did.treated_change,
                neighbours_change: did.neighbours_change,
                by_year: by_year(ask, &free),
                before: before(ask, &pool, draws),
            }),
        })
    }
}

/// The lists with the units of the study taken out: they are nobody's neighbours.
fn without_study_units(ask: &Ask<'_>, lists: &[Neighbours]) -> Vec<Neighbours> {
    let free = |list: &Neighbours| Neighbours {
        unit: list.unit,
        neighbours: list.neighbours.iter().copied().filter(|unit| !ask.study_units.contains(unit)).collect(),
    };
    lists.iter().map(free).collect()
}

fn of_round(
    ask: &Ask<'_>,
    panel: &Panel,
    lists: &[Neighbours],
    before: i32,
    after: i32,
) -> Result<NeighboursDid, MethodError> {
    let members: Vec<Neighbours> =
        lists.iter().filter(|list| ask.members.contains(&list.unit)).cloned().collect();
    against_neighbours(panel, &members, before, after)
}

fn beside(
    ask: &Ask<'_>,
    comparator: &Comparator,
    lists: &[Neighbours],
    did: &NeighboursDid,
) -> BTreeMap<Code, Beside> {
    let codes = |units: &[usize]| ask.joined.codes_of(units);
    let each = did.units.iter().map(|unit| {
        let code = &ask.joined.codes[unit.unit];
        let listed = lists.iter().filter(|list| list.unit == unit.unit).flat_map(|list| &list.neighbours);
        let passed_over: Vec<usize> =
            listed.copied().filter(|other| ask.study_units.contains(other)).collect();
        let beside = Beside {
            change: unit.change,
            neighbours_change: unit.neighbours_change,
            used: codes(&unit.used),
            passed_over: codes(&passed_over),
            missing: codes(&unit.missing),
            unknown: unknown(ask, comparator, code),
        };
        (code.clone(), beside)
    });
    each.collect()
}

/// Neighbours in a published list of which the statistics know nothing, in any year.
fn unknown(ask: &Ask<'_>, comparator: &Comparator, code: &Code) -> Vec<Code> {
    let list = comparator.choice.list().and_then(|year| ask.material.neighbours.get(&year));
    let listed = list.map_or(&[][..], |list| list.of(code)).iter().map(|neighbour| &neighbour.code);
    listed.filter(|code| ask.joined.unit(code).is_none()).cloned().collect()
}

fn by_year(ask: &Ask<'_>, lists: &[Neighbours]) -> Vec<YearDifference> {
    let Some(from) = ask.round.before.iter().copied().max() else { return Vec::new() };
    let each = ask.round.after.iter().filter_map(|&to| {
        let did = of_round(ask, &ask.joined.panel, lists, from, to).ok()?;
        let left: Vec<f64> = did.leave_one_out().into_iter().map(|(_, effect)| effect).collect();
        let low = left.iter().copied().reduce(f64::min);
        Some(YearDifference {
            from,
            to,
            units: did.units.len(),
            effect: did.estimate,
            median: did.median,
            range: low.zip(left.iter().copied().reduce(f64::max)),
        })
    });
    each.collect()
}

fn before(ask: &Ask<'_>, pool: &[Neighbours], draws: Draws) -> Option<Randomisation> {
    let years = || ask.outcome.earlier.iter().chain(&ask.round.before).copied();
    let (first, last) = (years().min()?, years().max()?);
    (first < last)
        .then(|| neighbours_by_lot(&ask.joined.panel, pool, &ask.treated, first, last, draws).ok())
        .flatten()
}
