//! Changing what is known of a person.

use super::person_form;
use crate::{
    keep::Kept,
    route::{Needs, Route},
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};
use access::Deed;
use axum::{http::StatusCode, response::Response};
use practice::{Object, ids::PersonId};

/// The form.
pub(super) const SHOW: Route =
    Route::get("/families/{family}/people/{person}", Needs::Family(Deed::Change), "person.seen");
/// The form sent.
pub(super) const SEND: Route =
    Route::post("/families/{family}/people/{person}", Needs::Family(Deed::Change), "person.saved");

/// Shows the form with what is there, or with the draft. On a day that has passed the list says it all.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let id: PersonId = visit.id("person")?;
    if let Some(day) = visit.on {
        return Ok(visit.go(&format!("{}?on={day}#p-{id}", visit.within("people")), ""));
    }
    let record = visit.record().await?;
    let person = record.person(id).ok_or(Trouble::Absent)?;
    let there = person_form::as_sent(&Object::Person(person.value.clone()));
    let form = visit.form(&visit.path, person.version, &there).await?;
    person_form::page(&visit, &record, StatusCode::OK, &person.full_name(), Some(id), form).await
}

/// Keeps it, merged with what others changed meanwhile.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let id: PersonId = visit.id("person")?;
    let record = visit.record().await?;
    let person = record.person(id).ok_or(Trouble::Absent)?;
    let form = match person_form::read(&sent.values, person.value.clone()) {
        Err(problems) => visit.form_again(&visit.path, &sent, &problems),
        Ok(changed) => match visit.put(&sent, "", changed).await? {
            Kept::Done => return Ok(visit.go(&format!("{}#p-{id}", visit.within("people")), "saved")),
            kept => {
                visit.form_after(&visit.path, &sent, kept, person_form::LABELS, person_form::as_sent).await?
            }
        },
    };
    let status =
        if form.clashes.is_empty() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::CONFLICT };
    person_form::page(&visit, &record, status, &person.full_name(), Some(id), form).await
}
