//! A finding as a line: the rule, the child, the cells that clash and those that they depend on.

use crate::checks::Run;
use minijinja::Value;
use returns::report::{Cell, Level, RuleCard};
use serde::Serialize;
use ui::page::shown;

/// A finding.
#[derive(Serialize)]
pub(super) struct FindingLine {
    code: &'static str,
    rule: String,
    level: &'static str,
    message: &'static str,
    child: Option<String>,
    child_href: Option<String>,
    cells: Vec<CellLine>,
    with: Vec<CellLine>,
}

/// A cell.
#[derive(Serialize)]
struct CellLine {
    table: &'static str,
    line: Option<u32>,
    field: &'static str,
    value: Option<String>,
}

impl From<&Cell> for CellLine {
    fn from(cell: &Cell) -> Self {
        let value = cell.value.as_deref().map(str::to_owned);
        Self { table: cell.table, line: cell.line, field: cell.field, value }
    }
}

/// Error or query, in words.
pub(super) fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "Error",
        Level::Query => "Query",
    }
}

/// Findings by their places in the report, as lines. `base` is the address of the check.
pub(super) fn lines(run: &Run, base: &str, places: impl Iterator<Item = usize>) -> Value {
    let lines: Vec<FindingLine> = places.filter_map(|place| line(run, base, place)).collect();
    shown(lines)
}

fn line(run: &Run, base: &str, place: usize) -> Option<FindingLine> {
    let finding = run.report.findings.get(place)?;
    let rule: &RuleCard = run.report.rule_of(finding)?;
    Some(FindingLine {
        code: rule.code,
        rule: format!("{base}/rules/{}", rule.code),
        level: level(rule.level),
        message: rule.message,
        child: finding.child.as_deref().map(str::to_owned),
        child_href: run.index.child_of(place).map(|child| format!("{base}/children/{child}")),
        cells: finding.cells.iter().map(CellLine::from).collect(),
        with: finding.with.iter().map(CellLine::from).collect(),
    })
}
