//! The report as a person reads it first: a sentence, the rules that found something, and what was odd.

use std::io::{self, Write};

use super::{Level, Remark, Report, Weight};

/// How many remarks of one weight are shown; the others are in every other format.
const SHOWN: usize = 10;

/// What came of it, in a sentence or two.
pub fn headline(report: &Report) -> String {
    let what = report.title();
    if report.rules.is_empty() && !report.is_whole() {
        return format!("{what}: nothing could be checked.");
    }
    if !report.is_checked() {
        return format!("{what}: no rule was run, so that nothing was checked.");
    }
    let (errors, queries) = (report.count(Level::Error), report.count(Level::Query));
    let mut children: Vec<&str> =
        report.findings.iter().filter_map(|finding| finding.child.as_deref()).collect();
    children.sort_unstable();
    children.dedup();
    let checked =
        format!("{} checked against {}", count(report.children, "child", "children"), rules(report));
    let found = if errors + queries == 0 {
        "nothing found".to_owned()
    } else {
        format!(
            "{} and {}, concerning {}",
            count(errors as u64, "error", "errors"),
            count(queries as u64, "query", "queries"),
            count(children.len() as u64, "child", "children")
        )
    };
    let places = report.remarks.iter().filter(|remark| remark.weight == Weight::Schema).count();
    let refused = match places {
        0 => String::new(),
        places => format!(" The Department’s schema refuses {}.", count(places as u64, "place", "places")),
    };
    let whole =
        if report.is_whole() { "" } else { " Not all of the file was read: the report is not whole." };
    format!("{what}: {checked}; {found}.{refused}{whole}")
}

fn rules(report: &Report) -> String {
    count(report.rules.len() as u64, "rule", "rules")
}

/// A number with its thing, thousands marked: "1 child", "12,500 children".
pub fn count(number: u64, one: &str, many: &str) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    format!("{text} {}", if number == 1 { one } else { many })
}

/// Writes the report as a person reads it first.
pub fn text(report: &Report, mut to: impl Write) -> io::Result<()> {
    writeln!(to, "{}", headline(report))?;
    let by_rule = report.by_rule();
    let has_rows = !by_rule.is_empty();
    if has_rows {
        writeln!(to, "\n  rule    type     found  message")?;
    }
    for (rule, found) in by_rule {
        let level = if rule.level == Level::Error { "error" } else { "query" };
        writeln!(
            to,
            "  {:<7} {level:<6} {:>7}  {}",
            rule.code,
            count(found as u64, "", "").trim(),
            rule.message
        )?;
    }
    if has_rows {
        writeln!(to, "  Which child and which line: --format html, csv, xlsx or json, with --output FILE.")?;
    }
    for (weight, heading) in [
        (Weight::NotRead, "Not read"),
        (Weight::Schema, "Refused by the Department’s schema"),
        (Weight::Noticed, "Worth knowing"),
    ] {
        let remarks: Vec<&Remark> = report.remarks.iter().filter(|remark| remark.weight == weight).collect();
        if remarks.is_empty() {
            continue;
        }
        writeln!(to, "\n{heading} ({}):", count(remarks.len() as u64, "place", "places"))?;
        for remark in remarks.iter().take(SHOWN) {
            let line = remark.line.map(|line| format!("line {line}: ")).unwrap_or_default();
            writeln!(to, "  {line}{}", remark.said)?;
        }
        if let Some(more) = remarks.len().checked_sub(SHOWN).filter(|more| *more > 0) {
            writeln!(
                to,
                "  … and {} more; --format json, xlsx or html has them all.",
                count(more as u64, "", "").trim()
            )?;
        }
    }
    if !report.not_run.is_empty() {
        writeln!(to, "\nRules not run, or not fully ({}):", report.not_run.len())?;
        for not_run in &report.not_run {
            writeln!(to, "  {}: {}", not_run.code, not_run.why)?;
        }
    }
    Ok(())
}
