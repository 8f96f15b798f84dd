//! Changing a milestone. What shows that it was reached is given when it is ticked.

use super::milestone_form;
use crate::{
    keep::Kept,
    route::{Needs, Route},
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};
use access::Deed;
use axum::{http::StatusCode, response::Response};
use practice::{Object, ids::MilestoneId};

/// The form.
pub(super) const SHOW: Route =
    Route::get("/families/{family}/milestones/{milestone}", Needs::Family(Deed::Change), "milestone.seen");
/// The form sent.
pub(super) const SEND: Route =
    Route::post("/families/{family}/milestones/{milestone}", Needs::Family(Deed::Change), "milestone.saved");

const TITLE: &str = "Change a milestone";

/// Shows the form with what is there, or with the draft.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let id: MilestoneId = visit.id("milestone")?;
    let record = visit.record().await?;
    let milestone = record.milestone(id).ok_or(Trouble::Absent)?;
    let there = milestone_form::as_sent(&Object::Milestone(milestone.value.clone()));
    let form = visit.form(&visit.path, milestone.version, &there).await?;
    milestone_form::page(&visit, &record, StatusCode::OK, TITLE, Some(id), form).await
}

/// Keeps it, merged with what others changed meanwhile.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let id: MilestoneId = visit.id("milestone")?;
    let record = visit.record().await?;
    let milestone = record.milestone(id).ok_or(Trouble::Absent)?;
    let form = match milestone_form::read(&sent.values, milestone.value.clone()) {
        Err(problems) => visit.form_again(&visit.path, &sent, &problems),
        Ok(changed) => match visit.put(&sent, "", changed).await? {
            Kept::Done => return Ok(visit.go(&visit.within("trajectory"), "saved")),
            kept => {
                let labels = milestone_form::LABELS;
                visit.form_after(&visit.path, &sent, kept, labels, milestone_form::as_sent).await?
            }
        },
    };
    let status =
        if form.clashes.is_empty() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::CONFLICT };
    milestone_form::page(&visit, &record, status, TITLE, Some(id), form).await
}
