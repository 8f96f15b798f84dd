//! Looking at a scale and changing its words, as long as nobody has given a number.

use super::scale_form;
use crate::{
    route::{Needs, Route},
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};
use access::Deed;
use axum::response::Response;
use practice::{Object, ids::ScaleId};

/// The form.
pub(super) const SHOW: Route =
    Route::get("/families/{family}/scales/{scale}", Needs::Family(Deed::Change), "scale.seen");
/// The form sent.
pub(super) const SEND: Route =
    Route::post("/families/{family}/scales/{scale}", Needs::Family(Deed::Change), "scale.saved");

/// Shows the form with what is there, or with the draft.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let scale = record.scale(visit.id::<ScaleId>("scale")?).ok_or(Trouble::Absent)?;
    let there = scale_form::as_sent(&Object::Scale(scale.value.clone()));
    let form = visit.form(&visit.path, scale.version, &there).await?;
    scale_form::page(&visit, &record, form, scale).await
}

/// Keeps it, merged with what others changed meanwhile.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let scale = record.scale(visit.id::<ScaleId>("scale")?).ok_or(Trouble::Absent)?;
    let read = scale_form::read(&sent.values, scale.value.clone());
    match visit.save(&sent, read, scale_form::LABELS, scale_form::as_sent).await? {
        None => Ok(visit.go(&visit.within("scaling"), "saved")),
        Some(form) => scale_form::page(&visit, &record, form, scale).await,
    }
}
