//! An authority beside its neighbours and England, measure by measure.

use super::chosen;
use crate::published;
use axum::response::Response;
use evaluation::{
    report::Cell,
    yearbook::{Beside, Year},
};
use minijinja::context;
use serde::Serialize;
use ui::{
    page::shown,
    route::{Needs, Office, Route},
    trouble::Trouble,
    visit::OfficeVisit,
};

/// The page.
pub(super) const SHOW: Route = Route::get("/evidence", Needs::Office(Office::Evidence), "evidence.seen");

/// Measures under one heading.
#[derive(Serialize)]
struct Topic {
    id: String,
    title: String,
    rows: Vec<Row>,
}

/// One measure.
#[derive(Serialize)]
struct Row {
    title: String,
    href: String,
    year: i32,
    own: Said,
    middle: Said,
    england: Said,
    told: Option<String>,
}

/// What stands in a cell: a number, or why there is none.
#[derive(Serialize)]
pub(crate) struct Said {
    words: String,
    missing: bool,
}

impl Said {
    /// A number.
    pub(crate) fn number(words: String) -> Self {
        Self { words, missing: false }
    }

    /// Why there is none.
    pub(crate) fn missing(words: String) -> Self {
        Self { words, missing: true }
    }
}

impl From<Cell> for Said {
    fn from(cell: Cell) -> Self {
        match cell {
            Cell::Number(number) => Self { words: number.written(), missing: false },
            Cell::Text(words) => Self { words, missing: false },
            Cell::Missing(words) => Self { words, missing: true },
            _ => Self { words: String::new(), missing: false },
        }
    }
}

/// Shows it.
pub(super) async fn show(visit: OfficeVisit) -> Result<Response, Trouble> {
    let yearbook = published::yearbook().await?;
    let chosen = chosen::authority(&visit, yearbook);
    let topics: Vec<Topic> = chosen.map_or_else(Vec::new, |(code, _)| {
        let all = yearbook.all(code).into_iter().filter(|(_, measures)| !measures.is_empty());
        all.map(|(topic, measures)| Topic {
            id: topic.id.clone(),
            title: topic.title.clone(),
            rows: measures
                .iter()
                .filter_map(|beside| beside.latest().map(|year| row(beside, year, code.as_str())))
                .collect(),
        })
        .collect()
    });
    let content = context! {
        authority => chosen.map(|(code, _)| code.as_str()),
        name => chosen.map(|(_, name)| name),
        unknown => chosen.is_none() && !visit.query.text("authority").is_empty(),
        neighbours => shown(chosen.map(|(code, _)| yearbook.neighbours(code))),
        list => yearbook.list(),
        choices => shown(chosen::choices(yearbook)),
        topics => shown(topics),
    };
    visit.show("evidence/beside.html", "Beside others", content)
}

fn row(beside: &Beside<'_>, year: &Year, code: &str) -> Row {
    Row {
        title: beside.measure.written.title.clone(),
        href: format!("/evidence/measures/{}?authority={code}", beside.measure.reference),
        year: year.year,
        own: beside.cell(year.own).into(),
        middle: beside.middle(year).into(),
        england: beside.england(year).into(),
        told: beside.told(),
    }
}
