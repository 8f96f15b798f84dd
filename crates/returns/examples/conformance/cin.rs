//! Cases of the children in need census: whole documents, and the rows of unit tests put into one.

use std::collections::BTreeMap;

use returns::Year;
use returns::cin::{Options, check};
use serde_json::{Value, json};

/// The fields flagged in each row of each table.
type Rows<'r> = BTreeMap<(&'r str, u32), Vec<&'r str>>;

/// A whole document, checked with every rule of its year.
pub(super) fn document(xml: &str, year: Year) -> Value {
    found(xml, &Options { year: Some(year), rules: None }, |_, row| Some(row))
}

/// What is found, by rule; each row once, with all its fields. `label` gives the number under which a row is known.
pub(super) fn found(xml: &str, options: &Options, label: impl Fn(&str, u32) -> Option<u32>) -> Value {
    let report = check(xml.as_bytes(), options);
    let mut rules: BTreeMap<&str, (bool, Rows<'_>)> = BTreeMap::new();
    for finding in &report.findings {
        let Some(rule) = report.rule_of(finding) else { continue };
        let (whole, rows) = rules.entry(rule.code).or_default();
        *whole |= finding.cells.is_empty();
        for cell in &finding.cells {
            let Some(row) = label(cell.table, cell.row) else { continue };
            let fields = rows.entry((cell.table, row)).or_default();
            if !fields.contains(&cell.field) {
                fields.push(cell.field);
            }
        }
    }
    rules
        .into_iter()
        .map(|(code, (whole, rows))| {
            let locations: Vec<Value> = rows
                .into_iter()
                .map(|((table, row), mut fields)| {
                    fields.sort_unstable();
                    json!({ "table": table, "row": row, "fields": fields })
                })
                .collect();
            (code.to_owned(), json!({ "la_level": whole, "locations": locations }))
        })
        .collect()
}
