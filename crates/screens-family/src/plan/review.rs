//! Looking at a plan together: that it was done today, when the network meets next, for how much longer an immediate plan
//! holds, and what each does if somebody cannot.

use super::{form_page::FormPage, shown::href};
use access::Deed;
use axum::{http::StatusCode, response::Response};
use jiff::civil::Date;
use minijinja::context;
use practice::{
    CaseRecord, Object,
    actions::{
        Acting, Change, Refused,
        plan::{extend_immediate, review},
        put,
    },
    ids::PlanId,
    plan::{PlanKind, SafetyPlan},
};
use ui::{
    form::{FormReader, Problems, Values},
    keep::SaveOutcome,
    page::Form,
    route::{Needs, Route},
    saving::status_of,
    seen,
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The form.
pub(super) const SHOW: Route =
    Route::get("/families/{family}/plan/{plan}/review", Needs::Family(Deed::Change), "plan.review_asked");
/// The form sent.
pub(super) const SEND: Route =
    Route::post("/families/{family}/plan/{plan}/review", Needs::Family(Deed::Change), "plan.reviewed");

const LABELS: &[(&str, &str)] =
    &[("next_meeting", "Next meeting"), ("valid_until", "Until when"), ("if_not", "What if somebody cannot")];

/// What was found when they looked at it.
#[derive(Debug, Clone)]
struct Looked {
    next: Option<Date>,
    until: Option<Date>,
    /// What each does if somebody cannot. None: it was not asked.
    if_not: Option<String>,
}

/// Shows the form.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let plan = record.plan(visit.id::<PlanId>("plan")?).ok_or(Trouble::Absent)?;
    let mut there = Values::new();
    there.add_date("next_meeting", plan.next_meeting.filter(|day| *day >= visit.today));
    there.add("if_not", &plan.if_not);
    let form = visit.form(&visit.path, plan.version, &there).await?;
    page(&visit, &record, &plan.value, StatusCode::OK, form).await
}

/// Keeps the review, and the later end together with it.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let plan = record.plan(visit.id::<PlanId>("plan")?).ok_or(Trouble::Absent)?;
    let id = plan.id;
    let form = match read(&sent.values) {
        Err(problems) => visit.form_again(&visit.path, &sent, &problems),
        Ok(found) => {
            match visit
                .act_as_seen(
                    &sent,
                    "",
                    move |record| seen::plan(record, id),
                    move |record, acting| looked(record, id, found, acting),
                )
                .await?
            {
                SaveOutcome::Done(_) => return Ok(visit.go(&href(&visit, id), "plan-reviewed")),
                kept => visit.refused(&sent, &kept, LABELS),
            }
        }
    };
    page(&visit, &record, &plan.value, status_of(&form), form).await
}

/// The plan as it is after they looked at it, kept once.
fn looked(
    record: &CaseRecord,
    id: PlanId,
    found: Looked,
    acting: &mut Acting<'_>,
) -> Result<Vec<Change>, Refused> {
    let mut others = Vec::new();
    let mut after = record.clone();
    if let (Some(plan), Some(if_not)) = (record.plan(id), found.if_not)
        && plan.kind == PlanKind::Immediate
        && plan.if_not.trim() != if_not.trim()
    {
        others = put(record, SafetyPlan { if_not, ..plan.value.clone() }.into(), acting)?;
        after = record.after(&others, acting.by, acting.at);
    }
    let mut changes = review(&after, id, found.next, acting)?;
    if let Some(until) = found.until {
        let reviewed = after.after(&changes, acting.by, acting.at);
        changes = extend_immediate(&reviewed, id, until, acting)?;
    }
    others.retain(|change| !matches!(change, Change::Put(Object::SafetyPlan(plan)) if plan.id == id));
    changes.extend(others);
    Ok(changes)
}

fn read(values: &Values) -> Result<Looked, Problems> {
    let mut reader = FormReader::new(values);
    let next = reader.date("next_meeting", "The next meeting");
    let until = reader.date("valid_until", "The day until which it holds");
    let if_not = reader.text("if_not", "What if somebody cannot");
    let if_not = (!values.all("if_not").is_empty()).then_some(if_not);
    if reader.problems.is_empty() { Ok(Looked { next, until, if_not }) } else { Err(reader.problems) }
}

async fn page(
    visit: &FamilyVisit,
    record: &CaseRecord,
    plan: &SafetyPlan,
    status: StatusCode,
    form: Form,
) -> Result<Response, Trouble> {
    let form = Form { seen: seen::plan(record, plan.id), ..form };
    let more = context! {
        immediate => plan.kind == PlanKind::Immediate,
        until => plan.valid_until.map(calendar::long),
    };
    FormPage { template: "plan/review.html", title: "We looked at the plan together today", people: &[] }
        .draw(visit, record, Some(plan), status, form, more)
        .await
}
