//! One measure over the years: the authority, the middle of its neighbours, England, and what the measure is.

use super::{beside::Said, chosen};
use crate::published;
use axum::response::Response;
use evaluation::{
    measures::Reference,
    report::svg::{Size, svg},
};
use minijinja::{Value, context};
use serde::Serialize;
use ui::{
    page::shown,
    route::{Needs, Office, Route},
    trouble::Trouble,
    visit::OfficeVisit,
};

/// The page.
pub(super) const SHOW: Route =
    Route::get("/evidence/measures/{measure}", Needs::Office(Office::Evidence), "evidence.measure_seen");

/// One year.
#[derive(Serialize)]
struct Line {
    year: String,
    cells: Vec<Said>,
}

/// Another version of the measure.
#[derive(Serialize)]
struct Other {
    words: String,
    href: String,
}

/// Shows it.
pub(super) async fn show(visit: OfficeVisit) -> Result<Response, Trouble> {
    let yearbook = published::yearbook().await?;
    let reference: Reference = visit.id("measure")?;
    let (code, name) = chosen::authority(&visit, yearbook).ok_or(Trouble::Absent)?;
    let beside = yearbook.beside(code, &reference).ok_or(Trouble::Absent)?;
    let figure = beside.figure();
    let columns: Vec<String> = figure.table.columns.iter().map(|column| column.title.clone()).collect();
    let lines: Vec<Line> = (figure.table.rows.iter())
        .map(|row| Line {
            year: row.title.clone(),
            cells: row.cells.iter().cloned().map(Said::from).collect(),
        })
        .collect();
    let others: Vec<Other> = (yearbook.other_versions(&reference).into_iter())
        .filter(|other| yearbook.beside(code, &other.reference).is_some())
        .map(|other| Other {
            words: format!("{} — {}", other.reference, other.source),
            href: format!("/evidence/measures/{}?authority={code}", other.reference),
        })
        .collect();
    let content = context! {
        authority => code.as_str(),
        name,
        measure => beside.measure.written.title.clone(),
        told => beside.told(),
        latest => beside.latest().map(|year| year.year),
        wide => Value::from_safe_string(svg(&figure, Size::Wide)),
        narrow => Value::from_safe_string(svg(&figure, Size::Narrow)),
        columns,
        lines => shown(lines),
        notes => figure.table.notes.clone(),
        facts => beside.measure.facts(),
        cautions => beside.measure.written.cautions.clone(),
        neighbours => shown(yearbook.neighbours(code)),
        list => yearbook.list(),
        others => shown(others),
    };
    visit.show("evidence/measure.html", &beside.measure.written.title.clone(), content)
}
