//! Changing a rule of a plan.

use super::{rule_form, shown::href};
use crate::{
    route::{Needs, Route},
    screens::saving::status_of,
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};
use access::Deed;
use axum::{http::StatusCode, response::Response};
use practice::{Object, ids::PlanRuleId};

/// The form.
pub(super) const SHOW: Route =
    Route::get("/families/{family}/plan/{plan}/rules/{rule}", Needs::Family(Deed::Change), "plan_rule.seen");
/// The form sent.
pub(super) const SEND: Route = Route::post(
    "/families/{family}/plan/{plan}/rules/{rule}",
    Needs::Family(Deed::Change),
    "plan_rule.saved",
);

/// Shows the form with what is there, or with the draft.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let rule = record.plan_rule(visit.id::<PlanRuleId>("rule")?).ok_or(Trouble::Absent)?;
    let plan = record.plan(rule.plan).ok_or(Trouble::Absent)?;
    let there = rule_form::as_sent(&Object::PlanRule(rule.value.clone()));
    let form = visit.form(&visit.path, rule.version, &there).await?;
    rule_form::page(&visit, &record, &plan.value, Some(&rule.value), StatusCode::OK, form).await
}

/// Keeps it, merged with what others changed meanwhile.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let rule = record.plan_rule(visit.id::<PlanRuleId>("rule")?).ok_or(Trouble::Absent)?;
    let plan = record.plan(rule.plan).ok_or(Trouble::Absent)?;
    let read = rule_form::read(&record, &sent.values, rule.value.clone());
    match visit.save(&sent, read, rule_form::LABELS, rule_form::as_sent).await? {
        None => Ok(visit.go(&href(&visit, plan.id), "saved")),
        Some(form) => {
            let status = status_of(&form);
            rule_form::page(&visit, &record, &plan.value, Some(&rule.value), status, form).await
        }
    }
}
