//! Small reports for tests.

use super::{Cell, Finding, Level, Report, RuleCard};
use crate::Year;

/// A report of these rules, every other one a query.
pub(crate) fn report(codes: &[&'static str], findings: Vec<Finding>) -> Report {
    let rules = codes.iter().enumerate().map(|(number, code)| RuleCard {
        code,
        level: if number.is_multiple_of(2) { Level::Error } else { Level::Query },
        message: "It must be so.",
        text: "It must be so, and for this reason.",
        reading: "So it must be.",
        module: "Module",
        fields: &["Field"],
        first: Year::FIRST,
        last: Year::LAST,
    });
    Report {
        what: "Children in need census",
        year: Year(2026),
        children: 3,
        rules: rules.collect(),
        findings,
        remarks: Vec::new(),
        not_run: Vec::new(),
    }
}

/// A finding in one cell.
pub(crate) fn finding(rule: usize, child: &str, row: u32, value: &str) -> Finding {
    let cell = Cell { table: "Table", row, line: Some(row + 10), field: "Field", value: Some(value.into()) };
    Finding { rule, child: Some(child.into()), cells: vec![cell], with: Vec::new() }
}
