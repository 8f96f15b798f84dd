//! Where a return is chosen, and the checks that are held or saved.

use super::looked::path;
use crate::checks::Checks;
use crate::checks::Run;
use axum::{http::StatusCode, response::Response};
use minijinja::context;
use record::saved_returns::SavedReturn;
use returns::{Year, report};
use serde::Serialize;
use ui::{
    form::{Problems, Values},
    page::shown,
    people_options::Choice,
    route::{Needs, Office, Route},
    trouble::Trouble,
    visit::OfficeVisit,
    words,
};

/// The page.
pub(super) const SHOW: Route = Route::get("/returns", Needs::Office(Office::Returns), "returns.seen");

/// A check on a list.
#[derive(Serialize)]
struct Line {
    href: String,
    title: String,
    when: String,
    counts: String,
    by: String,
    reason: String,
    whole: bool,
}

/// Shows it.
pub(super) async fn show(visit: OfficeVisit) -> Result<Response, Trouble> {
    page(&visit, StatusCode::OK, &Values::new(), &Problems::default()).await
}

/// The page, with what is wrong with what was sent.
pub(super) async fn page(
    visit: &OfficeVisit,
    status: StatusCode,
    values: &Values,
    problems: &Problems,
) -> Result<Response, Trouble> {
    let names = visit.app.store().names().await?;
    let held: Vec<Line> =
        visit.app.held::<Checks>().all_of(&visit.who.secret.hash()).iter().map(|run| of_run(run)).collect();
    let saved: Vec<Line> = (visit.app.store().saved_returns(visit.permit).await?.into_iter())
        .map(|saved| Line { by: names.worker(saved.saved_by).to_owned(), ..of_saved(&saved) })
        .collect();
    let years: Vec<Choice> = (Year::FIRST.0..=Year::LAST.0)
        .rev()
        .map(|year| Choice::new(year.to_string(), format!("{} to {year}", year - 1)))
        .collect();
    let sent = ui::session::Sent { values: values.clone() };
    let content = context! {
        form => shown(visit.form_again("/returns", &sent, problems)),
        held => shown(held),
        saved => shown(saved),
        years => shown(years),
        largest => visit.app.held::<Checks>().settings().largest / 1_000_000,
    };
    visit.show_as(status, "returns/start.html", &visit.frame("Returns"), content)
}

fn of_run(run: &Run) -> Line {
    let summary = run.summary();
    Line {
        href: path(run.id),
        title: run.report.title(),
        when: words::moment(run.checked_at),
        counts: counts(summary.children, summary.errors, summary.queries),
        by: String::new(),
        reason: String::new(),
        whole: summary.whole,
    }
}

fn of_saved(saved: &SavedReturn) -> Line {
    let checked = &saved.checked;
    Line {
        href: path(checked.id),
        title: checked.name.clone(),
        when: words::moment(checked.checked_at),
        counts: counts(checked.children, checked.errors, checked.queries),
        by: String::new(),
        reason: checked.reason.clone(),
        whole: checked.whole,
    }
}

/// How much a check is of and what it found, in words.
pub(super) fn counts(children: u64, errors: u64, queries: u64) -> String {
    format!(
        "{}: {} and {}",
        report::count(children, "child", "children"),
        report::count(errors, "error", "errors"),
        report::count(queries, "query", "queries")
    )
}
