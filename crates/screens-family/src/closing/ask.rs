//! Asking to close the case.

use super::step::{self, Step};
use access::Deed;
use axum::response::Response;
use practice::actions::closing;
use ui::{
    route::{Needs, Route},
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The form.
pub(super) const SHOW: Route =
    Route::get("/families/{family}/closing/ask", Needs::Family(Deed::Change), "closing.ask_form_seen");
/// The form sent.
pub(super) const SEND: Route =
    Route::post("/families/{family}/closing/ask", Needs::Family(Deed::Change), "closing.asked");

const STEP: Step = Step {
    title: "Ask to close the case",
    about: "Somebody other than the worker of the case looks it over before it is closed. What is still missing does not stand in the way of asking.",
    field: "reason",
    question: "Why can the work with this family end?",
    empty: "Say why the work with this family can end.",
    button: "Ask to close",
    shows_missing: true,
    done: "closing-asked",
    nothing: step::nothing_to_ask,
};

/// Shows the form.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    STEP.ask(&visit).await
}

/// Does it.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    STEP.act(&visit, &sent, closing::ask_to_close).await
}
