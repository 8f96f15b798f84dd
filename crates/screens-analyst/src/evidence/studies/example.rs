//! Running a study that comes with Kith.

use super::{
    held::path,
    run::{Brought, run},
    start,
};
use axum::{http::StatusCode, response::Response};
use evaluation::example::Example;
use ui::{
    route::{Needs, Office, Route},
    session::Sent,
    trouble::Trouble,
    visit::OfficeVisit,
};

/// The form sent.
pub(super) const SEND: Route =
    Route::post("/evidence/examples/{example}", Needs::Office(Office::Evidence), "study.example_run");

/// Runs it.
pub(super) async fn send(visit: OfficeVisit, _sent: Sent) -> Result<Response, Trouble> {
    let name = visit.params.get("example").cloned().unwrap_or_default();
    let example =
        Example::of(&name).map_err(|fault| Trouble::Broken(fault.to_string()))?.ok_or(Trouble::Absent)?;
    let lock_name = format!("{}.lock.toml", example.file.trim_end_matches(".toml"));
    let brought = Brought {
        file: example.file.to_owned(),
        text: example.text.to_owned(),
        lock: example.lock.map(|text| (lock_name, text.to_owned())),
        beside: example.files,
        more: example.more,
        command: format!("kith evaluate --example {name}"),
        room: None,
    };
    match run(&visit, brought).await? {
        Ok(id) => Ok(visit.go(&path(id), "")),
        Err(faults) => start::page(&visit, StatusCode::UNPROCESSABLE_ENTITY, &faults),
    }
}
