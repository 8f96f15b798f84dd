//! Adding a rule to a plan.

use super::{rule_form, shown::href};
use crate::{
    form::Values,
    route::{Needs, Route},
    screens::saving::status_of,
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};
use access::Deed;
use axum::{http::StatusCode, response::Response};
use practice::{
    ids::{PlanId, PlanRuleId},
    plan::{AppliesWhen, PlanRule},
};

/// The form.
pub(super) const SHOW: Route =
    Route::get("/families/{family}/plan/{plan}/rules/new", Needs::Family(Deed::Change), "plan_rule.asked");
/// The form sent.
pub(super) const SEND: Route =
    Route::post("/families/{family}/plan/{plan}/rules/new", Needs::Family(Deed::Change), "plan_rule.added");

/// Shows the form.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let plan = record.plan(visit.id::<PlanId>("plan")?).ok_or(Trouble::Absent)?;
    let form = visit.form(&visit.path, 0, &Values::new()).await?;
    rule_form::page(&visit, &record, &plan.value, None, StatusCode::OK, form).await
}

/// Keeps the rule at the end of the plan.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let plan = record.plan(visit.id::<PlanId>("plan")?).ok_or(Trouble::Absent)?;
    let last = record.plan_rules.iter().filter(|rule| rule.plan == plan.id).map(|rule| rule.seq).max();
    let bare = PlanRule {
        id: PlanRuleId(visit.app.store().new_id()),
        plan: plan.id,
        seq: last.unwrap_or(0) + 1,
        text: String::new(),
        danger: None,
        goal: None,
        who: None,
        backup: None,
        applies: AppliesWhen::Routine,
        when: String::new(),
        how_tested: String::new(),
    };
    let read = rule_form::read(&record, &sent.values, bare);
    match visit.save(&sent, read, rule_form::LABELS, rule_form::as_sent).await? {
        None => Ok(visit.go(&href(&visit, plan.id), "added")),
        Some(form) => rule_form::page(&visit, &record, &plan.value, None, status_of(&form), form).await,
    }
}
