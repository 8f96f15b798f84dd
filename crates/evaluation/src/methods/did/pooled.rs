//! Groups of units taken as one: all events over all who could have had one. Large units weigh more here; beside the
//! unweighted answer it shows how much depends on the weights.

use crate::methods::{MethodError, Panel};

/// A share over several units together.
#[derive(Debug, Clone, PartialEq)]
pub struct Pooled {
    /// All events over all cases, in per cent.
    pub per_cent: f64,
    /// All events.
    pub events: f64,
    /// All cases.
    pub cases: f64,
    /// The units that have both numbers.
    pub used: Vec<usize>,
    /// The units that lack one of them.
    pub left_out: Vec<usize>,
}

/// The share of events among the cases of several units in one period.
pub fn pooled(events: &Panel, cases: &Panel, units: &[usize], period: i32) -> Result<Pooled, MethodError> {
    let (used, left_out): (Vec<usize>, Vec<usize>) = units
        .iter()
        .partition(|&&unit| events.is_complete(unit, &[period]) && cases.is_complete(unit, &[period]));
    let sum = |panel: &Panel| used.iter().filter_map(|&unit| panel.get(unit, period)).sum::<f64>();
    let (events, cases) = (sum(events), sum(cases));
    if cases <= 0.0 {
        return Err(MethodError::Nothing(format!("no unit has cases in {period}")));
    }
    Ok(Pooled { per_cent: 100.0 * events / cases, events, cases, used, left_out })
}

/// How much more the pooled share of the treated changed than that of the others, in percentage points. Only units
/// with both numbers in both periods take part.
pub fn pooled_did(
    events: &Panel,
    cases: &Panel,
    treated: &[usize],
    others: &[usize],
    before: i32,
    after: i32,
) -> Result<f64, MethodError> {
    let both = [before, after];
    let change = |units: &[usize]| -> Result<f64, MethodError> {
        let whole: Vec<usize> = units
            .iter()
            .copied()
            .filter(|&unit| events.is_complete(unit, &both) && cases.is_complete(unit, &both))
            .collect();
        Ok(pooled(events, cases, &whole, after)?.per_cent - pooled(events, cases, &whole, before)?.per_cent)
    };
    Ok(change(treated)? - change(others)?)
}
