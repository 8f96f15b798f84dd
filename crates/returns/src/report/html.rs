//! The report as one page of HTML that needs nothing else: no script, no other file.

use std::io::{self, Write};

use super::{Cell, Finding, Level, Report, Weight, summary};

const STYLE: &str = "body{font:1rem/1.5 Arial,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#0b0c0c}\
table{border-collapse:collapse;width:100%;margin:1rem 0}caption{text-align:left;font-weight:bold}\
th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;border-bottom:1px solid #b1b4b6}\
td.number{text-align:right}.scroll{overflow-x:auto}mark{background:#fff7bf;padding:0 .2rem}\
summary{cursor:pointer}a{color:#1d70b8}@media print{details>*{display:block}}";

/// Writes the report as a page of HTML.
pub fn html(report: &Report, mut to: impl Write) -> io::Result<()> {
    let headline = escaped(&summary::headline(report));
    write!(
        to,
        "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n<p>{headline}</p>\n",
        title = escaped(&report.title()),
    )?;
    remarks(report, &mut to)?;
    rules(report, &mut to)?;
    findings(report, &mut to)?;
    writeln!(to, "</main>\n</body>\n</html>")
}

fn remarks(report: &Report, to: &mut impl Write) -> io::Result<()> {
    for (weight, heading) in [
        (Weight::NotRead, "Not read"),
        (Weight::Schema, "Refused by the Department’s schema"),
        (Weight::Noticed, "Worth knowing"),
    ] {
        let mut remarks = report.remarks.iter().filter(|remark| remark.weight == weight).peekable();
        if remarks.peek().is_none() {
            continue;
        }
        writeln!(to, "<h2>{heading}</h2>\n<ul>")?;
        for remark in remarks {
            let line = remark.line.map(|line| format!("Line {line}: ")).unwrap_or_default();
            writeln!(to, "<li>{line}{}</li>", escaped(&remark.said))?;
        }
        writeln!(to, "</ul>")?;
    }
    if !report.not_run.is_empty() {
        writeln!(to, "<h2>Rules not run, or not fully</h2>\n<ul>")?;
        for not_run in &report.not_run {
            writeln!(to, "<li>{}: {}</li>", not_run.code, escaped(&not_run.why))?;
        }
        writeln!(to, "</ul>")?;
    }
    Ok(())
}

fn rules(report: &Report, to: &mut impl Write) -> io::Result<()> {
    let by_rule = report.by_rule();
    if by_rule.is_empty() {
        return Ok(());
    }
    writeln!(
        to,
        "<h2>By rule</h2>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"By rule\">\n<table>\n\
         <thead><tr><th scope=\"col\">Rule</th><th scope=\"col\">Type</th><th scope=\"col\">Found</th>\
         <th scope=\"col\">Message</th></tr></thead>\n<tbody>"
    )?;
    for (rule, found) in by_rule {
        writeln!(
            to,
            "<tr><th scope=\"row\"><a href=\"#rule-{code}\">{code}</a></th><td>{}</td><td class=\"number\">{found}</td><td>{}</td></tr>",
            rule.level,
            escaped(rule.message),
            code = rule.code,
        )?;
    }
    writeln!(to, "</tbody>\n</table>\n</div>")
}

/// Findings stand in the order of their rules.
fn findings(report: &Report, to: &mut impl Write) -> io::Result<()> {
    for findings in report.findings.chunk_by(|one, next| one.rule == next.rule) {
        let Some(rule) = findings.first().and_then(|finding| report.rule_of(finding)) else { continue };
        let kind = if rule.level == Level::Error { "error" } else { "query" };
        writeln!(
            to,
            "<h2 id=\"rule-{code}\">{code} ({kind})</h2>\n<p>{}</p>\n<details><summary>What rule {code} asks for</summary>",
            escaped(rule.message),
            code = rule.code,
        )?;
        for (whose, words) in rule.asks() {
            write!(to, "<p>{whose}: {}</p>", escaped(words))?;
        }
        writeln!(to, "</details>\n<ul>")?;
        for finding in findings {
            writeln!(to, "<li>{}</li>", sentence(finding))?;
        }
        writeln!(to, "</ul>")?;
    }
    Ok(())
}

/// The cells that clash, and those that they depend on.
fn sentence(finding: &Finding) -> String {
    if finding.cells.is_empty() {
        return "The whole return.".to_owned();
    }
    let child = match &finding.child {
        Some(child) => format!("Child {}: ", escaped(child)),
        None => String::new(),
    };
    let cells: Vec<String> =
        finding.cells.iter().map(|cell| format!("<mark>{}</mark>", place(cell))).collect();
    let with: Vec<String> = finding.with.iter().map(place).collect();
    let with = if with.is_empty() { String::new() } else { format!(" (with {})", with.join(", ")) };
    format!("{child}{}{with}", cells.join(", "))
}

fn place(cell: &Cell) -> String {
    let line = cell.line.map(|line| format!(", line {line}")).unwrap_or_default();
    let value = cell.value.as_deref().map_or_else(|| "blank".to_owned(), escaped);
    format!("{} {} = {value}{line}", cell.table, cell.field)
}

fn escaped(text: &str) -> String {
    let mut to = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => to.push_str("&amp;"),
            '<' => to.push_str("&lt;"),
            '>' => to.push_str("&gt;"),
            '"' => to.push_str("&quot;"),
            '\'' => to.push_str("&#39;"),
            other => to.push(other),
        }
    }
    to
}
