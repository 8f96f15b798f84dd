//! Keeping what a check found, under a name and for a reason. The files are not kept.

use super::looked::Looked;
use axum::{http::StatusCode, response::Response};
use minijinja::context;
use record::saved_returns::Checked;
use returns::report;
use std::sync::Arc;
use ui::{
    form::{FormReader, Values},
    page::{Form, shown},
    route::{Needs, Office, Route},
    session::Sent,
    trouble::Trouble,
    visit::OfficeVisit,
};

/// The form.
pub(super) const SHOW: Route =
    Route::get("/returns/{check}/save", Needs::Office(Office::Returns), "return.saving");
/// The form sent.
pub(super) const SEND: Route =
    Route::post("/returns/{check}/save", Needs::Office(Office::Returns), "return.saved");

/// Asks for a name and a reason.
pub(super) async fn show(visit: OfficeVisit) -> Result<Response, Trouble> {
    let looked = Looked::at(&visit).await?;
    let mut there = Values::new();
    there.add("name", looked.run.report.title());
    let form = visit.form(&visit.path, 0, &there).await?;
    page(&visit, &looked, StatusCode::OK, form)
}

/// Keeps it.
pub(super) async fn send(visit: OfficeVisit, sent: Sent) -> Result<Response, Trouble> {
    let looked = Looked::find_at(&visit).await?;
    let mut reader = FormReader::new(&sent.values);
    let name = reader.line("name", "The name");
    if name.is_empty() {
        reader.problems.add("name", "Enter a name.");
    }
    let reason = reader.needed("reason", "What it is kept for", "Say what it is kept for.");
    if !reader.problems.is_empty() {
        let form = visit.form_again(&visit.path, &sent, &reader.problems);
        return page(&visit, &looked, StatusCode::UNPROCESSABLE_ENTITY, form);
    }
    let found = Arc::clone(&looked.run.report);
    let kept = tokio::task::spawn_blocking(move || report::keep(&found)).await;
    let kept = kept
        .map_err(|why| Trouble::Broken(why.to_string()))?
        .map_err(|why| Trouble::Broken(why.to_string()))?;
    let checked = Checked { name, reason, ..looked.run.summary() };
    visit.app.store().save_return(visit.permit, checked, kept).await?;
    Ok(visit.go(&looked.path(), "check-saved"))
}

fn page(visit: &OfficeVisit, looked: &Looked, status: StatusCode, form: Form) -> Result<Response, Trouble> {
    let content = context! { form => shown(form), base => looked.path(), headline => report::headline(&looked.run.report) };
    visit.show_as(status, "returns/save.html", &visit.frame("Keep this check"), content)
}
