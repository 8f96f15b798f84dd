//! What was changed after the plan was locked, and the results of both plans side by side.

use crate::report::compose::made::Made;
use crate::report::compose::words::id_of;
use crate::report::{Block, Cell, Row, Section, Table};
use crate::study::run::Finding;

pub(super) fn section(made: &Made<'_>) -> Section {
    let mut section = Section::new("deviations", "Changes of the plan");
    let Some(deviated) = &made.evaluation.deviated else {
        let text = match made.lock {
            Some(lock) => {
                format!("None. The plan is the one that was locked on {}.", calendar::long(lock.on))
            }
            None => "The plan was not locked, so nobody can say whether it was changed.".to_owned(),
        };
        return section.with(Block::Text(text));
    };
    section.push(Block::List(
        deviated.changes.iter().map(|change| format!("{}: {}.", change.path, change.words())).collect(),
    ));
    section.push(Block::List(
        made.study
            .deviations
            .iter()
            .map(|deviation| {
                let seen = if deviation.after_seeing_results {
                    "after results had been seen"
                } else {
                    "before results were seen"
                };
                format!(
                    "{}, decided by {}, {seen}: {} ({})",
                    calendar::long(deviation.on),
                    deviation.by,
                    deviation.why,
                    deviation.changes.join(", ")
                )
            })
            .collect(),
    ));
    match &deviated.as_locked {
        Ok(locked) => section.push(both(made, locked)),
        Err(faults) => {
            section.push(Block::Text("The plan as it was locked cannot be carried out:".to_owned()));
            section.push(Block::List(faults.iter().map(ToString::to_string).collect()));
        }
    }
    section
}

fn both(made: &Made<'_>, locked: &[Finding]) -> Table {
    let mut table =
        Table::new("deviations-both", "The plan as it was locked, and as it is", "Outcome and round")
            .column("locked", "As locked")
            .column("locked-p", "p as locked")
            .column("now", "As it is")
            .column("now-p", "p as it is");
    let mut ids: Vec<(String, String)> = Vec::new();
    for finding in locked.iter().chain(made.findings()) {
        let title = format!("{} · {}", finding.measure.written.short(), finding.round.title.to_lowercase());
        let id = id_of(finding);
        if !ids.iter().any(|(known, _)| *known == id) {
            ids.push((id, title));
        }
    }
    let cells = |findings: &[Finding], id: &str| {
        let Some(finding) = findings.iter().find(|finding| id_of(finding) == id) else {
            return [Cell::missing("not in this plan"), Cell::missing("not in this plan")];
        };
        match finding.lead() {
            Some(lead) => {
                let unit = finding.measure.written.unit.of_difference();
                [Cell::change(lead.effect, unit, 2), Cell::p(lead.by_lot.p)]
            }
            None => [Cell::missing("nobody to compare with"), Cell::missing("nobody to compare with")],
        }
    };
    for (id, title) in ids {
        let [was, was_p] = cells(locked, &id);
        let [now, now_p] = cells(made.findings(), &id);
        table.rows.push(Row::new(id, title, vec![was, was_p, now, now_p]));
    }
    table
}
