//! All units of a round taken as one, year by year: large ones weigh more, and the answer may be another.

use crate::methods::did::pooled;
use crate::statistics::Code;
use crate::study::run::ask::Ask;

/// All units of a round taken as one in one year.
#[derive(Debug, Clone, PartialEq)]
pub struct PooledYear {
    /// The year.
    pub year: i32,
    /// All that were counted out of all, in per cent.
    pub per_cent: f64,
    /// All that were counted.
    pub events: f64,
    /// Out of how many.
    pub cases: f64,
    /// The units that have both numbers.
    pub units: Vec<Code>,
    /// The mean over the same units, each counting the same.
    pub unweighted: Option<f64>,
}

/// Every year from the first before to the last after; empty where counts are not published.
pub(super) fn pooled_years(ask: &Ask<'_>) -> Vec<PooledYear> {
    let Some((events, cases)) = &ask.joined.counts else { return Vec::new() };
    let units: Vec<usize> = ask.round.units.iter().filter_map(|code| ask.joined.unit(code)).collect();
    let first = ask.round.before.iter().copied().min().unwrap_or_default();
    let last = ask.round.after.iter().copied().max().unwrap_or_default();
    let years = ask.joined.panel.periods().iter().copied().filter(|year| (first..=last).contains(year));
    let of_year = |year: i32| {
        let found = pooled(events, cases, &units, year).ok()?;
        let values: Vec<f64> =
            found.used.iter().filter_map(|&unit| ask.joined.panel.get(unit, year)).collect();
        Some(PooledYear {
            year,
            per_cent: found.per_cent,
            events: found.events,
            cases: found.cases,
            units: ask.joined.codes_of(&found.used),
            unweighted: (!values.is_empty()).then(|| crate::methods::panel::mean(&values)),
        })
    };
    years.filter_map(of_year).collect()
}
