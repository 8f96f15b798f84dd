//! Saying yes or no to what needs a second person, or looking over what was done as an emergency.

use super::waiting::page;
use axum::{http::StatusCode, response::Response};
use practice::ids::decode;
use record::{StoreError, standing::RequestId};
use ui::{
    form::FormReader,
    route::{Needs, Office, Route},
    session::Sent,
    trouble::Trouble,
    visit::OfficeVisit,
};

/// The form sent.
pub(super) const SEND: Route =
    Route::post("/second-person", Needs::Office(Office::MyWork), "second_person.answered");

/// Keeps the answer.
pub(super) async fn send(visit: OfficeVisit, sent: Sent) -> Result<Response, Trouble> {
    let which = sent.values.text("request").to_owned();
    let id = decode(&which).map(RequestId).map_err(|_| {
        Trouble::Unreadable(
            "This form does not say which request it is about. Open the page again and choose one.",
        )
    })?;
    let (agreed, done) = match sent.values.text("do") {
        "yes" => (true, "second-yes"),
        "no" => (false, "second-no"),
        "looked-over" => (true, "reviewed"),
        _ => {
            return Err(Trouble::Unreadable(
                "This form does not say what to do. Go back and choose a button.",
            ));
        }
    };
    let field = format!("note-{which}");
    let mut reader = FormReader::new(&sent.values);
    let note = reader.needed(&field, "The reason", "Say why. It is kept in the journal.");
    let mut problems = reader.problems;
    if problems.is_empty() {
        match visit.app.store().answer_second(visit.permit, id, agreed, &note).await {
            Ok(()) => return Ok(visit.go("/second-person", done)),
            Err(StoreError::Refused(sentence) | StoreError::Conflict(sentence)) => {
                problems.add("", sentence);
            }
            Err(other) => return Err(other.into()),
        }
    }
    page(&visit, StatusCode::UNPROCESSABLE_ENTITY, &sent, &problems).await
}
