//! Editing a goal.

use super::goal_form;
use crate::{
    route::{Needs, Route},
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};
use access::Deed;
use axum::response::Response;
use practice::{Object, ids::GoalId};

/// The form.
pub(super) const SHOW: Route =
    Route::get("/families/{family}/goals/{goal}", Needs::Family(Deed::Change), "goal.seen");
/// The form sent.
pub(super) const SEND: Route =
    Route::post("/families/{family}/goals/{goal}", Needs::Family(Deed::Change), "goal.saved");

/// Shows the form with what is there, or with the draft.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let goal = record.goal(visit.id::<GoalId>("goal")?).ok_or(Trouble::Absent)?;
    let there = goal_form::as_sent(&Object::SafetyGoal(goal.value.clone()));
    let form = visit.form(&visit.path, goal.version, &there).await?;
    goal_form::page(&visit, &record, goal.danger, form, Some(goal)).await
}

/// Keeps it, merged with what others changed meanwhile.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let goal = record.goal(visit.id::<GoalId>("goal")?).ok_or(Trouble::Absent)?;
    let read = goal_form::read(&sent.values, goal.value.clone());
    match visit.save(&sent, read, goal_form::LABELS, goal_form::as_sent).await? {
        None => Ok(visit.go(&visit.within(&format!("pairs/{}", goal.danger)), "saved")),
        Some(form) => goal_form::page(&visit, &record, goal.danger, form, Some(goal)).await,
    }
}
