//! Cases of the children in need census: whole documents, and the rows of unit tests put into one.

#[path = "cin_unit.rs"]
mod cin_unit;

use std::collections::{BTreeMap, BTreeSet};

use returns::Year;
use returns::cin::{Options, check};
use serde_json::{Value, json};

/// The fields flagged in each row of each table.
type Rows = BTreeMap<(&'static str, u32), BTreeSet<&'static str>>;

/// A whole document, checked with every rule of its year.
pub(super) fn document(xml: &str, year: Year) -> Value {
    let mut rules = Rules::default();
    rules.find(xml, &Options { year: Some(year), rules: None }, |_, row| Some(row));
    rules.shown()
}

/// The rows of a unit test, checked with its one rule.
pub(super) fn unit(tables: &BTreeMap<String, cin_unit::Sheet>, code: &str, year: Year) -> Value {
    let options = Options { year: Some(year), rules: Some(vec![code.to_owned()]) };
    let mut rules = Rules::default();
    for (xml, labels) in cin_unit::censuses(tables) {
        let label = |table: &str, row: u32| labels.get(table)?.get(row as usize).copied();
        rules.find(&xml, &options, |table, row| label(table, row).filter(|row| *row != u32::MAX));
    }
    rules.shown()
}

/// What was found, by rule: whether the whole return is meant, and each row once, with all its fields.
#[derive(Default)]
struct Rules(BTreeMap<String, (bool, Rows)>);

impl Rules {
    /// `label` gives the number under which a row is known.
    fn find(&mut self, xml: &str, options: &Options, label: impl Fn(&str, u32) -> Option<u32>) {
        let report = check(xml.as_bytes(), options);
        for finding in &report.findings {
            let Some(rule) = report.rule_of(finding) else { continue };
            let (whole, rows) = self.0.entry(rule.code.to_owned()).or_default();
            *whole |= finding.cells.is_empty();
            for cell in &finding.cells {
                if let Some(row) = label(cell.table, cell.row) {
                    rows.entry((cell.table, row)).or_default().insert(cell.field);
                }
            }
        }
    }

    fn shown(self) -> Value {
        let location = |((table, row), fields)| json!({ "table": table, "row": row, "fields": fields });
        self.0
            .into_iter()
            .map(|(code, (whole, rows))| {
                let locations: Vec<Value> = rows.into_iter().map(location).collect();
                (code, json!({ "la_level": whole, "locations": locations }))
            })
            .collect()
    }
}
