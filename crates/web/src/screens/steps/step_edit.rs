//! Editing a next step, and saying how it went.

use super::step_form;
use crate::{
    route::{Needs, Route},
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};
use access::Deed;
use axum::response::Response;
use practice::{Object, ids::StepId};

/// The form.
pub(super) const SHOW: Route =
    Route::get("/families/{family}/steps/{step}", Needs::Family(Deed::Change), "step.seen");
/// The form sent.
pub(super) const SEND: Route =
    Route::post("/families/{family}/steps/{step}", Needs::Family(Deed::Change), "step.saved");

/// Shows the form with what is there, or with the draft.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let step = record.step(visit.id::<StepId>("step")?).ok_or(Trouble::Absent)?;
    let there = step_form::as_sent(&Object::NextStep(step.value.clone()));
    let form = visit.form(&visit.path, step.version, &there).await?;
    step_form::page(&visit, &record, form, Some(step)).await
}

/// Keeps it, merged with what others changed meanwhile.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let step = record.step(visit.id::<StepId>("step")?).ok_or(Trouble::Absent)?;
    let read = step_form::read(&sent.values, step.value.clone());
    match visit.save(&sent, read, step_form::LABELS, step_form::as_sent).await? {
        None => Ok(visit.go(&visit.within("map"), "saved")),
        Some(form) => step_form::page(&visit, &record, form, Some(step)).await,
    }
}
