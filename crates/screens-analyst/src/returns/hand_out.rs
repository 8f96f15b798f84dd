//! A report handed out as a file: CSV and XLSX with the columns that authorities exchange, JSON, and one page of HTML.

use super::looked::Looked;
use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use returns::report::{self, Report};
use std::sync::Arc;
use ui::{
    route::{Needs, Office, Route},
    trouble::Trouble,
    visit::OfficeVisit,
};

/// The file.
pub(super) const SHOW: Route =
    Route::get("/returns/{check}/report/{format}", Needs::Office(Office::Returns), "return.handed_out");

/// Hands it out.
pub(super) async fn show(visit: OfficeVisit) -> Result<Response, Trouble> {
    let format = visit.params.get("format").cloned().unwrap_or_default();
    let kind = match format.as_str() {
        "csv" => "text/csv; charset=utf-8",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "json" => "application/json",
        "html" => "text/html; charset=utf-8",
        _ => return Err(Trouble::Absent),
    };
    let run = Looked::at(&visit).await?.run;
    let year = if run.report.is_of_nothing() { "unread".to_owned() } else { run.report.year.0.to_string() };
    let name = format!("{}-{year}-{}.{format}", run.which.code(), run.checked_at.strftime("%Y-%m-%d-%H%M"));
    let report = Arc::clone(&run.report);
    let written = tokio::task::spawn_blocking(move || write(&report, &format)).await;
    let bytes =
        written.map_err(|why| why.to_string()).and_then(|written| written).map_err(Trouble::Broken)?;
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    Ok((headers, bytes).into_response())
}

fn write(report: &Report, format: &str) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let written = match format {
        "csv" => report::csv(report, &mut bytes).map_err(|why| why.to_string()),
        "xlsx" => report::xlsx(report, &mut bytes).map_err(|why| why.to_string()),
        "json" => report::json(report, &mut bytes).map_err(|why| why.to_string()),
        _ => report::html(report, &mut bytes).map_err(|why| why.to_string()),
    };
    written.map(|()| bytes)
}
