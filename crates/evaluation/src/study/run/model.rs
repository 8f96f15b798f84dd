//! The units of a round against a pool of others in a two-way model, with everything that says how sure one may be.

use super::comparison::{Comparison, Detail, draws};
use crate::methods::did::{
    EventStudy, Placebo, Statistic, TwoWayDesign, WildBootstrap, event_study, median_effect, placebo_dates,
    two_way, two_way_by_lot, two_way_leave_one_out, unit_effects, wild_bootstrap,
};
use crate::methods::randomisation::Randomisation;
use crate::methods::{Estimate, MethodError};
use crate::study::plan::Comparator;
use crate::study::run::ask::Ask;

/// A two-way model and what surrounds it.
#[derive(Debug, Clone)]
pub struct Model {
    /// The effect with errors clustered by unit.
    pub two_way: Estimate,
    /// Unit-years in the model.
    pub rows: u64,
    /// The wild cluster bootstrap of the effect.
    pub wild: WildBootstrap,
    /// The randomisation test of the effect over its standard error.
    pub studentised: Randomisation,
    /// How far apart the units and the others stood in each year.
    pub event_study: EventStudy,
    /// Effects at dates before, at which nothing happened.
    pub placebo: Vec<Placebo>,
}

impl Model {
    pub(super) fn compare(
        ask: &Ask<'_>,
        comparator: &Comparator,
        others: Vec<usize>,
    ) -> Result<Comparison, MethodError> {
        let panel = &ask.joined.panel;
        let design = TwoWayDesign {
            treated: ask.treated.clone(),
            others,
            before: ask.round.before.clone(),
            after: ask.round.after.clone(),
            balanced: true,
            ..TwoWayDesign::default()
        };
        let draws = draws(ask, comparator);
        let whole = two_way(panel, &design)?;
        let units = unit_effects(panel, &design)?;
        let median = median_effect(&units).unwrap_or(whole.effect.value);
        let reference = design.before.iter().copied().max().unwrap_or_default();
        let longer = TwoWayDesign {
            before: ask.outcome.earlier.iter().chain(&design.before).copied().collect(),
            ..design.clone()
        };
        let model = Self {
            two_way: whole.effect,
            rows: whole.fit.rows,
            wild: wild_bootstrap(panel, &design, draws)?,
            studentised: two_way_by_lot(panel, &design, Statistic::Studentised, draws)?,
            event_study: event_study(panel, &longer, reference)?,
            placebo: placebo_dates(panel, &longer)?,
        };
        let years: Vec<i32> = design.before.iter().chain(&design.after).copied().collect();
        let complete = design.others.iter().copied().filter(|&unit| panel.is_complete(unit, &years));
        let code = |unit: usize| ask.joined.codes[unit].clone();
        Ok(Comparison {
            comparator: comparator.clone(),
            effect: whole.effect.value,
            treated: ask.joined.codes_of(&ask.treated),
            others: complete.map(code).collect(),
            by_lot: two_way_by_lot(panel, &design, Statistic::Estimate, draws)?,
            units: units.into_iter().map(|(unit, effect)| (code(unit), effect)).collect(),
            median,
            leave_one_out: two_way_leave_one_out(panel, &design)?
                .into_iter()
                .map(|without| (code(without.unit), without.effect.value))
                .collect(),
            detail: Detail::Model(Box::new(model)),
        })
    }
}
