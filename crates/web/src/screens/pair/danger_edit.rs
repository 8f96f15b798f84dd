//! Editing a danger statement.

use super::danger_form;
use crate::{
    route::{Needs, Route},
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};
use access::Deed;
use axum::response::Response;
use practice::{Object, ids::DangerId};

/// The form.
pub(super) const SHOW: Route =
    Route::get("/families/{family}/dangers/{danger}", Needs::Family(Deed::Change), "danger.seen");
/// The form sent.
pub(super) const SEND: Route =
    Route::post("/families/{family}/dangers/{danger}", Needs::Family(Deed::Change), "danger.saved");

/// Shows the form with what is there, or with the draft.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let danger = record.danger(visit.id::<DangerId>("danger")?).ok_or(Trouble::Absent)?;
    let there = danger_form::as_sent(&Object::DangerStatement(danger.value.clone()));
    let form = visit.form(&visit.path, danger.version, &there).await?;
    danger_form::page(&visit, &record, danger.map, form, Some(danger)).await
}

/// Keeps it, merged with what others changed meanwhile.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let danger = record.danger(visit.id::<DangerId>("danger")?).ok_or(Trouble::Absent)?;
    let read = danger_form::read(&sent.values, danger.value.clone());
    match visit.save(&sent, read, danger_form::LABELS, danger_form::as_sent).await? {
        None => Ok(visit.go(&visit.within(&format!("pairs/{}", danger.id)), "saved")),
        Some(form) => danger_form::page(&visit, &record, danger.map, form, Some(danger)).await,
    }
}
