//! Closing the case.

use super::{show::request, step::Step};
use crate::{
    route::{Needs, Route},
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};
use access::Deed;
use axum::response::Response;
use practice::actions::closing;

/// The form.
pub(super) const SHOW: Route =
    Route::get("/families/{family}/closing/close", Needs::Family(Deed::Decide), "closing.close_form_seen");
/// The form sent.
pub(super) const SEND: Route =
    Route::post("/families/{family}/closing/close", Needs::Family(Deed::Decide), "closing.closed");

const STEP: Step = Step {
    title: "Close the case",
    about: "The trajectory ends. The safety plan stays with the family and its network. Everything that was written stays in the record.",
    field: "reason",
    question: "",
    empty: "",
    button: "Close the case",
    shows_missing: true,
    done: "closing-closed",
};

/// Shows the form.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    STEP.ask(&visit).await
}

/// Does it.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let closure = {
        let record = visit.record().await?;
        request(&record).map(|closure| closure.id).ok_or(Trouble::Absent)?
    };
    STEP.act(&visit, &sent, move |record, _, acting| closing::close(record, closure, acting)).await
}
