//! Changing how two people are related.

use super::link_form;
use crate::{
    keep::Kept,
    route::{Needs, Route},
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};
use access::Deed;
use axum::{http::StatusCode, response::Response};
use practice::{Object, ids::RelationshipId};

/// The form.
pub(super) const SHOW: Route = Route::get(
    "/families/{family}/relationships/{relationship}",
    Needs::Family(Deed::Change),
    "relationship.seen",
);
/// The form sent.
pub(super) const SEND: Route = Route::post(
    "/families/{family}/relationships/{relationship}",
    Needs::Family(Deed::Change),
    "relationship.saved",
);

const TITLE: &str = "How two people are related";

/// Shows the form with what is there, or with the draft.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let id: RelationshipId = visit.id("relationship")?;
    let record = visit.record().await?;
    let link = record.relationship(id).ok_or(Trouble::Absent)?;
    let there = link_form::as_sent(&Object::Relationship(link.value.clone()));
    let form = visit.form(&visit.path, link.version, &there).await?;
    link_form::page(&visit, &record, StatusCode::OK, TITLE, Some(id), form).await
}

/// Keeps it, merged with what others changed meanwhile.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let id: RelationshipId = visit.id("relationship")?;
    let record = visit.record().await?;
    record.relationship(id).ok_or(Trouble::Absent)?;
    let form = match link_form::read(&sent.values, id) {
        Err(problems) => visit.form_again(&visit.path, &sent, &problems),
        Ok(link) => match visit.put(&sent, "", link).await? {
            Kept::Done => return Ok(visit.go(&visit.within("people"), "saved")),
            kept => visit.form_after(&visit.path, &sent, kept, link_form::LABELS, link_form::as_sent).await?,
        },
    };
    let status =
        if form.clashes.is_empty() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::CONFLICT };
    link_form::page(&visit, &record, status, TITLE, Some(id), form).await
}
