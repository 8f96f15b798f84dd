//! What holds for a plan as a whole: why and until when, whom to ring, when the network meets.

use super::{form_page::FormPage, shown::href};
use access::Deed;
use axum::{http::StatusCode, response::Response};
use minijinja::context;
use practice::{
    CaseRecord, Object,
    ids::PlanId,
    plan::{PlanKind, SafetyPlan},
};
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
    Route::get("/families/{family}/plan/{plan}/details", Needs::Family(Deed::Change), "plan.details_seen");
/// The form sent.
pub(super) const SEND: Route =
    Route::post("/families/{family}/plan/{plan}/details", Needs::Family(Deed::Change), "plan.saved");

/// The fields, by the names that they have in the type, and what people call them.
pub(super) const LABELS: &[(&str, &str)] = &[
    ("trigger", "What happened"),
    ("valid_from", "From when"),
    ("valid_until", "Until when"),
    ("if_worried", "What to do if anybody is worried"),
    ("if_not", "What if somebody cannot"),
    ("next_meeting", "Next meeting"),
    ("no_red_flags", "Why there is no red flag"),
    ("kind", "Which plan"),
];

/// A plan as the form sends it.
pub(super) fn as_sent(object: &Object) -> Values {
    let mut values = Values::new();
    if let Object::SafetyPlan(plan) = object {
        values
            .add("trigger", &plan.trigger)
            .add_date("valid_from", plan.valid_from)
            .add_date("valid_until", plan.valid_until)
            .add("if_worried", &plan.if_worried)
            .add("if_not", &plan.if_not)
            .add_date("next_meeting", plan.next_meeting)
            .add("no_red_flags", &plan.no_red_flags);
    }
    values
}

/// Whether the form sets the end. Once people have agreed, the end is put off only by looking at the plan together.
fn sets_end(plan: &SafetyPlan) -> bool {
    plan.kind == PlanKind::Immediate && !plan.is_in_force()
}

/// Reads the form into a plan.
pub(super) fn read(values: &Values, mut plan: SafetyPlan) -> Result<SafetyPlan, Problems> {
    let mut reader = FormReader::new(values);
    plan.trigger = reader.text("trigger", "What happened");
    plan.valid_from = reader.date("valid_from", "The day from which it holds");
    if sets_end(&plan) {
        plan.valid_until = reader.date("valid_until", "The day until which it holds");
    }
    plan.if_worried = reader.text("if_worried", "What to do if anybody is worried");
    plan.if_not = reader.text("if_not", "What if somebody cannot");
    plan.next_meeting = reader.date("next_meeting", "The next meeting");
    if plan.kind == PlanKind::Full {
        plan.no_red_flags = reader.text("no_red_flags", "Why there is no red flag");
    } else if plan.trigger.trim().is_empty() {
        reader.problems.add("trigger", "Say what happened that makes this plan necessary.");
    }
    let ends = plan.kind != PlanKind::Immediate || plan.valid_until.is_some();
    if !ends && reader.problems.is_empty() {
        reader.problems.add("valid_until", "Say until when this immediate plan holds: days, not months.");
    }
    if reader.problems.is_empty() { Ok(plan) } else { Err(reader.problems) }
}

/// Shows the form with what is there, or with the draft.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let plan = record.plan(visit.id::<PlanId>("plan")?).ok_or(Trouble::Absent)?;
    let there = as_sent(&Object::SafetyPlan(plan.value.clone()));
    let form = visit.form(&visit.path, plan.version, &there).await?;
    page(&visit, &record, &plan.value, StatusCode::OK, form).await
}

/// Keeps it, merged with what others changed meanwhile.
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
    let more = context! { immediate => plan.kind == PlanKind::Immediate, sets_end => sets_end(plan) };
    FormPage {
        template: "plan/details.html",
        title: "Change what holds for the plan as a whole",
        people: &[],
    }
    .draw(visit, record, Some(plan), status, form, more)
    .await
}
