//! Opening a closed case again, with the reason.

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
    Route::get("/families/{family}/closing/reopen", Needs::Family(Deed::Decide), "closing.reopen_form_seen");
/// The form sent.
pub(super) const SEND: Route =
    Route::post("/families/{family}/closing/reopen", Needs::Family(Deed::Decide), "closing.reopened");

const STEP: Step = Step {
    title: "Open the case again",
    about: "The record goes on where it ended. The plan that the family keeps stays as it is until it is looked at together.",
    field: "reason",
    question: "Why is the case opened again?",
    empty: "Say why the case is opened again.",
    button: "Open the case again",
    shows_missing: false,
    done: "closing-reopened",
    nothing: step::nothing_to_open,
};

/// Shows the form.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    STEP.ask(&visit).await
}

/// Does it.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    STEP.act(&visit, &sent, closing::reopen).await
}
