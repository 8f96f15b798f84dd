//! Saying how far a goal is met: met is shown by existing safety, withdrawn needs the reason.

use access::Deed;
use axum::response::Response;
use minijinja::context;
use practice::{
    CaseRecord, Kind,
    actions::goal::set_goal_status,
    goal::GoalStatus,
    ids::{GoalId, ItemId},
    map::Category,
};
use ui::{
    form::{FormReader, Values},
    keep::SaveOutcome,
    page::{Form, shown},
    people_options::Choice,
    route::{Needs, Route},
    saving::status_of,
    seen,
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The form.
pub(super) const SHOW: Route =
    Route::get("/families/{family}/goals/{goal}/status", Needs::Family(Deed::Change), "goal.status_asked");
/// The form sent.
pub(super) const SEND: Route =
    Route::post("/families/{family}/goals/{goal}/status", Needs::Family(Deed::Change), "goal.status_said");

const LABELS: &[(&str, &str)] =
    &[("status", "How far it is met"), ("status_reason", "Why"), ("evidence", "What shows it")];

/// Shows the form.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let goal = record.goal(visit.id::<GoalId>("goal")?).ok_or(Trouble::Absent)?;
    let mut there = Values::new();
    there.add("status", goal.status.code()).add("status_reason", &goal.status_reason);
    for item in &goal.evidence {
        there.add("evidence", item.to_string());
    }
    let form = visit.form(&visit.path, 0, &there).await?;
    page(&visit, &record, form).await
}

/// Keeps it.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let goal: GoalId = visit.id("goal")?;
    let record = visit.record().await?;
    let danger = record.goal(goal).ok_or(Trouble::Absent)?.danger;
    let mut reader = FormReader::new(&sent.values);
    let status = reader.choice("status", "Choose how far the goal is met.", GoalStatus::from_code);
    let reason = reader.text("status_reason", "The reason");
    let evidence = reader.many("evidence", "What shows it", |text| text.parse::<ItemId>().ok());
    let form = match (status, reader.problems.is_empty()) {
        (Some(status), true) => {
            let why = reason.clone();
            let act = visit.act_as_seen(
                &sent,
                &reason,
                move |record| seen::one(record, Kind::SafetyGoal, goal.0),
                move |record, acting| set_goal_status(record, goal, status, &why, &evidence, acting),
            );
            match act.await? {
                SaveOutcome::Done(_) => {
                    return Ok(visit.go(&visit.within(&format!("pairs/{danger}")), "saved"));
                }
                kept => visit.refused(&sent, &kept, LABELS),
            }
        }
        _ => visit.form_again(&visit.path, &sent, &reader.problems),
    };
    page(&visit, &record, form).await
}

async fn page(visit: &FamilyVisit, record: &CaseRecord, form: Form) -> Result<Response, Trouble> {
    let goal = record.goal(visit.id::<GoalId>("goal")?).ok_or(Trouble::Absent)?;
    let shows = record
        .items
        .iter()
        .filter(|item| item.category == Category::ExistingSafety && item.danger == Some(goal.danger));
    let shows = shows.map(|item| Choice::new(item.id.to_string(), ui::words::short(&item.text)));
    let statuses = GoalStatus::ALL.iter().map(|status| Choice::new(status.code(), status.words()));
    let status = status_of(&form);
    let form = Form { seen: seen::one(record, Kind::SafetyGoal, goal.id.0), ..form };
    let content = context! {
        form => shown(&form),
        text => goal.parent_doing.clone(),
        back => visit.within(&format!("pairs/{}", goal.danger)),
        statuses => shown(statuses.collect::<Vec<_>>()),
        shows => shown(shows.collect::<Vec<_>>()),
    };
    visit.page_as(status, "pair/status.html", "How far is the goal met?", record, content).await
}
