//! Every file that was kept as it was sent.

use super::{path, title};
use axum::response::Response;
use minijinja::context;
use serde::Serialize;
use serde_json::json;
use ui::{
    page::shown,
    route::{Needs, Office, Route},
    trouble::Trouble,
    visit::OfficeVisit,
};

/// The page.
pub(super) const SHOW: Route =
    Route::get("/returns/sent", Needs::Office(Office::Returns), "returns.sent_seen");

/// A file on the list.
#[derive(Serialize)]
struct Line {
    href: String,
    title: String,
    counts: String,
    sent: String,
    by: String,
}

/// Shows it.
pub(super) async fn show(visit: OfficeVisit) -> Result<Response, Trouble> {
    let kept = visit.app.store().submissions(visit.permit).await?;
    visit.note(None, json!({ "sent": kept.len() })).await?;
    let names = visit.app.store().names().await?;
    let lines: Vec<Line> = (kept.iter())
        .map(|one| Line {
            href: path(one.sent.id),
            title: title(one),
            counts: super::super::start::counts(one.sent.children, one.sent.errors, one.sent.queries),
            sent: calendar::long(one.sent.sent_on),
            by: names.worker(one.kept_by).to_owned(),
        })
        .collect();
    visit.show("returns/sent/list.html", "Returns that were sent", context! { lines => shown(lines) })
}
