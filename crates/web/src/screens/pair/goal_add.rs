//! Adding the one goal of a danger.

use super::goal_form;
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
    goal::{GoalOwner, GoalStatus, SafetyGoal},
    ids::{DangerId, GoalId},
};

/// The form.
pub(super) const SHOW: Route =
    Route::get("/families/{family}/dangers/{danger}/goal/new", Needs::Family(Deed::Change), "goal.asked");
/// The form sent.
pub(super) const SEND: Route =
    Route::post("/families/{family}/dangers/{danger}/goal/new", Needs::Family(Deed::Change), "goal.added");

/// Shows the form.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let danger: DangerId = visit.id("danger")?;
    let mut there = Values::new();
    there.add("owner", GoalOwner::Both.code());
    let form = visit.form(&visit.path, 0, &there).await?;
    goal_form::page(&visit, &record, danger, form, None).await
}

/// Keeps it. A second goal for one danger is refused (I1).
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let danger: DangerId = visit.id("danger")?;
    let bare = SafetyGoal {
        id: GoalId(visit.app.store().new_id()),
        danger,
        parent_doing: String::new(),
        child_experiencing: Vec::new(),
        professionals_seeing: String::new(),
        how_long: None,
        owner: GoalOwner::Both,
        family_words: String::new(),
        status: GoalStatus::Open,
        status_on: None,
        status_reason: String::new(),
        evidence: Vec::new(),
    };
    match visit
        .save(&sent, goal_form::read(&sent.values, bare), goal_form::LABELS, goal_form::as_sent)
        .await?
    {
        None => Ok(visit.go(&visit.within(&format!("pairs/{danger}")), "added")),
        Some(form) => {
            let record = visit.record().await?;
            goal_form::page(&visit, &record, danger, form, None).await
        }
    }
}
