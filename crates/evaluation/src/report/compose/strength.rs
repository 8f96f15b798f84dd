//! Every rule of the evidence strength, and how it was answered for each outcome.

use crate::report::compose::made::Made;
use crate::report::compose::words::id_of;
use crate::report::{Block, Cell, Row, Section, Table};
use crate::study::strength::Level;
use crate::study::strength::RULES;

pub(super) fn section(made: &Made<'_>) -> Section {
    let mut section = Section::new("strength", "How strong the evidence is");
    let Some(rules) = &*RULES else {
        return section.with(Block::Text("The rules could not be read, so all evidence is low.".to_owned()));
    };
    section.push(Block::Text(format!(
        "Evidence is moderate where every rule marked “moderate” is met, and high where all are. Anything else is low. The rules \
         ({}) are the same for every study.",
        rules.version
    )));
    let needed = |level: Level| level.word();
    for finding in made.findings() {
        let mut table = Table::new(
            format!("{}-strength", id_of(finding)),
            format!(
                "{}, {}: {} evidence",
                finding.measure.written.short(),
                finding.round.title.to_lowercase(),
                finding.grade.level.word()
            ),
            "Rule",
        )
        .column("for", "Needed for")
        .column("met", "Met")
        .column("found", "What was found");
        for answer in &finding.grade.answers {
            table.rows.push(Row::new(
                answer.id.clone(),
                answer.asks.clone(),
                vec![
                    Cell::text(needed(answer.needed_for)),
                    Cell::text(if answer.met { "yes" } else { "no" }),
                    Cell::text(answer.found.clone()),
                ],
            ));
        }
        section.push(table);
    }
    section
}
