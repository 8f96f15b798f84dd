//! From children to rows: one function for each rule. Knows no pilots and no comparators.

mod assessments;
mod care;
mod conference;
mod observing;
mod returns;

use super::definition::{Definition, Rule};
use super::extract::Extract;
use super::flow::Flow;
use observing::Observing;
pub use observing::{Observation, statistical_year};

/// The rows of one outcome.
#[derive(Debug, Clone, PartialEq)]
pub struct Observed {
    /// The rows, in the order of the children.
    pub rows: Vec<Observation>,
    /// What was left out.
    pub flow: Flow,
}

/// The rows of an outcome in an extract. Where the bank holidays of a year are not known, the error says so.
pub fn observe(extract: &Extract, definition: &Definition) -> Result<Observed, calendar::Error> {
    let outcome = &definition.outcome;
    let mut observing = Observing { definition, child: 0, rows: Vec::new(), flow: Flow::default() };
    for (place, child) in extract.children.iter().enumerate() {
        observing.child = place;
        match &outcome.rule {
            Rule::WorkingDays { .. } => assessments::length(child, &mut observing)?,
            Rule::AssessmentWithin { working_days } => {
                assessments::in_time(child, *working_days, &mut observing)?;
            }
            Rule::Conference { before_days } => conference::soon(child, *before_days, &mut observing),
            Rule::ReReferral { within_days } => returns::again(child, *within_days, &mut observing),
            Rule::ReferredBefore { within_days } => returns::before(child, *within_days, &mut observing),
            Rule::Escalation { re_referral_days, within_days, from } => {
                returns::escalated(child, *re_referral_days, *within_days, *from, &mut observing);
            }
            Rule::Kinship { within_days, legal_statuses, placements, endings } => {
                let codes = care::Codes { legal_statuses, placements, endings };
                care::kinship(child, *within_days, &codes, &mut observing);
            }
        }
    }
    Ok(Observed { rows: observing.rows, flow: observing.flow })
}
