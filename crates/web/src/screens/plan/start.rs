//! Beginning a plan, empty or with the rules and red flags of the plan that stands.

use super::{details, form_page::FormPage, page::current, shown::href};
use crate::{
    form::{Problems, Reader, Values},
    keep::Kept,
    page::{Form, shown},
    route::{Needs, Route},
    screens::people_options::Choice,
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};
use access::Deed;
use axum::{http::StatusCode, response::Response};
use jiff::ToSpan;
use minijinja::context;
use practice::{
    FamilyRecord,
    actions::{Acting, Change, Refused, put},
    ids::{PlanId, PlanRuleId, RedFlagId},
    plan::{PlanKind, PlanRule, PlanStatus, RedFlag, SafetyPlan},
};

/// The form.
pub(super) const SHOW: Route =
    Route::get("/families/{family}/plan/new", Needs::Family(Deed::Change), "plan.asked");
/// The form sent.
pub(super) const SEND: Route =
    Route::post("/families/{family}/plan/new", Needs::Family(Deed::Change), "plan.begun");

/// Days that an immediate plan holds unless somebody says otherwise.
const DAYS: i64 = 7;

/// Shows the form; `?about=` says which plan.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let kind = PlanKind::from_code(visit.query.text("about")).unwrap_or(PlanKind::Full);
    let mut there = Values::new();
    there.add("kind", kind.code()).add_date("valid_from", Some(visit.today));
    if kind == PlanKind::Immediate {
        there.add_date("valid_until", visit.today.checked_add(DAYS.days()).ok());
    }
    let before = current(&record, kind).or_else(|| current(&record, PlanKind::Full));
    if let Some(plan) = before {
        there.add("if_worried", &plan.if_worried);
    }
    let form = visit.form(&visit.path, 0, &there).await?;
    page(&visit, &record, StatusCode::OK, form).await
}

/// Keeps the new plan as a draft.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let form = match read(&visit, &sent.values) {
        Err(problems) => visit.form_again(&visit.path, &sent, &problems),
        Ok(plan) => {
            let id = plan.id;
            let from = current(&record, plan.kind)
                .filter(|_| sent.values.ticked("take_over"))
                .map(|before| before.id);
            match visit.act(&sent, "", move |record, acting| begin(record, plan, from, acting)).await? {
                Kept::Done(_) => {
                    // A form sent twice was kept once, under the first id.
                    let after = visit.record().await?;
                    let to = if after.plan(id).is_some() { href(&visit, id) } else { visit.within("plan") };
                    return Ok(visit.go(&to, "plan-begun"));
                }
                kept => visit.refused(&sent, &kept, details::LABELS),
            }
        }
    };
    page(&visit, &record, StatusCode::UNPROCESSABLE_ENTITY, form).await
}

fn read(visit: &FamilyVisit, values: &Values) -> Result<SafetyPlan, Problems> {
    let kind = PlanKind::from_code(values.text("kind")).ok_or_else(|| {
        let mut problems = Problems::default();
        problems.add("kind", "Say which plan to begin.");
        problems
    })?;
    let bare = SafetyPlan {
        id: PlanId(visit.app.store().new_id()),
        kind,
        version: 1,
        status: PlanStatus::Draft,
        trigger: String::new(),
        valid_from: None,
        valid_until: None,
        reviewed_on: None,
        if_worried: String::new(),
        next_meeting: None,
        signatures: Vec::new(),
        copies_given: Vec::new(),
        children_told: Vec::new(),
        owned_by_network_on: None,
        readers: Vec::new(),
    };
    let mut plan = details::read(values, bare)?;
    if kind == PlanKind::Full {
        // The form asks for both kinds; what is typed for the other is not dropped in silence.
        let mut reader = Reader::new(values);
        reader.date("valid_until", "The day until which it holds");
        if !plan.trigger.is_empty() {
            let sentence = "What made it necessary belongs to an immediate plan. Choose that plan above, or leave this empty.";
            reader.problems.add("trigger", sentence);
        }
        if !reader.problems.is_empty() {
            return Err(reader.problems);
        }
        plan.valid_until = None;
    }
    Ok(plan)
}

/// The plan, and copies of the rules and red flags of the plan that it will replace. Tests stay with what was tested.
fn begin(
    record: &FamilyRecord,
    plan: SafetyPlan,
    from: Option<PlanId>,
    acting: &mut Acting<'_>,
) -> Result<Vec<Change>, Refused> {
    let id = plan.id;
    let mut changes = put(record, plan.into(), acting)?;
    let Some(from) = from else { return Ok(changes) };
    let with_plan = record.after(&changes, acting.by, acting.at);
    for rule in record.plan_rules.iter().filter(|rule| rule.plan == from) {
        let copy = PlanRule { id: PlanRuleId((acting.new_id)()), plan: id, ..rule.value.clone() };
        changes.extend(put(&with_plan, copy.into(), acting)?);
    }
    for flag in record.red_flags.iter().filter(|flag| flag.plan == from) {
        let copy = RedFlag { id: RedFlagId((acting.new_id)()), plan: id, ..flag.value.clone() };
        changes.extend(put(&with_plan, copy.into(), acting)?);
    }
    Ok(changes)
}

async fn page(
    visit: &FamilyVisit,
    record: &FamilyRecord,
    status: StatusCode,
    form: Form,
) -> Result<Response, Trouble> {
    let kinds = [
        Choice {
            hint: "For the next days, when it cannot wait. It has an end.".to_owned(),
            ..Choice::new(PlanKind::Immediate.code(), PlanKind::Immediate.words())
        },
        Choice {
            hint: "The rules that keep the children safe, tested, and kept by the family after we close."
                .to_owned(),
            ..Choice::new(PlanKind::Full.code(), PlanKind::Full.words())
        },
    ];
    let more = context! {
        kinds => shown(kinds),
        may_take_over => record.plans.iter().any(|plan| plan.status != PlanStatus::Replaced),
    };
    FormPage { template: "plan/start.html", title: "Begin a plan", people: &[] }
        .draw(visit, record, None, status, form, more)
        .await
}
