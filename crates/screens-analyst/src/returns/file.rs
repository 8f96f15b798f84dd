//! The file of a children in need census that this session holds: how much it holds, what was found by rule, and what can be done with it.

use super::{held_file::HeldFile, out_of_record::file_name, show::rules};
use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use minijinja::context;
use record::StoreError;
use serde_json::json;
use ui::{
    page::shown,
    route::{Needs, Office, Route},
    trouble::Trouble,
    visit::OfficeVisit,
    words,
};

/// The page.
pub(super) const SHOW: Route =
    Route::get("/returns/{check}/file", Needs::Office(Office::Returns), "return.file_seen");
/// The file itself.
pub(super) const DOWNLOAD: Route =
    Route::get("/returns/{check}/file/download", Needs::Office(Office::Returns), "return.file_handed_out");

/// Shows it.
pub(super) async fn show(visit: OfficeVisit) -> Result<Response, Trouble> {
    let held = HeldFile::at(&visit).await?;
    let (run, outline) = (&held.run, &held.outline);
    visit.app.store().note_check(visit.permit, visit.route.verb, &run.summary()).await?;
    let base = held.path();
    let kept = match visit.app.store().submission(visit.permit, run.id).await {
        Ok(kept) => Some(super::sent::path(kept.sent.id)),
        Err(StoreError::Absent) => None,
        Err(error) => return Err(error.into()),
    };
    let content = context! {
        title => run.report.title(),
        whole => run.report.is_whole(),
        rules => rules(run, &base, None, "").0,
        checked => words::moment(run.checked_at),
        facts => shown(vec![
            ("File of the year", outline.serial.map_or_else(|| "The file does not say".to_owned(), |serial| serial.to_string())),
            ("Authority’s number", outline.authority.clone().unwrap_or_else(|| "The file does not say".to_owned())),
            ("Children", outline.children().to_string()),
            ("Episodes of being in need", outline.episodes.to_string()),
            ("Errors", run.summary().errors.to_string()),
            ("Queries", run.summary().queries.to_string()),
            ("Digest (SHA-256)", held.digest()),
        ]),
        kept,
        minutes => visit.app.settings().idle.as_mins(),
        base,
    };
    visit.show("returns/file.html", "The file of a return", content)
}

/// Hands it out, byte for byte as it was checked.
pub(super) async fn download(visit: OfficeVisit) -> Result<Response, Trouble> {
    let held = HeldFile::at(&visit).await?;
    let (run, year) = (&held.run, held.run.report.year.0);
    let told = json!({
        "what": run.which.code(), "year": year, "children": held.outline.children(), "digest": held.digest(),
    });
    visit.note(Some((record::saved_returns::KIND, run.id)), told).await?;
    let name = file_name(year, held.outline.serial.unwrap_or_default());
    Ok(handed_out(&name, held.bytes().to_vec()))
}

/// An XML file to take away.
pub(super) fn handed_out(name: &str, bytes: Vec<u8>) -> Response {
    handed_out_as(name, "application/xml", bytes)
}

/// A file of some kind to take away.
pub(crate) fn handed_out_as(name: &str, kind: &str, bytes: Vec<u8>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    (headers, bytes).into_response()
}
