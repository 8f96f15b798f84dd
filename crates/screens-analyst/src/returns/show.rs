//! What a check found, by rule, by child and by table.

use super::{
    finding::{level, lines},
    looked::Looked,
};
use crate::{
    checks::{Run, Which},
    pages::Pages,
};
use axum::response::Response;
use minijinja::{Value, context};
use returns::report::{self, Level, Weight};
use serde::Serialize;
use std::{cmp::Reverse, collections::BTreeMap};
use ui::{
    page::shown,
    route::{Needs, Office, Route},
    trouble::Trouble,
    visit::OfficeVisit,
    words,
};

/// The page.
pub(super) const SHOW: Route = Route::get("/returns/{check}", Needs::Office(Office::Returns), "return.seen");

/// A rule that found something.
#[derive(Serialize)]
struct RuleLine {
    code: &'static str,
    href: String,
    level: &'static str,
    message: &'static str,
    found: usize,
}

/// A child about whom something was found.
#[derive(Serialize)]
struct Child {
    id: String,
    href: String,
    errors: u32,
    queries: u32,
}

/// A table in which something was found.
#[derive(Serialize, Default)]
struct Table {
    name: &'static str,
    errors: usize,
    queries: usize,
}

/// Remarks of one weight.
#[derive(Serialize)]
struct Remarks {
    title: &'static str,
    said: Vec<String>,
    more: usize,
}

/// So many remarks of a weight stand on the page; the rest is in what can be handed out.
const REMARKS: usize = 20;

/// Shows it; the address says by what, which level, which table, and in which order.
pub(super) async fn show(visit: OfficeVisit) -> Result<Response, Trouble> {
    let looked = Looked::at(&visit).await?;
    let (run, base) = (&looked.run, looked.path());
    let asked = |name: &str| visit.query.text(name).to_owned();
    let by = match visit.query.text("by") {
        known @ ("children" | "tables" | "table") => known,
        _ => "rules",
    };
    let only = visit.asked("level", |level| match level {
        "error" => Some(Some(Level::Error)),
        "query" => Some(Some(Level::Query)),
        "all" => Some(None),
        _ => None,
    })?;
    let only = only.flatten();
    let (list, count, pages): (Value, usize, Pages) = match by {
        "children" => children(run, &base, only, visit.query.text("sort"), visit.query.text("page")),
        "tables" => tables(run),
        "table" => of_table(run, &base, only, visit.query.text("table"), visit.query.text("page")),
        _ => rules(run, &base, only, visit.query.text("sort")),
    };
    let content = context! {
        base,
        title => run.report.title(),
        headline => report::headline(&run.report),
        checked => words::moment(run.checked_at),
        saved => looked.saved.as_ref().map(|saved| saved.checked.name.clone()),
        held => run.files().is_some(),
        file => run.files().is_some() && run.which == Which::Cin,
        whole => run.report.is_whole(),
        clean => run.report.is_clean(),
        earlier => run.earlier.is_some(),
        remarks => shown(remarks(run)),
        not_run => shown(not_run(run)),
        by, level => asked("level"), sort => asked("sort"), table => asked("table"),
        list, count, pages => shown(pages),
        minutes => visit.app.settings().idle.as_mins(),
    };
    visit.show("returns/check.html", &format!("{}: what was found", run.report.what), content)
}

/// The rules that found something, as lines.
pub(super) fn rules(run: &Run, base: &str, only: Option<Level>, sort: &str) -> (Value, usize, Pages) {
    let mut found = run.report.by_rule();
    found.retain(|(rule, _)| only.is_none_or(|only| rule.level == only));
    if sort != "code" {
        found.sort_by_key(|(rule, found)| (rule.level, Reverse(*found)));
    }
    let lines: Vec<RuleLine> = (found.iter())
        .map(|(rule, found)| RuleLine {
            code: rule.code,
            href: format!("{base}/rules/{}", rule.code),
            level: level(rule.level),
            message: rule.message,
            found: *found,
        })
        .collect();
    let count = lines.len();
    (shown(lines), count, Pages::asked("", 0))
}

fn children(run: &Run, base: &str, only: Option<Level>, sort: &str, page: &str) -> (Value, usize, Pages) {
    let mut all: Vec<(usize, &crate::checks::ChildLine)> = run.index.children.iter().enumerate().collect();
    all.retain(|(_, child)| match only {
        Some(Level::Error) => child.errors > 0,
        Some(Level::Query) => child.queries > 0,
        None => true,
    });
    if sort != "id" {
        all.sort_by_key(|(_, child)| Reverse((child.errors, child.queries)));
    }
    let (count, pages) = (all.len(), Pages::asked(page, all.len()));
    let lines: Vec<Child> = pages
        .cut(all)
        .map(|(number, child)| Child {
            id: child.id.to_string(),
            href: format!("{base}/children/{number}"),
            errors: child.errors,
            queries: child.queries,
        })
        .collect();
    (shown(lines), count, pages)
}

fn tables(run: &Run) -> (Value, usize, Pages) {
    let mut found: BTreeMap<&'static str, Table> = BTreeMap::new();
    for finding in &run.report.findings {
        let name = finding.cells.first().map_or("", |cell| cell.table);
        let table = found.entry(name).or_insert_with(|| Table { name, ..Table::default() });
        match run.report.rule_of(finding).map(|rule| rule.level) {
            Some(Level::Error) => table.errors += 1,
            Some(Level::Query) => table.queries += 1,
            None => {}
        }
    }
    let lines: Vec<Table> = found.into_values().collect();
    let count = lines.len();
    (shown(lines), count, Pages::asked("", 0))
}

fn of_table(run: &Run, base: &str, only: Option<Level>, table: &str, page: &str) -> (Value, usize, Pages) {
    let places: Vec<usize> = (run.report.findings.iter().enumerate())
        .filter(|(_, finding)| finding.cells.first().map_or("", |cell| cell.table) == table)
        .filter(|(_, finding)| {
            only.is_none_or(|only| run.report.rule_of(finding).is_some_and(|rule| rule.level == only))
        })
        .map(|(place, _)| place)
        .collect();
    let (count, pages) = (places.len(), Pages::asked(page, places.len()));
    (lines(run, base, pages.cut(places)), count, pages)
}

fn remarks(run: &Run) -> Vec<Remarks> {
    [
        (Weight::NotRead, "Not read"),
        (Weight::Schema, "Refused by the Department’s schema"),
        (Weight::Noticed, "Worth knowing"),
    ]
    .into_iter()
    .filter_map(|(weight, title)| {
        let of_weight: Vec<_> = run.report.remarks.iter().filter(|remark| remark.weight == weight).collect();
        let said = |remark: &&report::Remark| match remark.line {
            Some(line) => format!("Line {line}: {}", remark.said),
            None => remark.said.clone(),
        };
        let more = of_weight.len().saturating_sub(REMARKS);
        let said: Vec<String> = of_weight.iter().take(REMARKS).map(said).collect();
        (!said.is_empty()).then_some(Remarks { title, said, more })
    })
    .collect()
}

/// The rules that were not run, those with the same reason together.
fn not_run(run: &Run) -> Vec<(String, Vec<&'static str>)> {
    let mut why: BTreeMap<&str, Vec<&'static str>> = BTreeMap::new();
    for rule in &run.report.not_run {
        why.entry(&rule.why).or_default().push(rule.code);
    }
    why.into_iter().map(|(why, codes)| (why.to_owned(), codes)).collect()
}
