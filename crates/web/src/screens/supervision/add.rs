//! Recording a supervision.

use super::form;
use crate::{
    form::Values,
    route::{Needs, Route},
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};
use access::Deed;
use axum::response::Response;
use practice::{
    Who,
    ids::SupervisionId,
    meeting::{Supervision, SupervisionKind},
};

/// The form.
pub(super) const SHOW: Route =
    Route::get("/families/{family}/supervision/new", Needs::Family(Deed::Change), "supervision.asked");
/// The form sent.
pub(super) const SEND: Route =
    Route::post("/families/{family}/supervision/new", Needs::Family(Deed::Change), "supervision.added");

const TITLE: &str = "Record a supervision";

/// Shows the form, for today, with the lead worker and whoever writes it.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let mut there = Values::new();
    there.add("kind", SupervisionKind::Individual.code()).add_date("on", Some(visit.today));
    let lead = record.families.first().and_then(|family| family.lead_worker);
    there.add("present", Who::Worker(visit.actor().worker).to_string());
    if let Some(lead) = lead.filter(|lead| *lead != visit.actor().worker) {
        there.add("present", Who::Worker(lead).to_string());
    }
    let filled = visit.form(&visit.path, 0, &there).await?;
    form::page(&visit, &record, TITLE, filled).await
}

/// Keeps it.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let bare = Supervision {
        id: SupervisionId(visit.app.store().new_id()),
        kind: SupervisionKind::Individual,
        on: visit.today,
        present: Vec::new(),
        best_questions: String::new(),
        learning: String::new(),
        next: String::new(),
    };
    let read = form::read(&sent.values, bare);
    match visit.save(&sent, read, form::LABELS, form::as_sent).await? {
        None => Ok(visit.go(&visit.within("supervision"), "added")),
        Some(again) => {
            let record = visit.record().await?;
            form::page(&visit, &record, TITLE, again).await
        }
    }
}
