//! Implementation and fidelity beside outcomes: the outcomes by how long the practice had been used.

use crate::methods::panel::mean;
use crate::report::compose::made::Made;
use crate::report::compose::words::id_of;
use crate::report::{Block, Cell, Row, Section, Table};
use crate::study::run::Finding;

pub(super) fn section(made: &Made<'_>) -> Section {
    let about = &made.study.about;
    let mut section = Section::new("beside", "How far it was practised, beside the outcomes");
    if made.more.is_empty() {
        section.push(Block::Text(format!(
            "Published statistics say nothing of how faithfully {} was practised, and no survey, audit or interview was joined to \
             this study. What is known is how long each {} had used it.",
            about.practice, about.unit
        )));
    } else {
        section.push(Block::Text(format!(
            "What people and case files said of the practice follows in sections of its own. Here the outcomes stand by how long \
             each {} had used it.",
            about.unit
        )));
    }
    let tables: Vec<Table> = made.findings().iter().filter_map(|finding| by_group(made, finding)).collect();
    if tables.is_empty() {
        section.push(Block::Text("The study says nothing of groups.".to_owned()));
    }
    for table in tables {
        section.push(table);
    }
    section
}

fn by_group(made: &Made<'_>, finding: &Finding) -> Option<Table> {
    let lead = finding.lead()?;
    if finding.outcome.role != crate::study::plan::Role::Primary || made.study.plan.groups.is_empty() {
        return None;
    }
    let unit = finding.measure.written.unit.of_difference();
    let mut table = Table::new(
        format!("{}-groups", id_of(finding)),
        format!(
            "{}, {}: difference by group",
            finding.measure.written.short(),
            finding.round.title.to_lowercase()
        ),
        "Group",
    )
    .column("units", "Units")
    .column("mean", "Mean difference")
    .column("lowest", "Lowest")
    .column("highest", "Highest");
    for group in &made.study.plan.groups {
        let values: Vec<f64> = lead
            .units
            .iter()
            .filter(|(code, _)| finding.groups.get(code).is_some_and(|of| of.id == group.id))
            .map(|&(_, difference)| difference)
            .collect();
        let number = |value: f64| Cell::change(value, unit, 2);
        let ends = |better: fn(f64, f64) -> f64| {
            values.iter().copied().reduce(better).map_or(Cell::missing("nobody"), number)
        };
        table.rows.push(
            Row::new(
                group.id.clone(),
                group.title.clone(),
                vec![
                    Cell::count(values.len()),
                    if values.is_empty() { Cell::missing("nobody") } else { number(mean(&values)) },
                    ends(f64::min),
                    ends(f64::max),
                ],
            )
            .on(crate::report::compose::words::basis(
                finding,
                lead,
                "mean of the units’ own differences",
            )),
        );
    }
    Some(table.note("Groups this small describe; they test nothing."))
}
