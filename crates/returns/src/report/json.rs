//! The report as JSON, for other programs: what it holds, under the names of `Report`.

use std::io::{self, Write};

use serde::Serialize;

use super::{Cell, Level, NotRun, Remark, Report, Weight};

#[derive(Serialize)]
struct Shown<'r> {
    #[serde(rename = "return")]
    what: &'r str,
    /// Nothing where nothing could be checked.
    year: Option<String>,
    children: u64,
    whole: bool,
    clean: bool,
    errors: usize,
    queries: usize,
    rules: Vec<Rule<'r>>,
    findings: Vec<Found<'r>>,
    remarks: Vec<Noted<'r>>,
    not_run: Vec<Skipped<'r>>,
}

#[derive(Serialize)]
struct Rule<'r> {
    code: &'r str,
    level: &'static str,
    message: &'r str,
    module: &'r str,
    found: usize,
}

#[derive(Serialize)]
struct Found<'r> {
    rule: &'r str,
    level: &'static str,
    child: Option<&'r str>,
    cells: Vec<Place<'r>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    with: Vec<Place<'r>>,
}

#[derive(Serialize)]
struct Place<'r> {
    table: &'r str,
    row: u32,
    line: Option<u32>,
    field: &'r str,
    value: Option<&'r str>,
}

#[derive(Serialize)]
struct Noted<'r> {
    weight: &'static str,
    line: Option<u32>,
    said: &'r str,
}

#[derive(Serialize)]
struct Skipped<'r> {
    code: &'r str,
    why: &'r str,
}

/// Writes the report as JSON. A level is `error` or `query`; the weight of a remark `not read`, `schema` or `noticed`.
pub fn json(report: &Report, to: impl Write) -> io::Result<()> {
    let shown = Shown {
        what: report.what,
        year: (!report.is_of_nothing()).then(|| report.year.to_string()),
        children: report.children,
        whole: report.is_whole(),
        clean: report.is_clean(),
        errors: report.count(Level::Error),
        queries: report.count(Level::Query),
        rules: report
            .by_rule()
            .into_iter()
            .map(|(rule, found)| Rule {
                code: rule.code,
                level: level(rule.level),
                message: rule.message,
                module: rule.module,
                found,
            })
            .collect(),
        findings: report
            .findings
            .iter()
            .filter_map(|finding| {
                let rule = report.rule_of(finding)?;
                Some(Found {
                    rule: rule.code,
                    level: level(rule.level),
                    child: finding.child.as_deref(),
                    cells: places(&finding.cells),
                    with: places(&finding.with),
                })
            })
            .collect(),
        remarks: report.remarks.iter().map(said).collect(),
        not_run: report.not_run.iter().map(|NotRun { code, why }| Skipped { code, why }).collect(),
    };
    serde_json::to_writer(to, &shown).map_err(io::Error::from)
}

fn places(cells: &[Cell]) -> Vec<Place<'_>> {
    cells
        .iter()
        .map(|Cell { table, row, line, field, value }| Place {
            table,
            row: *row,
            line: *line,
            field,
            value: value.as_deref(),
        })
        .collect()
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Query => "query",
    }
}

fn said(remark: &Remark) -> Noted<'_> {
    let weight = match remark.weight {
        Weight::NotRead => "not read",
        Weight::Schema => "schema",
        Weight::Noticed => "noticed",
    };
    Noted { weight, line: remark.line, said: &remark.said }
}
