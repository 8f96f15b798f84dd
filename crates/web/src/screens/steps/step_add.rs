//! Adding a next step.

use super::step_form;
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
    goal::{NextStep, StepStatus},
    ids::{GoalId, StepId},
};

/// The form.
pub(super) const SHOW: Route =
    Route::get("/families/{family}/steps/new", Needs::Family(Deed::Change), "step.asked");
/// The form sent.
pub(super) const SEND: Route =
    Route::post("/families/{family}/steps/new", Needs::Family(Deed::Change), "step.added");

/// Shows the form; `?goal=` fills in the goal, and where there is only one it is chosen.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let mut there = Values::new();
    let asked = visit.query.text("goal").parse::<GoalId>().ok().and_then(|id| record.goal(id));
    let only = if let [goal] = record.goals.as_slice() { Some(goal) } else { None };
    if let Some(goal) = asked.or(only) {
        there.add("goal", goal.id.to_string());
    }
    let form = visit.form(&visit.path, 0, &there).await?;
    step_form::page(&visit, &record, form, None).await
}

/// Keeps it.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let bare = NextStep {
        id: StepId(visit.app.store().new_id()),
        goal: None,
        text: String::new(),
        owner: None,
        due: None,
        status: StepStatus::Open,
        done_on: None,
        outcome: String::new(),
        moved_scale: None,
    };
    match visit
        .save(&sent, step_form::read(&sent.values, bare), step_form::LABELS, step_form::as_sent)
        .await?
    {
        None => Ok(visit.go(&visit.within("map"), "added")),
        Some(form) => {
            let record = visit.record().await?;
            step_form::page(&visit, &record, form, None).await
        }
    }
}
