//! The report itself, a page that needs nothing else. Its one style sheet is inside it and is let in by its hash.

use super::held;
use axum::{
    http::header,
    response::{Html, IntoResponse, Response},
};
use data_encoding::BASE64;
use serde_json::json;
use sha2::{Digest, Sha256};
use ui::{
    route::{Needs, Office, Route},
    trouble::Trouble,
    visit::OfficeVisit,
};

/// The page.
pub(super) const SHOW: Route =
    Route::get("/evidence/studies/{run}/report", Needs::Office(Office::Evidence), "study.report_read");

/// Shows it.
pub(super) async fn show(visit: OfficeVisit) -> Result<Response, Trouble> {
    let run = held::at(&visit)?;
    let report = run
        .done()
        .ok_or(Trouble::Absent)?
        .written
        .iter()
        .find(|file| file.name == "report.html")
        .ok_or(Trouble::Absent)?;
    visit.note(Some(("study", run.id)), json!({ "file": &run.file })).await?;
    let policy = policy(&report.text).ok_or_else(|| Trouble::Broken("a report has no style".to_owned()))?;
    Ok(([(header::CONTENT_SECURITY_POLICY, policy)], Html(report.text.clone())).into_response())
}

/// Nothing but this style sheet: no script, no picture, nothing from anywhere.
fn policy(page: &str) -> Option<String> {
    let (_, rest) = page.split_once("<style>")?;
    let (style, _) = rest.split_once("</style>")?;
    let hash = BASE64.encode(&Sha256::digest(style));
    Some(format!(
        "default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ))
}
