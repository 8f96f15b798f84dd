//! Saying how two people are related.

use super::link_form;
use crate::{
    form::Values,
    keep::Kept,
    route::{Needs, Route},
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};
use access::Deed;
use axum::{http::StatusCode, response::Response};
use practice::ids::{PersonId, RelationshipId};

/// The form.
pub(super) const SHOW: Route =
    Route::get("/families/{family}/relationships/new", Needs::Family(Deed::Change), "relationship.asked");
/// The form sent.
pub(super) const SEND: Route =
    Route::post("/families/{family}/relationships/new", Needs::Family(Deed::Change), "relationship.added");

const TITLE: &str = "How two people are related";

/// Shows the form; `?a=` chooses the first person beforehand.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let mut there = Values::new();
    if let Ok(person) = visit.query.text("a").parse::<PersonId>() {
        there.add("a", person.to_string());
    }
    let form = visit.form(&visit.path, 0, &there).await?;
    link_form::page(&visit, &record, StatusCode::OK, TITLE, None, form).await
}

/// Keeps it.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let form = match link_form::read(&sent.values, RelationshipId(visit.app.store().new_id())) {
        Err(problems) => visit.form_again(&visit.path, &sent, &problems),
        Ok(link) => match visit.put(&sent, "", link).await? {
            Kept::Done => return Ok(visit.go(&visit.within("people"), "added")),
            kept => visit.form_after(&visit.path, &sent, kept, link_form::LABELS, link_form::as_sent).await?,
        },
    };
    let record = visit.record().await?;
    link_form::page(&visit, &record, StatusCode::UNPROCESSABLE_ENTITY, TITLE, None, form).await
}
