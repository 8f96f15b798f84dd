//! The model of WWCSC-2020: children matched within groups and periods, weighted, and a linear model with errors clustered
//! by unit; a logistic one beside it where the outcome is rare. Gaps are filled in several times, and the answers pooled.

mod columns;
mod completed;
mod fits;
mod matched;

use super::definition::{Definition, Rule};
use super::embedding::Placed;
use super::extract::Extract;
use super::features::{Feature, Features, TOO_MUCH_MISSING, missing_shares};
use super::unit_years::UnitYears;
use crate::methods::imputation::{Pooled, pool};
use crate::methods::linear::Joint;
use crate::methods::{Estimate, MethodError};
use columns::EFFECT;
pub use completed::TIMES;
pub use matched::Likeness;

/// What the model found.
#[derive(Debug, Clone)]
pub struct Model {
    /// Features that were left out because too much of them is missing, with the share.
    pub dropped: Vec<(Feature, f64)>,
    /// The share of each feature that is missing, of those that stay.
    pub missing: Vec<(Feature, f64)>,
    /// How many times gaps were filled in; nought where there were none.
    pub filled_in: usize,
    /// How alike pilots and comparators are, in the first filling-in.
    pub likeness: Likeness,
    /// Rows that the linear model used, in the first filling-in.
    pub rows: u64,
    /// Units within which errors may hang together.
    pub clusters: usize,
    /// Rows left out because a number of their unit and year is missing.
    pub without_unit_year: u64,
    /// The effect by least squares.
    pub linear: Answer,
    /// The average marginal effect of a logistic model, for a rare outcome.
    pub marginal: Option<Result<Answer, MethodError>>,
    /// Whether pilots and comparators moved apart in the years before: all years before but the last, jointly.
    pub apart_before: Result<Joint, MethodError>,
}

/// An answer, pooled where gaps were filled in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Answer {
    /// The estimate.
    pub estimate: Estimate,
    /// The share of its variance that is due to gaps; nought where there are none.
    pub due_to_gaps: f64,
}

/// Fits the model to a sample.
pub fn model(
    extract: &Extract,
    rows: &[Placed],
    definition: &Definition,
    unit_years: Option<&UnitYears>,
    seed: u64,
) -> Result<Model, MethodError> {
    let features: Vec<Features> = rows.iter().map(|placed| Features::of(extract, placed)).collect();
    let used = used(definition);
    let shares: Vec<(Feature, f64)> =
        missing_shares(&features).into_iter().filter(|(feature, _)| used.contains(feature)).collect();
    let (dropped, missing): (Vec<_>, Vec<_>) =
        shares.into_iter().partition(|(_, share)| *share >= TOO_MUCH_MISSING);
    let kept: Vec<Feature> = missing.iter().map(|(feature, _)| *feature).collect();
    let fillings = completed::fill(rows, &features, &kept, seed)?;
    let context = columns::Context { extract, rows, definition, unit_years, kept: &kept };
    let mut linear = Vec::new();
    let mut marginal = Vec::new();
    let mut first = None;
    for filling in &fillings {
        let matched = matched::weigh(rows, filling, &kept)?;
        let design = context.design(filling, &matched.weights);
        let fit = crate::methods::linear::fit(&design)?;
        linear.push(fit.term(EFFECT)?);
        if definition.outcome.rare {
            marginal.push(fits::marginal_effect(&design));
        }
        first.get_or_insert((fit, matched, filling));
    }
    let (fit, matched, filling) =
        first.ok_or_else(|| MethodError::Nothing("nothing was filled in".to_owned()))?;
    Ok(Model {
        likeness: matched::likeness(rows, filling, &kept, &matched)?,
        apart_before: fits::apart_before(&context, filling, &matched.weights),
        dropped,
        missing,
        filled_in: if fillings.len() > 1 { fillings.len() } else { 0 },
        rows: fit.rows,
        clusters: fit.clusters,
        without_unit_year: fit.missing,
        linear: pooled(&linear)?,
        marginal: definition
            .outcome
            .rare
            .then(|| marginal.into_iter().collect::<Result<Vec<Estimate>, _>>().and_then(|all| pooled(&all))),
    })
}

/// Asylum is known of children in care alone.
fn used(definition: &Definition) -> Vec<Feature> {
    let in_care = matches!(definition.outcome.rule, Rule::Kinship { .. });
    Feature::ALL.into_iter().filter(|feature| *feature != Feature::Asylum || in_care).collect()
}

fn pooled(estimates: &[Estimate]) -> Result<Answer, MethodError> {
    if let [estimate] = estimates {
        return Ok(Answer { estimate: *estimate, due_to_gaps: 0.0 });
    }
    let Pooled { estimate, due_to_gaps, .. } = pool(estimates)?;
    Ok(Answer { estimate, due_to_gaps })
}
