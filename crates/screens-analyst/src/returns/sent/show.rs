//! One file as it was sent: who kept it, when, what was known of it, and what was told to the Department.

use super::{at, path, title};
use axum::response::Response;
use minijinja::context;
use record::{saved_returns::KIND, submissions::ReturnSubmission};
use serde_json::json;
use ui::{
    form::Problems,
    page::shown,
    route::{Needs, Office, Route},
    trouble::Trouble,
    visit::OfficeVisit,
    words,
};

/// The page.
pub(super) const SHOW: Route =
    Route::get("/returns/sent/{submission}", Needs::Office(Office::Returns), "return.sent_seen");

/// Shows it.
pub(super) async fn show(visit: OfficeVisit) -> Result<Response, Trouble> {
    let kept = at(&visit).await?;
    visit.note(Some((KIND, kept.sent.id)), json!({ "digest": kept.digest })).await?;
    page(&visit, axum::http::StatusCode::OK, &kept, &Problems::default()).await
}

/// The page, with what is wrong with what was asked on it.
pub(super) async fn page(
    visit: &OfficeVisit,
    status: axum::http::StatusCode,
    kept: &ReturnSubmission,
    problems: &Problems,
) -> Result<Response, Trouble> {
    let names = visit.app.store().names().await?;
    let sent = &kept.sent;
    let facts = vec![
        ("Sent on", calendar::long(sent.sent_on)),
        ("Kept by", format!("{}, {}", names.worker(kept.kept_by), words::moment(kept.kept_at))),
        ("Authority’s number", sent.authority.clone()),
        ("Children", sent.children.to_string()),
        ("Episodes of being in need", sent.episodes.to_string()),
        ("Errors", sent.errors.to_string()),
        ("Queries", sent.queries.to_string()),
        ("Checked", words::moment(sent.checked_at)),
        ("Against", sent.rules.clone()),
        ("Calendar", sent.calendar.clone()),
        ("Digest (SHA-256)", kept.digest.clone()),
    ];
    let content = context! {
        form => shown(visit.form_again(&visit.path, &ui::session::Sent { values: ui::form::Values::new() }, problems)),
        title => title(kept),
        facts => shown(facts),
        explanations => shown(sent.explanations.iter().collect::<Vec<_>>()),
        base => path(sent.id),
    };
    visit.show_as(status, "returns/sent/show.html", &visit.frame("A return that was sent"), content)
}
