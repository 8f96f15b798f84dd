//! What each does if somebody cannot, or if whoever is feared is there first: written down when people have said it, without
//! saying that the plan was looked at together.

use super::{form_page::FormPage, shown::href};
use access::Deed;
use axum::{http::StatusCode, response::Response};
use minijinja::context;
use practice::{CaseRecord, Object, ids::PlanId, plan::SafetyPlan};
use ui::{
    form::{FormReader, Problems, Values},
    page::Form,
    route::{Needs, Route},
    saving::{Saved, status_of},
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The form.
pub(super) const SHOW: Route =
    Route::get("/families/{family}/plan/{plan}/if-not", Needs::Family(Deed::Change), "plan.if_not_asked");
/// The form sent.
pub(super) const SEND: Route =
    Route::post("/families/{family}/plan/{plan}/if-not", Needs::Family(Deed::Change), "plan.if_not_written");

const LABELS: &[(&str, &str)] = &[("if_not", "What if somebody cannot")];

fn as_sent(object: &Object) -> Values {
    let mut values = Values::new();
    if let Object::SafetyPlan(plan) = object {
        values.add("if_not", &plan.if_not);
    }
    values
}

fn read(values: &Values, mut plan: SafetyPlan) -> Result<SafetyPlan, Problems> {
    let mut reader = FormReader::new(values);
    plan.if_not = reader.needed("if_not", "What if somebody cannot", "Write what each of them does then.");
    if reader.problems.is_empty() { Ok(plan) } else { Err(reader.problems) }
}

/// Shows the form with what is there.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let plan = record.plan(visit.id::<PlanId>("plan")?).ok_or(Trouble::Absent)?;
    let there = as_sent(&Object::SafetyPlan(plan.value.clone()));
    let form = visit.form(&visit.path, plan.version, &there).await?;
    page(&visit, &record, &plan.value, StatusCode::OK, form).await
}

/// Keeps it. Whoever said yes before did not say yes to it, and is asked again.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let plan = record.plan(visit.id::<PlanId>("plan")?).ok_or(Trouble::Absent)?;
    let read = read(&sent.values, plan.value.clone());
    match visit.save(&sent, read, LABELS, as_sent).await? {
        Saved::Kept(_) => Ok(visit.go(&href(&visit, plan.id), "saved")),
        Saved::Again(form) => page(&visit, &record, &plan.value, status_of(&form), form).await,
    }
}

async fn page(
    visit: &FamilyVisit,
    record: &CaseRecord,
    plan: &SafetyPlan,
    status: StatusCode,
    form: Form,
) -> Result<Response, Trouble> {
    FormPage { template: "plan/if_not.html", title: "What if it does not go as agreed?", people: &[] }
        .draw(visit, record, Some(plan), status, form, context! {})
        .await
}
