//! Closing the case.

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
    STEP.act(&visit, &sent, move |record, _, acting| closing::close(record, closure, acting)).await
}
