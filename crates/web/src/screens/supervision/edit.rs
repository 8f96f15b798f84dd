//! Changing what was recorded of a supervision.

use super::form;
use crate::{
    route::{Needs, Route},
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};
use access::Deed;
use axum::response::Response;
use practice::{Object, ids::SupervisionId};

/// The form.
pub(super) const SHOW: Route = Route::get(
    "/families/{family}/supervision/{supervision}",
    Needs::Family(Deed::Change),
    "supervision.seen",
);
/// The form sent.
pub(super) const SEND: Route = Route::post(
    "/families/{family}/supervision/{supervision}",
    Needs::Family(Deed::Change),
    "supervision.saved",
);

const TITLE: &str = "Change what was recorded";

/// Shows the form with what is there, or with the draft.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let kept = record.supervision(visit.id::<SupervisionId>("supervision")?).ok_or(Trouble::Absent)?;
    let there = form::as_sent(&Object::Supervision(kept.value.clone()));
    let filled = visit.form(&visit.path, kept.version, &there).await?;
    form::page(&visit, &record, TITLE, filled).await
}

/// Keeps it, merged with what others changed meanwhile.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let kept = record.supervision(visit.id::<SupervisionId>("supervision")?).ok_or(Trouble::Absent)?;
    let read = form::read(&sent.values, kept.value.clone());
    match visit.save(&sent, read, form::LABELS, form::as_sent).await? {
        None => Ok(visit.go(&visit.within("supervision"), "saved")),
        Some(again) => form::page(&visit, &record, TITLE, again).await,
    }
}
