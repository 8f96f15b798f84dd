//! The fits beside the linear one: a logistic model, and whether the two sides moved apart in the years before.

use std::collections::BTreeSet;

use super::columns::Context;
use super::completed::Filling;
use crate::methods::linear::{Design, Joint, fit};
use crate::methods::logistic::{LogisticDesign, logistic};
use crate::methods::{Estimate, MethodError};
use crate::outcomes::definition::Rule;
use crate::outcomes::embedding::{Period, Placed};
use crate::outcomes::extract::years_since;
use crate::outcomes::model::columns::EFFECT;

/// By how much the share of yes differs for the pilots' rows after embedding. The coefficient of a logistic model is no
/// such number, and neither is its odds over one plus its odds.
pub(super) fn marginal_effect(design: &Design) -> Result<Estimate, MethodError> {
    let fitted = logistic(&LogisticDesign {
        outcome: design.outcome.iter().map(|outcome| *outcome > 0.5).collect(),
        terms: design.terms.clone(),
        clusters: design.clusters.clone(),
        weights: design.weights.clone(),
    })?;
    fitted.average_marginal_effect(EFFECT)
}

/// The joint test of all years before embedding but the last: whether the distance between pilots and comparators was
/// then another.
pub(super) fn apart_before(
    context: &Context<'_>,
    filling: &Filling,
    weights: &[f64],
) -> Result<Joint, MethodError> {
    let since: Vec<i16> = context.rows.iter().map(|placed| years(context, placed)).collect();
    let weighed = |row: &usize| weights[*row] > 0.0;
    let all: BTreeSet<i16> = (0..since.len()).filter(weighed).map(|row| since[row]).collect();
    let reference = *all
        .range(..0)
        .next_back()
        .ok_or_else(|| MethodError::Nothing("there is no year before embedding".to_owned()))?;
    let mut terms = vec![context.term("pilot", |placed| placed.pilot)];
    let mut before = Vec::new();
    for &year in all.iter().filter(|year| **year != reference) {
        let together = format!("pilot in year {year}");
        terms.push(
            context.term(&format!("year {year} of embedding"), |placed| years(context, placed) == year),
        );
        terms.push(context.term(&together, |placed| placed.pilot && years(context, placed) == year));
        if year < 0 {
            before.push(together);
        }
    }
    if before.is_empty() {
        return Err(MethodError::Nothing("there is only one year before embedding".to_owned()));
    }
    terms.extend(context.others(filling));
    let fitted = fit(&context.with(terms, weights))?;
    let told: Vec<&String> =
        before.iter().filter(|name| fitted.terms.iter().any(|term| term.name == **name)).collect();
    fitted.joint(&told)
}

/// Years since embedding ended, or before it began; −1 is the last before. For kinship, whose follow-up takes a year, the
/// year before that is the last.
fn years(context: &Context<'_>, placed: &Placed) -> i16 {
    let day = placed.row.day;
    match placed.period {
        Period::After => years_since(placed.embedding.end, day),
        Period::Before => {
            let follow_up = matches!(context.definition.outcome.rule, Rule::Kinship { .. });
            years_since(placed.embedding.start, day) + i16::from(follow_up)
        }
    }
}
