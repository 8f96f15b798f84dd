//! Looking at a plan together: that it was done today, when the network meets next, and for how much longer an immediate
//! plan holds.

use super::{form_page::FormPage, shown::href};
use crate::{
    form::{Problems, Reader, Values},
    keep::Kept,
    page::Form,
    route::{Needs, Route},
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};
use access::Deed;
use axum::{http::StatusCode, response::Response};
use jiff::civil::Date;
use minijinja::context;
use practice::{
    FamilyRecord,
    actions::plan::{extend_immediate, review},
    ids::PlanId,
    plan::{PlanKind, SafetyPlan},
};

/// The form.
pub(super) const SHOW: Route =
    Route::get("/families/{family}/plan/{plan}/review", Needs::Family(Deed::Change), "plan.review_asked");
/// The form sent.
pub(super) const SEND: Route =
    Route::post("/families/{family}/plan/{plan}/review", Needs::Family(Deed::Change), "plan.reviewed");

const LABELS: &[(&str, &str)] = &[("next_meeting", "Next meeting"), ("valid_until", "Until when")];

/// Shows the form.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let plan = record.plan(visit.id::<PlanId>("plan")?).ok_or(Trouble::Absent)?;
    let mut there = Values::new();
    there.add_date("next_meeting", plan.next_meeting.filter(|day| *day >= visit.today));
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
        Ok((next, until)) => {
            let kept = visit
                .act(&sent, "", move |record, acting| {
                    let mut changes = review(record, id, next, acting)?;
                    if let Some(until) = until {
                        let after = record.after(&changes, acting.by, acting.at);
                        changes = extend_immediate(&after, id, until, acting)?;
                    }
                    Ok(changes)
                })
                .await?;
            match kept {
                Kept::Done(_) => return Ok(visit.go(&href(&visit, id), "plan-reviewed")),
                kept => visit.refused(&sent, &kept, LABELS),
            }
        }
    };
    page(&visit, &record, &plan.value, StatusCode::UNPROCESSABLE_ENTITY, form).await
}

fn read(values: &Values) -> Result<(Option<Date>, Option<Date>), Problems> {
    let mut reader = Reader::new(values);
    let next = reader.date("next_meeting", "The next meeting");
    let until = reader.date("valid_until", "The day until which it holds");
    if reader.problems.is_empty() { Ok((next, until)) } else { Err(reader.problems) }
}

async fn page(
    visit: &FamilyVisit,
    record: &FamilyRecord,
    plan: &SafetyPlan,
    status: StatusCode,
    form: Form,
) -> Result<Response, Trouble> {
    let more = context! {
        immediate => plan.kind == PlanKind::Immediate,
        until => plan.valid_until.map(calendar::long),
    };
    FormPage { template: "plan/review.html", title: "We looked at the plan together today", people: &[] }
        .draw(visit, record, Some(plan), status, form, more)
        .await
}
