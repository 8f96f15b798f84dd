//! Editing a bottom line.

use super::bottom_form;
use crate::{
    route::{Needs, Route},
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};
use access::Deed;
use axum::response::Response;
use practice::{Object, ids::BottomLineId};

/// The form.
pub(super) const SHOW: Route =
    Route::get("/families/{family}/bottom-lines/{line}", Needs::Family(Deed::Change), "bottom_line.seen");
/// The form sent.
pub(super) const SEND: Route =
    Route::post("/families/{family}/bottom-lines/{line}", Needs::Family(Deed::Change), "bottom_line.saved");

/// Shows the form with what is there, or with the draft.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let line = record.bottom_line(visit.id::<BottomLineId>("line")?).ok_or(Trouble::Absent)?;
    let there = bottom_form::as_sent(&Object::BottomLine(line.value.clone()));
    let form = visit.form(&visit.path, line.version, &there).await?;
    bottom_form::page(&visit, &record, form, Some(line)).await
}

/// Keeps it, merged with what others changed meanwhile.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let line = record.bottom_line(visit.id::<BottomLineId>("line")?).ok_or(Trouble::Absent)?;
    let read = bottom_form::read(&sent.values, line.value.clone());
    match visit.save(&sent, read, bottom_form::LABELS, bottom_form::as_sent).await? {
        None => Ok(visit.go(&visit.within("map"), "saved")),
        Some(form) => bottom_form::page(&visit, &record, form, Some(line)).await,
    }
}
