//! A file of a report, to take away.

use super::held;
use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use serde_json::json;
use ui::{
    route::{Needs, Office, Route},
    trouble::Trouble,
    visit::OfficeVisit,
};

/// The file.
pub(super) const SHOW: Route =
    Route::get("/evidence/studies/{run}/files/{*file}", Needs::Office(Office::Evidence), "study.handed_out");

/// Hands it out.
pub(super) async fn show(visit: OfficeVisit) -> Result<Response, Trouble> {
    let run = held::at(&visit)?;
    let name = visit.params.get("file").ok_or(Trouble::Absent)?;
    let file = run
        .done()
        .ok_or(Trouble::Absent)?
        .written
        .iter()
        .find(|file| file.name == *name)
        .ok_or(Trouble::Absent)?;
    let kind = match name.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("csv") => "text/csv; charset=utf-8",
        Some("svg") => "image/svg+xml",
        _ => "application/json",
    };
    visit.note(Some(("study", run.id)), json!({ "file": name })).await?;
    let last = name.rsplit('/').next().unwrap_or(name);
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{last}\"")),
    ];
    Ok((headers, file.text.clone()).into_response())
}
