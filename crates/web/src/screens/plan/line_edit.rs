//! Changing a bottom line.

use super::line_form;
use crate::{
    route::{Needs, Route},
    screens::saving::status_of,
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};
use access::Deed;
use axum::{http::StatusCode, response::Response};
use practice::{Object, ids::BottomLineId};

/// The form.
pub(super) const SHOW: Route =
    Route::get("/families/{family}/bottom-lines/{line}", Needs::Family(Deed::Change), "bottom_line.seen");
/// The form sent.
pub(super) const SEND: Route =
    Route::post("/families/{family}/bottom-lines/{line}", Needs::Family(Deed::Change), "bottom_line.saved");

const TITLE: &str = "Change a bottom line";

/// Shows the form with what is there, or with the draft.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let line = record.bottom_line(visit.id::<BottomLineId>("line")?).ok_or(Trouble::Absent)?;
    let there = line_form::as_sent(&Object::BottomLine(line.value.clone()));
    let form = visit.form(&visit.path, line.version, &there).await?;
    line_form::page(&visit, &record, TITLE, StatusCode::OK, form, Some(line.id)).await
}

/// Keeps it, merged with what others changed meanwhile.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let line = record.bottom_line(visit.id::<BottomLineId>("line")?).ok_or(Trouble::Absent)?;
    let read = line_form::read(&sent.values, line.value.clone());
    match visit.save(&sent, read, line_form::LABELS, line_form::as_sent).await? {
        None => Ok(visit.go(&line_form::back(&visit, &record), "saved")),
        Some(form) => line_form::page(&visit, &record, TITLE, status_of(&form), form, Some(line.id)).await,
    }
}
