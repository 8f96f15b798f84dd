//! Who is in and who is left out, step by step.

use super::Told;
use crate::outcomes::Flow;
use crate::report::{Cell, Row, Table};

impl Told<'_> {
    pub(super) fn left_out(&self) -> Table {
        let mut table = Table::new(format!("{}-flow", self.id()), "Who is in and who is left out", "Step")
            .column("rows", "Rows");
        let mut push = |title: String, rows: usize| {
            let id = format!("step-{}", table.rows.len() + 1);
            table.rows.push(Row::new(id, title, vec![Cell::count(rows)]));
        };
        let mut tell = |flow: &Flow, considered: &str, kept: &str| {
            push(considered.to_owned(), flow.considered());
            for (why, rows) in flow.left_out() {
                push(format!("left out: {why}"), *rows);
            }
            push(kept.to_owned(), flow.kept());
        };
        tell(&self.finding.observed, "Found in the extract", "Fit the definition");
        tell(
            &self.finding.sample.flow,
            "Put into groups (once for each group that a unit serves)",
            "Compared",
        );
        if let Some(longest) = self.finding.sample.longest {
            table = table
                .note(format!("Assessments longer than {longest} working days are left out as outliers."));
        }
        table
    }
}
