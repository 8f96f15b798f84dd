//! Adding a person to the family or its network.

use super::person_form;
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
use practice::{ids::PersonId, people::Part};

/// The form.
pub(super) const SHOW: Route =
    Route::get("/families/{family}/people/new", Needs::Family(Deed::Change), "person.asked");
/// The form sent.
pub(super) const SEND: Route =
    Route::post("/families/{family}/people/new", Needs::Family(Deed::Change), "person.added");

const TITLE: &str = "Add a person";

/// Shows the form; `?part=` chooses the part beforehand.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let mut there = Values::new();
    if let Some(part) = Part::from_code(visit.query.text("part")) {
        there.add("part", part.code());
    }
    let form = visit.form(&visit.path, 0, &there).await?;
    person_form::page(&visit, &record, StatusCode::OK, TITLE, None, form).await
}

/// Keeps the person.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let bare = person_form::nobody(PersonId(visit.app.store().new_id()));
    let form = match person_form::read(&sent.values, bare) {
        Err(problems) => visit.form_again(&visit.path, &sent, &problems),
        Ok(person) => match visit.put(&sent, "", person).await? {
            Kept::Done => return Ok(visit.go(&visit.within("people"), "added")),
            kept => {
                visit.form_after(&visit.path, &sent, kept, person_form::LABELS, person_form::as_sent).await?
            }
        },
    };
    let record = visit.record().await?;
    person_form::page(&visit, &record, StatusCode::UNPROCESSABLE_ENTITY, TITLE, None, form).await
}
