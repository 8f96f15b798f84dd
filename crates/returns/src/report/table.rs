//! The report as a table, one line a cell, with the columns of the reports that authorities exchange today.

use std::io::{self, Write};

use super::{Cell, Report};

/// The columns: first those that authorities know, then what they miss there.
pub(super) const COLUMNS: [&str; 11] = [
    "ERROR_ID",
    "LAchildID",
    "rule_code",
    "tables_affected",
    "columns_affected",
    "ROW_ID",
    "value_flagged",
    "rule_description",
    "rule_type",
    "line_in_file",
    "part",
];

/// One line of the table.
pub(super) struct Line<'r> {
    pub(super) error: usize,
    pub(super) child: &'r str,
    pub(super) rule: &'r super::RuleCard,
    pub(super) cell: Option<&'r Cell>,
    /// Whether the cell is wrong itself, or the finding only depends on it.
    pub(super) part: &'static str,
}

impl Line<'_> {
    /// The texts of its columns.
    pub(super) fn texts(&self) -> [String; 11] {
        let cell = |text: fn(&Cell) -> String| self.cell.map(text).unwrap_or_default();
        [
            self.error.to_string(),
            harmless(self.child),
            self.rule.code.to_owned(),
            cell(|cell| cell.table.to_owned()),
            cell(|cell| cell.field.to_owned()),
            cell(|cell| cell.row.to_string()),
            cell(|cell| harmless(cell.value.as_deref().unwrap_or_default())),
            self.rule.message.to_owned(),
            self.rule.level.to_string(),
            cell(|cell| cell.line.map(|line| line.to_string()).unwrap_or_default()),
            self.part.to_owned(),
        ]
    }
}

/// What was entered, so that no spreadsheet takes it for a formula.
fn harmless(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']) && text.parse::<f64>().is_err();
    if formula { format!("'{text}") } else { text.to_owned() }
}

/// Every line of the table.
pub(super) fn lines(report: &Report) -> impl Iterator<Item = Line<'_>> {
    report.findings.iter().enumerate().flat_map(|(error, finding)| {
        let whole = finding.cells.is_empty().then_some((None, "whole return"));
        let flagged = finding.cells.iter().map(|cell| (Some(cell), "flagged"));
        let context = finding.with.iter().map(|cell| (Some(cell), "depends on"));
        let child = finding.child.as_deref().unwrap_or_default();
        let rule = report.rule_of(finding);
        whole
            .into_iter()
            .chain(flagged)
            .chain(context)
            .filter_map(move |(cell, part)| Some(Line { error, child, rule: rule?, cell, part }))
    })
}

/// Writes the report as CSV. A finding that concerns several cells takes as many lines, with one `ERROR_ID`.
pub fn csv(report: &Report, to: impl Write) -> io::Result<()> {
    let mut writer = csv::Writer::from_writer(to);
    writer.write_record(COLUMNS)?;
    for line in lines(report) {
        writer.write_record(line.texts())?;
    }
    writer.flush()
}
