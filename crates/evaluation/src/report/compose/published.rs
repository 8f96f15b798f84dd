//! What earlier evaluations published, beside what was found here, wherever they speak of the same thing.

use crate::report::compose::made::Made;
use crate::report::{Cell, Row, Section, Table};

pub(super) fn section(made: &Made<'_>) -> Option<Section> {
    if made.study.published.is_empty() {
        return None;
    }
    let mut table = Table::new("published-beside", "Earlier evaluations, and this one", "What it speaks of")
        .column("evaluation", "Evaluation")
        .column("said", "What it said")
        .column("here", "Here")
        .column("compared", "Is it the same thing?")
        .column("source", "Source");
    for (at, statement) in made.study.published.iter().enumerate() {
        let here: Vec<String> = made
            .findings()
            .iter()
            .filter(|finding| Some(&finding.outcome.measure) == statement.outcome.as_ref())
            .filter_map(|finding| {
                let lead = finding.lead()?;
                let unit = finding.measure.written.unit.of_difference();
                let effect = crate::report::Number::new(lead.effect, unit, 1)?;
                Some(format!(
                    "{} {}{} ({})",
                    finding.round.title,
                    effect.signed().written(),
                    unit.words(),
                    crate::study::strength::p_words(lead.by_lot.p)
                ))
            })
            .collect();
        let here = if here.is_empty() { Cell::missing("nothing") } else { Cell::text(here.join("; ")) };
        table.rows.push(Row::new(
            format!("statement-{}", at + 1),
            statement.about.clone(),
            vec![
                Cell::text(statement.evaluation.clone()),
                Cell::text(statement.said.clone()),
                here,
                Cell::text(statement.compared.clone()),
                Cell::text(statement.source.clone()),
            ],
        ));
    }
    Some(Section::new("published", "What earlier evaluations published").with(table))
}
