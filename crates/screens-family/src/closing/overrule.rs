//! A named manager’s decision to close although something is missing, with the reason.

use super::{
    show::request,
    step::{self, Step},
};
use access::Deed;
use axum::response::Response;
use practice::{actions::closing, ids::ClosureId};
use ui::{
    route::{Needs, Route},
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The form.
pub(super) const SHOW: Route = Route::get(
    "/families/{family}/closing/override",
    Needs::Family(Deed::Decide),
    "closing.override_form_seen",
);
/// The form sent.
pub(super) const SEND: Route =
    Route::post("/families/{family}/closing/override", Needs::Family(Deed::Decide), "closing.overridden");

const STEP: Step = Step {
    title: "Decide to close although something is missing",
    about: "You decide over what is missing now. It stays in sight with your name and your reason; what comes afterwards is decided on anew. Nobody decides over a child who is said to be in danger now.",
    field: "override_reason",
    question: "Why is the case closed all the same?",
    empty: "Say why the case is closed although something is missing.",
    button: "Decide to close",
    shows_missing: true,
    done: "closing-overridden",
    nothing: step::nothing_to_decide,
};

/// Shows the form.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    STEP.ask(&visit).await
}

/// Does it.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let closure = {
        let record = visit.record().await?;
        // Where there is none, the page says so before anything looks for it.
        request(&record).map_or(ClosureId(0), |closure| closure.id)
    };
    STEP.act(&visit, &sent, move |record, text, acting| {
        closing::override_closure(record, closure, text, acting)
    })
    .await
}
