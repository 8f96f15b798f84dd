//! What was seen over the years: the units, those they are compared with, and England.

use super::comparison::Comparison;
use crate::methods::panel::mean;
use crate::study::run::ask::Ask;

/// What was seen over the years.
#[derive(Debug, Clone, PartialEq)]
pub struct Course {
    /// The units of the round, those they are compared with, and England.
    pub lines: Vec<Line>,
    /// The units one by one, by name.
    pub units: Vec<Line>,
}

/// A value by year. A year without one breaks the line.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Whose it is.
    pub name: String,
    /// Of how many units it is the mean in the years of the design; `None` for a single unit or England.
    pub of: Option<usize>,
    /// The values.
    pub values: Vec<(i32, Option<f64>)>,
}

impl Course {
    pub(super) fn of(ask: &Ask<'_>, comparisons: &[Comparison]) -> Self {
        let round = ask.round;
        let first = ask.outcome.earlier.iter().chain(&round.before).copied().min().unwrap_or_default();
        let last = round.after.iter().copied().max().unwrap_or_default();
        let years: Vec<i32> =
            ask.joined.panel.periods().iter().copied().filter(|year| (first..=last).contains(year)).collect();
        let value = |unit: usize, year: i32| ask.joined.panel.get(unit, year);
        let over = |name: &str, units: &[usize]| Line {
            name: name.to_owned(),
            of: Some(units.len()),
            values: years
                .iter()
                .map(|&year| {
                    let known: Vec<f64> = units.iter().filter_map(|&unit| value(unit, year)).collect();
                    (year, (!known.is_empty()).then(|| mean(&known)))
                })
                .collect(),
        };
        let mut lines = vec![over(&round.title, &ask.treated)];
        lines.extend(comparisons.iter().map(|comparison| {
            let others: Vec<usize> =
                comparison.others.iter().filter_map(|code| ask.joined.unit(code)).collect();
            over(&comparison.comparator.title, &others)
        }));
        let england = &ask.joined.series.england;
        if !england.is_empty() {
            let of_year = |&year: &i32| (year, england.get(&year).and_then(|found| found.value.value()));
            lines.push(Line {
                name: "England".to_owned(),
                of: None,
                values: years.iter().map(of_year).collect(),
            });
        }
        let units = round.units.iter().filter_map(|code| {
            let unit = ask.joined.unit(code)?;
            let name = ask.plan.unit(code).map_or_else(|| code.to_string(), |unit| unit.name.clone());
            Some(Line {
                name,
                of: None,
                values: years.iter().map(|&year| (year, value(unit, year))).collect(),
            })
        });
        Self { lines, units: units.collect() }
    }
}
