//! The event study: how far the treated stood from the others in each period, against one period of reference, and
//! whether they were already moving apart before.

use super::TwoWayDesign;
use super::two_way::Rows;
use crate::methods::linear::{Fit, Joint, fit};
use crate::methods::{Estimate, MethodError, Panel};

/// The distance of the treated from the others in one period, beyond that in the period of reference.
#[derive(Debug, Clone, PartialEq)]
pub struct EventTerm {
    /// The period.
    pub period: i32,
    /// The distance, in the unit of the outcome.
    pub estimate: Estimate,
}

/// An event study.
#[derive(Debug, Clone)]
pub struct EventStudy {
    /// The period of reference, whose distance is nought by definition.
    pub reference: i32,
    /// The other periods, in order.
    pub terms: Vec<EventTerm>,
    /// Whether the distances before could all be nought; `None` where reference is the only period before.
    pub pre_trend: Option<Joint>,
    /// Whether the distances after could all be nought.
    pub after: Joint,
    /// The whole fitted model.
    pub fit: Fit,
    /// Units that were used.
    pub units: usize,
    /// Treated units that were used.
    pub treated: usize,
}

/// Fits treated × period for each period but the reference, with a level for each unit and each period.
pub fn event_study(panel: &Panel, design: &TwoWayDesign, reference: i32) -> Result<EventStudy, MethodError> {
    if !design.before.contains(&reference) {
        return Err(MethodError::Input(format!("the period of reference, {reference}, is not one before")));
    }
    let rows = Rows::of(panel, design)?;
    let name = |period: i32| format!("treated × {period}");
    let others = |periods: &[i32]| {
        let mut others: Vec<i32> = periods.iter().copied().filter(|&period| period != reference).collect();
        others.sort_unstable();
        others
    };
    let (before, after) = (others(&design.before), others(&design.after));
    let mut periods = [before.clone(), after.clone()].concat();
    periods.sort_unstable();
    let indicators = periods.iter().map(|&period| {
        rows.indicator(&name(period), |unit, at| at == period && design.treated.contains(&unit))
    });
    let fit = fit(&rows.design(indicators.collect()))?;
    let names = |periods: &[i32]| periods.iter().map(|&period| name(period)).collect::<Vec<_>>();
    let terms = periods
        .iter()
        .map(|&period| Ok(EventTerm { period, estimate: fit.term(&name(period))? }))
        .collect::<Result<_, MethodError>>()?;
    Ok(EventStudy {
        reference,
        terms,
        pre_trend: (!before.is_empty()).then(|| fit.joint(&names(&before))).transpose()?,
        after: fit.joint(&names(&after))?,
        units: rows.units(|_| true),
        treated: rows.units(|unit| design.treated.contains(&unit)),
        fit,
    })
}
