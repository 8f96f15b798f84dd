//! The audit before closing, by somebody who does not lead the case.

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
    Route::get("/families/{family}/closing/audit", Needs::Family(Deed::Audit), "closing.audit_form_seen");
/// The form sent.
pub(super) const SEND: Route =
    Route::post("/families/{family}/closing/audit", Needs::Family(Deed::Audit), "closing.audited");

const STEP: Step = Step {
    title: "Audit for closing",
    about: "Read the map, the numbers, the plan and its tests, and say what you found. Not by the worker who leads the case, nor by the one who asked.",
    field: "audit_findings",
    question: "What did the audit find?",
    empty: "Say what the audit found.",
    button: "Save the audit",
    shows_missing: true,
    done: "closing-audited",
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
    STEP.act(&visit, &sent, move |record, text, acting| closing::audit_closure(record, closure, text, acting))
        .await
}
