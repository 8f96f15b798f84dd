//! Adding a milestone.

use super::milestone_form;
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
use practice::ids::MilestoneId;

/// The form.
pub(super) const SHOW: Route =
    Route::get("/families/{family}/milestones/new", Needs::Family(Deed::Change), "milestone.asked");
/// The form sent.
pub(super) const SEND: Route =
    Route::post("/families/{family}/milestones/new", Needs::Family(Deed::Change), "milestone.added");

const TITLE: &str = "Add a milestone";

/// Shows the form.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let mut there = Values::new();
    there.add("gate", "evidence");
    let form = visit.form(&visit.path, 0, &there).await?;
    milestone_form::page(&visit, &record, StatusCode::OK, TITLE, None, form).await
}

/// Keeps it, after all others.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let bare = milestone_form::bare(&record, MilestoneId(visit.app.store().new_id()));
    let form = match milestone_form::read(&sent.values, bare) {
        Err(problems) => visit.form_again(&visit.path, &sent, &problems),
        Ok(milestone) => match visit.put(&sent, "", milestone).await? {
            Kept::Done => return Ok(visit.go(&visit.within("trajectory"), "added")),
            kept => {
                let labels = milestone_form::LABELS;
                visit.form_after(&visit.path, &sent, kept, labels, milestone_form::as_sent).await?
            }
        },
    };
    milestone_form::page(&visit, &record, StatusCode::UNPROCESSABLE_ENTITY, TITLE, None, form).await
}
