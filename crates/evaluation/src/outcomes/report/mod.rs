//! An outcome of single children as a section of a report.

mod groups;
mod left_out;
mod model;

use super::definition::{Better, Definition, Rule};
use super::embedding::Period;
use super::finding::ChildFinding;
use crate::report::{Basis, Block, Cell, Notice, Row, Section, Table, Unit};
use calendar::long;

/// What a section needs beside the numbers.
pub struct Told<'a> {
    /// What was found.
    pub finding: &'a ChildFinding,
    /// The names of the units, by how the extract calls them.
    pub name: &'a dyn Fn(&str) -> String,
    /// The names of the units in the extract, in order.
    pub units: &'a [String],
}

/// The outcome: its definition, who is in and who is left out, means before and after, and the groups one by one.
pub fn section(told: &Told<'_>) -> Section {
    let definition = &told.finding.definition;
    let mut section = Section::new(format!("children-{}", told.id()), definition.outcome.name.clone());
    section.push(Block::Text(told.in_words()));
    section.push(told.means());
    for block in told.groups() {
        section.push(block);
    }
    section.push(told.model());
    if let Some(block) = told.otherwise() {
        section.push(block);
    }
    section.push(told.left_out());
    section.push(facts(definition));
    section
}

fn facts(definition: &Definition) -> Block {
    let outcome = &definition.outcome;
    let mut facts = vec![
        ("Definition".to_owned(), definition.label()),
        ("Counts".to_owned(), outcome.counts.clone()),
        ("Of".to_owned(), outcome.of.clone()),
        ("Clock starts".to_owned(), outcome.clock.clone()),
    ];
    let better = match outcome.better {
        Better::Lower => "less is better",
        Better::Higher => "more is better",
        Better::Neither => "neither more nor less is better in itself",
    };
    facts.push(("Direction".to_owned(), better.to_owned()));
    if let Some(cut_off) = outcome.cut_off {
        let days = outcome.cut_off_days;
        facts.push(("Data end".to_owned(), format!("day {days} of the clock lies before {}", long(cut_off))));
    }
    if !outcome.excludes.is_empty() {
        facts.push(("Left out".to_owned(), outcome.excludes.join("; ")));
    }
    facts.push(("Source".to_owned(), definition.source.clone()));
    Block::Facts(facts)
}

impl Told<'_> {
    fn id(&self) -> String {
        let Definition { version, outcome, .. } = &self.finding.definition;
        format!("{}-{}", outcome.id, version.to_lowercase())
    }

    fn unit(&self) -> Unit {
        match self.finding.definition.outcome.rule {
            Rule::WorkingDays { .. } => Unit::Days,
            _ => Unit::PerCent,
        }
    }

    /// A mean as it is written: shares of a hundred.
    fn scaled(&self, value: f64) -> f64 {
        if self.unit() == Unit::PerCent { value * 100.0 } else { value }
    }

    fn level(&self, value: Option<f64>) -> Cell {
        value.map_or_else(
            || Cell::missing("no rows"),
            |value| Cell::number(self.scaled(value), self.unit(), 1),
        )
    }

    fn difference(&self, value: Option<f64>) -> Cell {
        value.map_or_else(
            || Cell::missing("cannot be compared"),
            |value| Cell::change(self.scaled(value), self.unit().of_difference(), 1),
        )
    }

    fn basis(&self, population: &str, n: Option<usize>, method: &str) -> Basis {
        let Definition { version, outcome, .. } = &self.finding.definition;
        Basis {
            measure: Some(format!("{}@{version}", outcome.id)),
            population: population.to_owned(),
            n,
            units: Some(self.finding.groups.len()),
            method: method.to_owned(),
            seed: None,
        }
    }

    fn means(&self) -> Table {
        let mut table = Table::new(
            format!("{}-means", self.id()),
            format!("{}, before and after embedding", self.finding.definition.label()),
            "Who",
        )
        .column("before-n", "Rows before")
        .column("before", "Before")
        .column("after-n", "Rows after")
        .column("after", "After")
        .column("change", "Change");
        for (id, title, pilot) in [("pilots", "Pilots", true), ("comparators", "Comparators", false)] {
            let (before, after) =
                (self.finding.arm(pilot, Period::Before), self.finding.arm(pilot, Period::After));
            let change = before.value().zip(after.value()).map(|(before, after)| after - before);
            let cells = vec![
                Cell::count(before.rows),
                self.level(before.value()),
                Cell::count(after.rows),
                self.level(after.value()),
                self.difference(change),
            ];
            let basis = self.basis(
                &self.finding.definition.outcome.of,
                Some(before.rows + after.rows),
                "mean of all rows",
            );
            table.rows.push(Row::new(id, title, cells).on(basis));
        }
        table.note("A row of a unit that is compared with two pilots counts once for each. Units with many rows weigh more here than in the groups below.")
    }

    fn in_words(&self) -> String {
        let label = self.finding.definition.label();
        let comparison = match &self.finding.comparison {
            Ok(comparison) => comparison,
            Err(why) => return format!("{label}: nothing can be compared. {why}"),
        };
        let (mean, compared) = (self.scaled(comparison.mean), comparison.compared);
        let by = crate::report::Number::new(mean, self.unit().of_difference(), 1)
            .map(crate::report::Number::spoken)
            .unwrap_or_default();
        let direction = if mean < 0.0 { "less" } else { "more" };
        let chance = match &comparison.by_lot {
            Ok(lot) => format!(
                "Had the pilot of each group been drawn at random, as large a difference would have been seen with a probability of {:.3}.",
                lot.p
            ),
            Err(why) => format!("How likely that is by chance cannot be said. {why}"),
        };
        let many = if compared == 1 { "one group".to_owned() } else { format!("{compared} groups") };
        format!(
            "{label}: over {many}, pilots changed by {by} {direction} than the units they are compared with. {chance}"
        )
    }

    fn otherwise(&self) -> Option<Block> {
        let (definition, other) = self.finding.otherwise.as_ref()?;
        let written = |comparison: &Result<super::Comparison, crate::methods::MethodError>| {
            let mean = comparison.as_ref().ok().map(|comparison| self.scaled(comparison.mean))?;
            Some(crate::report::Number::new(mean, self.unit().of_difference(), 1)?.signed().written())
        };
        let (ours, theirs) = (written(&self.finding.comparison)?, written(other)?);
        Some(
            Notice {
                title: "One choice made differently".to_owned(),
                text: format!(
                    "{} gives a mean difference of {ours}. {}, with everything else the same, gives {theirs}. They are two measures and share no chart.",
                    self.finding.definition.label(),
                    definition.label()
                ),
            }
            .into(),
        )
    }
}
