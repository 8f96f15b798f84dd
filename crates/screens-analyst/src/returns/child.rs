//! One child: what was found, and the child's rows side by side with the cells that clash.

use super::{finding::lines, looked::Looked};
use crate::checks::Checks;
use crate::checks::Run;
use axum::response::Response;
use minijinja::context;
use returns::report::SheetRow;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use ui::{
    page::shown,
    route::{Needs, Office, Route},
    trouble::Trouble,
    visit::OfficeVisit,
};

/// The page. The number in the address is the check's own: no identifier stands in an address.
pub(super) const SHOW: Route =
    Route::get("/returns/{check}/children/{child}", Needs::Office(Office::Returns), "return.child_seen");

/// The child's rows in one table.
#[derive(Serialize)]
struct SheetView {
    table: &'static str,
    /// Columns in which a cell clashes, then those at which a rule looked: what is read first, and has room on a page.
    fields: Vec<&'static str>,
    /// The other columns.
    others: Vec<&'static str>,
    rows: Vec<RowView>,
}

/// A row.
#[derive(Serialize)]
struct RowView {
    line: Option<u32>,
    cells: Vec<CellView>,
    others: Vec<CellView>,
}

/// A cell with the rules that found it wanting, and those that look at it.
#[derive(Serialize)]
struct CellView {
    field: &'static str,
    value: String,
    wrong: Vec<&'static str>,
    with: Vec<&'static str>,
}

type Marks = BTreeMap<(&'static str, u32, &'static str), BTreeSet<&'static str>>;

/// Shows it.
pub(super) async fn show(visit: OfficeVisit) -> Result<Response, Trouble> {
    let looked = Looked::at(&visit).await?;
    let (run, base) = (&looked.run, looked.path());
    let number: u32 = visit.id("child")?;
    let child = run.index.children.get(number as usize).ok_or(Trouble::Absent)?;
    let sheets = {
        let (run, id) = (std::sync::Arc::clone(run), child.id.clone());
        visit.app.held::<Checks>().in_turn(move || sheets(&run, number, &id)).await
    };
    let content = context! {
        what => run.report.what,
        id => child.id.to_string(),
        errors => child.errors,
        queries => child.queries,
        list => lines(run, &base, run.index.of_child(number)),
        sheets => shown(sheets.unwrap_or_default()),
        held => run.files().is_some(),
        base,
    };
    visit.show("returns/child.html", "One child’s rows", content)
}

fn sheets(run: &Run, number: u32, id: &str) -> Vec<SheetView> {
    let (mut wrong, mut with) = (Marks::new(), Marks::new());
    for place in run.index.of_child(number) {
        let Some(finding) = run.report.findings.get(place) else { continue };
        let Some(rule) = run.report.rule_of(finding) else { continue };
        for (marks, cells) in [(&mut wrong, &finding.cells), (&mut with, &finding.with)] {
            for cell in cells {
                marks.entry((cell.table, cell.row, cell.field)).or_default().insert(rule.code);
            }
        }
    }
    let codes = |marks: &Marks, table, row, field| -> Vec<&'static str> {
        marks.get(&(table, row, field)).map_or_else(Vec::new, |codes| codes.iter().copied().collect())
    };
    let sheets = run.rows_of(id).into_iter().map(|sheet| {
        let marked = |marks: &Marks, field| {
            sheet.rows.iter().any(|row| marks.contains_key(&(sheet.table, row.row, field)))
        };
        let clashing = |field| if marked(&wrong, field) { 0 } else { 1 + u8::from(!marked(&with, field)) };
        let mut columns: Vec<(u8, usize, &'static str)> =
            sheet.fields.iter().enumerate().map(|(at, field)| (clashing(*field), at, *field)).collect();
        columns.sort_unstable();
        let (first, others): (Vec<_>, Vec<_>) = columns.into_iter().partition(|(rank, ..)| *rank < 2);
        let cells = |row: &SheetRow, columns: &[(u8, usize, &'static str)]| -> Vec<CellView> {
            let cell = |(_, at, field): &(u8, usize, &'static str)| CellView {
                field,
                value: row.values.get(*at).and_then(Option::as_deref).unwrap_or_default().to_owned(),
                wrong: codes(&wrong, sheet.table, row.row, *field),
                with: codes(&with, sheet.table, row.row, *field),
            };
            columns.iter().map(cell).collect()
        };
        let names =
            |columns: &[(u8, usize, &'static str)]| columns.iter().map(|(.., field)| *field).collect();
        SheetView {
            table: sheet.table,
            rows: (sheet.rows.iter())
                .map(|row| RowView { line: row.line, cells: cells(row, &first), others: cells(row, &others) })
                .collect(),
            fields: names(&first),
            others: names(&others),
        }
    });
    sheets.collect()
}
