//! A report as bytes, to be kept and read again whole, whatever the rules say by then.

use std::collections::HashSet;
use std::hash::Hash;
use std::sync::{LazyLock, Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use super::{Cell, Finding, Level, NotRun, Remark, Report, RuleCard, Weight};
use crate::Year;

/// The form of what is kept; another one is refused.
const FORM: u8 = 1;

#[derive(Serialize, Deserialize)]
struct Kept {
    form: u8,
    what: String,
    year: u16,
    children: u64,
    rules: Vec<KeptRule>,
    /// The tables and fields, which cells name by number.
    names: Vec<String>,
    findings: Vec<KeptFinding>,
    remarks: Vec<(u8, Option<u32>, String)>,
    not_run: Vec<(String, String)>,
}

#[derive(Serialize, Deserialize)]
struct KeptRule {
    code: String,
    error: bool,
    message: String,
    text: String,
    /// Nothing in what was kept before the Department's words and Kith's were told apart: then the text may be either's.
    #[serde(default)]
    reading: Option<String>,
    module: String,
    fields: Vec<String>,
    years: (u16, u16),
}

/// Rule, child, cells, and the cells that they depend on.
#[derive(Serialize, Deserialize)]
struct KeptFinding(usize, Option<Box<str>>, Vec<KeptCell>, Vec<KeptCell>);

/// Table, row, line, field, value.
#[derive(Serialize, Deserialize)]
struct KeptCell(usize, u32, Option<u32>, usize, Option<Box<str>>);

/// Why bytes are no report.
#[derive(Debug, thiserror::Error)]
#[error("This is not a report that this version of Kith can read: {0}.")]
pub struct NotKept(String);

/// Writes a report as bytes, with the rules' words as they are now.
pub fn keep(report: &Report) -> Result<Vec<u8>, NotKept> {
    let mut names = Names::default();
    let findings = report
        .findings
        .iter()
        .map(|finding| {
            let cells = names.cells(&finding.cells);
            KeptFinding(finding.rule, finding.child.clone(), cells, names.cells(&finding.with))
        })
        .collect();
    let kept = Kept {
        form: FORM,
        what: report.what.to_owned(),
        year: report.year.0,
        children: report.children,
        rules: report.rules.iter().map(KeptRule::of).collect(),
        names: names.0.into_iter().map(str::to_owned).collect(),
        findings,
        remarks: report
            .remarks
            .iter()
            .map(|remark| (remark.weight as u8, remark.line, remark.said.clone()))
            .collect(),
        not_run: report.not_run.iter().map(|not| (not.code.to_owned(), not.why.clone())).collect(),
    };
    serde_json::to_vec(&kept).map_err(|why| NotKept(why.to_string()))
}

/// Reads a report from what [`keep`] wrote.
pub fn restore(bytes: &[u8]) -> Result<Report, NotKept> {
    let kept: Kept = serde_json::from_slice(bytes).map_err(|why| NotKept(why.to_string()))?;
    if kept.form != FORM {
        return Err(NotKept(format!("it has the form {}", kept.form)));
    }
    let names: Vec<&'static str> = kept.names.iter().map(|name| known(name)).collect();
    let name = |number: usize| names.get(number).copied().unwrap_or_default();
    let cells = |cells: Vec<KeptCell>| -> Vec<Cell> {
        let cell = |KeptCell(table, row, line, field, value)| Cell {
            table: name(table),
            row,
            line,
            field: name(field),
            value,
        };
        cells.into_iter().map(cell).collect()
    };
    Ok(Report {
        what: known(&kept.what),
        year: Year(kept.year),
        children: kept.children,
        rules: kept.rules.iter().map(KeptRule::card).collect(),
        findings: kept
            .findings
            .into_iter()
            .map(|KeptFinding(rule, child, flagged, with)| Finding {
                rule,
                child,
                cells: cells(flagged),
                with: cells(with),
            })
            .collect(),
        remarks: kept
            .remarks
            .into_iter()
            .map(|(weight, line, said)| Remark { weight: weight_of(weight), line, said })
            .collect(),
        not_run: kept.not_run.into_iter().map(|(code, why)| NotRun { code: known(&code), why }).collect(),
    })
}

fn weight_of(number: u8) -> Weight {
    match number {
        number if number == Weight::Schema as u8 => Weight::Schema,
        number if number == Weight::Noticed as u8 => Weight::Noticed,
        _ => Weight::NotRead,
    }
}

/// Tables and fields in the order in which they first occur.
#[derive(Default)]
struct Names(Vec<&'static str>);

impl Names {
    fn number(&mut self, name: &'static str) -> usize {
        self.0.iter().position(|known| *known == name).unwrap_or_else(|| {
            self.0.push(name);
            self.0.len() - 1
        })
    }

    fn cells(&mut self, cells: &[Cell]) -> Vec<KeptCell> {
        cells
            .iter()
            .map(|cell| {
                let (table, field) = (self.number(cell.table), self.number(cell.field));
                KeptCell(table, cell.row, cell.line, field, cell.value.clone())
            })
            .collect()
    }
}

impl KeptRule {
    fn of(rule: &RuleCard) -> Self {
        Self {
            code: rule.code.to_owned(),
            error: rule.level == Level::Error,
            message: rule.message.to_owned(),
            text: rule.text.to_owned(),
            reading: Some(rule.reading.to_owned()),
            module: rule.module.to_owned(),
            fields: rule.fields.iter().map(|field| (*field).to_owned()).collect(),
            years: (rule.first.0, rule.last.0),
        }
    }

    fn card(&self) -> RuleCard {
        // What may be Kith's is not passed off as the Department's.
        let (text, reading) = match &self.reading {
            Some(reading) => (self.text.as_str(), reading.as_str()),
            None => ("", self.text.as_str()),
        };
        RuleCard {
            code: known(&self.code),
            level: if self.error { Level::Error } else { Level::Query },
            message: known(&self.message),
            text: known(text),
            reading: known(reading),
            module: known(&self.module),
            fields: known_list(&self.fields.iter().map(|field| known(field)).collect::<Vec<_>>()),
            first: Year(self.years.0),
            last: Year(self.years.1),
        }
    }
}

/// The words of reports that were read again, each kept once for as long as the program runs: names of tables and
/// fields, and the words of rules. There are no more of them than the catalogues have had.
static KNOWN: LazyLock<Mutex<HashSet<&'static str>>> = LazyLock::new(Mutex::default);
static LISTS: LazyLock<Mutex<HashSet<&'static [&'static str]>>> = LazyLock::new(Mutex::default);

fn known(text: &str) -> &'static str {
    once(&KNOWN, text, || Box::leak(text.into()))
}

fn known_list(list: &[&'static str]) -> &'static [&'static str] {
    once(&LISTS, list, || list.to_vec().leak())
}

fn once<T: Hash + Eq + ?Sized>(
    all: &Mutex<HashSet<&'static T>>,
    one: &T,
    keep: impl FnOnce() -> &'static T,
) -> &'static T {
    let mut all = all.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = all.get(one) {
        return known;
    }
    let kept = keep();
    all.insert(kept);
    kept
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failed test should say so at once")]
mod tests {
    use super::*;
    use crate::report::testing::{finding, report};

    #[test]
    fn a_report_comes_back_whole() {
        let mut report =
            report(&["100", "200"], vec![finding(0, "A", 7, "x"), finding(1, "Ünal", 9, "=1+1")]);
        let whole = Finding { rule: 1, child: None, cells: Vec::new(), with: Vec::new() };
        report.findings.push(whole);
        report.findings[0].with =
            vec![Cell { table: "Other", row: 1, line: None, field: "Date", value: None }];
        for weight in [Weight::NotRead, Weight::Schema, Weight::Noticed] {
            report.remarks.push(Remark { weight, line: Some(3), said: format!("{weight:?}") });
        }
        report.not_run.push(NotRun { code: "300", why: "No postcodes.".to_owned() });
        let bytes = keep(&report).unwrap();
        assert_eq!(restore(&bytes).unwrap(), report);
        // A report of before: nobody knows whose words its rules are in.
        let before = String::from_utf8(bytes).unwrap().replace(r#""reading":"So it must be.","#, "");
        let rule = restore(before.as_bytes()).unwrap().rules[0];
        assert_eq!((rule.text, rule.reading), ("", "It must be so, and for this reason."));
        assert!(restore(b"{}").is_err());
        assert!(restore(&[]).is_err());
    }
}
