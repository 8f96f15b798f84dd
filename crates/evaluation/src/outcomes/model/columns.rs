//! The columns of the models: the effect, the years, the children's features and the numbers of units and years.

use std::collections::BTreeSet;

use super::completed::{Filling, words};
use crate::methods::linear::{Design, Term};
use crate::outcomes::definition::{Definition, Rule};
use crate::outcomes::embedding::{Period, Placed};
use crate::outcomes::extract::Extract;
use crate::outcomes::features::Feature;
use crate::outcomes::unit_years::UnitYears;

/// What the columns are made of.
pub(super) struct Context<'a> {
    pub(super) extract: &'a Extract,
    pub(super) rows: &'a [Placed],
    pub(super) definition: &'a Definition,
    pub(super) unit_years: Option<&'a UnitYears>,
    pub(super) kept: &'a [Feature],
}

impl Context<'_> {
    /// The linear model: outcome on after, pilot and both together, with everything else taken into account.
    pub(super) fn design(&self, filling: &Filling, weights: &[f64]) -> Design {
        let after = |placed: &Placed| placed.period == Period::After;
        let mut terms = vec![
            self.term("after embedding", |placed| after(placed)),
            self.term("pilot", |placed| placed.pilot),
            self.term(EFFECT, |placed| after(placed) && placed.pilot),
        ];
        terms.extend(self.others(filling));
        self.with(terms, weights)
    }

    /// A model of these terms.
    pub(super) fn with(&self, terms: Vec<Term>, weights: &[f64]) -> Design {
        Design {
            outcome: self.rows.iter().map(|placed| placed.row.outcome).collect(),
            terms,
            fixed_effects: Vec::new(),
            clusters: self.rows.iter().map(|placed| placed.row.unit.0).collect(),
            weights: Some(weights.to_vec()),
            scatter: None,
        }
    }

    /// Everything but the effect: years, features, days after holidays, numbers of units and years.
    pub(super) fn others(&self, filling: &Filling) -> Vec<Term> {
        let mut terms =
            self.levels(|row| self.rows[row].row.statistical_year(), |year| format!("year {year}"));
        for &feature in self.kept {
            match feature {
                Feature::Age => terms.push(Term::new("age", filling.age.clone())),
                Feature::Disabled => terms.push(Term::new("disabled", filling.disabled.clone())),
                // As in the published study, asylum is matched on and not modelled.
                Feature::Asylum => {}
                _ => terms.extend(self.categories(filling, feature)),
            }
        }
        if matches!(self.definition.outcome.rule, Rule::ReReferral { .. } | Rule::Escalation { .. }) {
            let values = (0..self.rows.len()).map(|row| f64::from(u8::from(filling.after_holiday(row))));
            terms.push(Term::new("the day after a holiday", values.collect()));
        }
        if let Some(unit_years) = self.unit_years {
            terms.extend(self.numbers(unit_years));
        }
        terms
    }

    pub(super) fn term(&self, name: &str, yes: impl Fn(&Placed) -> bool) -> Term {
        Term::new(name, self.rows.iter().map(|placed| f64::from(u8::from(yes(placed)))).collect())
    }

    /// A column for each level but the first.
    fn levels<T: Copy + Ord>(&self, level: impl Fn(usize) -> T, name: impl Fn(T) -> String) -> Vec<Term> {
        let levels: Vec<T> = (0..self.rows.len()).map(level).collect();
        let found: BTreeSet<T> = levels.iter().copied().collect();
        let column =
            |of: T| Term::new(name(of), levels.iter().map(|one| f64::from(u8::from(*one == of))).collect());
        found.into_iter().skip(1).map(column).collect()
    }

    fn categories(&self, filling: &Filling, feature: Feature) -> Vec<Term> {
        let name = |category: u8| format!("{}: {}", feature.words(), words(feature, category));
        self.levels(|row| filling.category(row, feature), name)
    }

    fn numbers(&self, unit_years: &UnitYears) -> Vec<Term> {
        let of = |placed: &Placed, column: usize| {
            let unit = &self.extract.units[placed.row.unit.0 as usize];
            let numbers = unit_years.of(unit, placed.row.statistical_year());
            numbers.and_then(|numbers| numbers[column]).unwrap_or(f64::NAN)
        };
        let names = unit_years.names().iter().enumerate();
        names
            .map(|(column, name)| {
                Term::new(name, self.rows.iter().map(|placed| of(placed, column)).collect())
            })
            .collect()
    }
}

/// The name of the effect among the terms of a model: the pilots' rows after embedding.
pub(crate) const EFFECT: &str = "pilot after embedding";
