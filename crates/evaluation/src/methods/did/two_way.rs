//! Two-way fixed effects: every unit and every period has a level of its own, and the treated a common shift after.
//! Errors are clustered by unit unless told otherwise.

use crate::methods::linear::{Design, Fit, Term, fit};
use crate::methods::{Estimate, MethodError, Panel};

/// The name of the term that is the effect.
const EFFECT: &str = "treated × after";

/// Something that also changes over time, by unit and period.
#[derive(Debug, Clone, PartialEq)]
pub struct Covariate {
    /// Its name in the results.
    pub name: String,
    /// Its values; where one is missing, the row is left out.
    pub values: Panel,
}

/// Who is treated, when, and what the model takes into account.
#[derive(Debug, Clone, Default)]
pub struct TwoWayDesign {
    /// The treated units.
    pub treated: Vec<usize>,
    /// The units that they are compared with.
    pub others: Vec<usize>,
    /// The periods before.
    pub before: Vec<i32>,
    /// The periods after.
    pub after: Vec<i32>,
    /// Whether to use only units with a value in each period.
    pub balanced: bool,
    /// What is held equal.
    pub covariates: Vec<Covariate>,
    /// How much each unit and period counts, such as the children living there.
    pub weights: Option<Panel>,
    /// The cluster of each unit, where errors hang together in larger groups than units.
    pub clusters: Option<Vec<u32>>,
}

/// A two-way fixed-effects estimate.
#[derive(Debug, Clone)]
pub struct TwoWay {
    /// The effect, in the unit of the outcome.
    pub effect: Estimate,
    /// The whole fitted model.
    pub fit: Fit,
    /// Units that were used.
    pub units: usize,
    /// Treated units that were used.
    pub treated: usize,
}

/// Fits the model: outcome on treated × after, with a level for each unit and each period.
pub fn two_way(panel: &Panel, design: &TwoWayDesign) -> Result<TwoWay, MethodError> {
    let rows = Rows::of(panel, design)?;
    let is_after = |period: i32| design.after.contains(&period);
    let effect = rows.indicator(EFFECT, |unit, period| design.treated.contains(&unit) && is_after(period));
    let fit = fit(&rows.design(vec![effect]))?;
    Ok(TwoWay {
        effect: fit.term(EFFECT)?,
        units: rows.units(|_| true),
        treated: rows.units(|unit| design.treated.contains(&unit)),
        fit,
    })
}

/// The unit–periods of a design that have an outcome, in order of unit and period.
pub(super) struct Rows<'a> {
    panel: &'a Panel,
    design: &'a TwoWayDesign,
    places: Vec<(usize, i32)>,
}

impl<'a> Rows<'a> {
    pub(super) fn of(panel: &'a Panel, design: &'a TwoWayDesign) -> Result<Self, MethodError> {
        check(panel, design)?;
        let mut periods: Vec<i32> = design.before.iter().chain(&design.after).copied().collect();
        periods.sort_unstable();
        let mut units: Vec<usize> = design.treated.iter().chain(&design.others).copied().collect();
        units.sort_unstable();
        let complete = |unit: usize| {
            panel.is_complete(unit, &periods)
                && design.covariates.iter().all(|covariate| covariate.values.is_complete(unit, &periods))
                && design.weights.as_ref().is_none_or(|weights| weights.is_complete(unit, &periods))
        };
        let places = units
            .into_iter()
            .filter(|&unit| !design.balanced || complete(unit))
            .flat_map(|unit| periods.iter().map(move |&period| (unit, period)))
            .filter(|&(unit, period)| panel.get(unit, period).is_some())
            .collect();
        Ok(Self { panel, design, places })
    }

    pub(super) fn indicator(&self, name: &str, holds: impl Fn(usize, i32) -> bool) -> Term {
        let values = self.places.iter().map(|&(unit, period)| f64::from(u8::from(holds(unit, period))));
        Term::new(name, values.collect())
    }

    pub(super) fn design(&self, mut terms: Vec<Term>) -> Design {
        let column = |panel: &Panel| {
            let values =
                self.places.iter().map(|&(unit, period)| panel.get(unit, period).unwrap_or(f64::NAN));
            values.collect::<Vec<f64>>()
        };
        let covariates = &self.design.covariates;
        terms.extend(
            covariates.iter().map(|covariate| Term::new(&*covariate.name, column(&covariate.values))),
        );
        let group = |of: &dyn Fn(usize, i32) -> u32| {
            self.places.iter().map(|&(unit, period)| of(unit, period)).collect::<Vec<u32>>()
        };
        let unit_number = |unit: usize, _| u32::try_from(unit).unwrap_or(u32::MAX);
        Design {
            outcome: column(self.panel),
            terms,
            fixed_effects: vec![group(&unit_number), group(&|_, period| period.cast_unsigned())],
            clusters: match &self.design.clusters {
                Some(clusters) => group(&|unit, _| clusters[unit]),
                None => group(&unit_number),
            },
            weights: self.design.weights.as_ref().map(column),
            scatter: None,
        }
    }

    pub(super) fn places(&self) -> &[(usize, i32)] {
        &self.places
    }

    /// How many of the units in these rows are of one kind.
    pub(super) fn units(&self, of_kind: impl Fn(usize) -> bool) -> usize {
        let mut units: Vec<usize> =
            self.places.iter().map(|&(unit, _)| unit).filter(|&unit| of_kind(unit)).collect();
        units.dedup();
        units.len()
    }
}

fn check(panel: &Panel, design: &TwoWayDesign) -> Result<(), MethodError> {
    let refuse = |why: String| Err(MethodError::Input(why));
    if let Some(unit) = design.treated.iter().find(|unit| design.others.contains(unit)) {
        return refuse(format!("unit {unit} is both treated and a comparator"));
    }
    if let Some(period) = design.before.iter().find(|period| design.after.contains(period)) {
        return refuse(format!("{period} is both before and after"));
    }
    if design.before.is_empty() || design.after.is_empty() {
        return refuse("there must be at least one period before and one after".to_owned());
    }
    let known = |unit: &usize| *unit < panel.units();
    if let Some(unit) = design.treated.iter().chain(&design.others).find(|unit| !known(unit)) {
        return refuse(format!("there is no unit {unit}"));
    }
    if design.clusters.as_ref().is_some_and(|clusters| clusters.len() != panel.units()) {
        return refuse("there is not one cluster for each unit".to_owned());
    }
    Ok(())
}
