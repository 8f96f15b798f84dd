//! Everything that is found of one outcome of single children.

use super::compare::{Comparison, Mean, compare};
use super::definition::{Definition, Rule};
use super::embedding::{Group, GroupFault, Period, Sample, place};
use super::extract::Extract;
use super::flow::Flow;
use super::model::{Model, model};
use super::observe::observe;
use super::unit_years::UnitYears;
use crate::methods::MethodError;
use crate::methods::randomisation::Draws;

/// What is found of one outcome.
#[derive(Debug, Clone)]
pub struct ChildFinding {
    /// The outcome.
    pub definition: Definition,
    /// The groups that were compared.
    pub groups: Vec<Group>,
    /// From children to rows.
    pub observed: Flow,
    /// From rows to groups.
    pub sample: Sample,
    /// The groups compared.
    pub comparison: Result<Comparison, MethodError>,
    /// The matched model.
    pub model: Result<Model, MethodError>,
    /// The same with one choice made differently, where there is such a definition.
    pub otherwise: Option<(Definition, Result<Comparison, MethodError>)>,
}

/// Why an outcome cannot be computed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ChildFault {
    /// The groups do not fit the extract.
    #[error("{0}")]
    Groups(#[from] GroupFault),
    /// A date lies outside the years whose bank holidays are known.
    #[error("{0}")]
    Calendar(#[from] calendar::Error),
}

impl ChildFinding {
    /// Computes an outcome in the groups.
    pub fn of(
        extract: &Extract,
        definition: Definition,
        groups: Vec<Group>,
        known: &[Definition],
        unit_years: Option<&UnitYears>,
        draws: Draws,
    ) -> Result<Self, ChildFault> {
        let observed = observe(extract, &definition)?;
        let sample = place(extract, &observed, &groups, &definition)?;
        let comparison = compare(&sample.rows, groups.len(), draws);
        let model = model(extract, &sample.rows, &definition, unit_years, draws.seed);
        let otherwise = match otherwise(&definition, known) {
            Some(other) => {
                let rows = place(extract, &observe(extract, &other)?, &groups, &other)?.rows;
                Some((other, compare(&rows, groups.len(), draws)))
            }
            None => None,
        };
        Ok(Self { definition, groups, observed: observed.flow, sample, comparison, model, otherwise })
    }

    /// Rows and means of pilots or comparators, before or after. A row that serves two groups counts in each.
    pub fn arm(&self, pilot: bool, period: Period) -> Mean {
        let rows = self.sample.rows.iter().filter(|placed| placed.pilot == pilot && placed.period == period);
        rows.fold(Mean::default(), |mean, placed| Mean {
            rows: mean.rows + 1,
            sum: mean.sum + placed.row.outcome,
        })
    }
}

/// The same outcome by another rule, everything else as it is, so that only the one choice differs.
fn otherwise(definition: &Definition, known: &[Definition]) -> Option<Definition> {
    let same_kind =
        |rule: &Rule| std::mem::discriminant(rule) == std::mem::discriminant(&definition.outcome.rule);
    let other = known.iter().find(|other| {
        other.outcome.id == definition.outcome.id
            && other.version != definition.version
            && same_kind(&other.outcome.rule)
    })?;
    let mut outcome = definition.outcome.clone();
    outcome.name.clone_from(&other.outcome.name);
    outcome.counts.clone_from(&other.outcome.counts);
    outcome.clock.clone_from(&other.outcome.clock);
    outcome.rule.clone_from(&other.outcome.rule);
    Some(Definition { version: other.version.clone(), source: other.source.clone(), outcome })
}
