//! The page of plans: those that are shown in full, and the ways to the others.

use super::{
    shown::{Drawn, href, title},
    steps,
};
use axum::{http::StatusCode, response::Response};
use minijinja::{Value, context};
use practice::{
    CaseRecord,
    ids::PlanId,
    object::Kept,
    plan::{PlanKind, PlanStatus, SafetyPlan},
    views::standing_of,
};
use serde::Serialize;
use ui::{
    allowed::Allowed,
    form::{Problems, Values},
    page::shown,
    seen,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// A bottom line with the rules that meet it.
#[derive(Debug, Serialize)]
struct LineShown {
    id: String,
    text: String,
    reason: String,
    imposed_by: String,
    rules: Vec<String>,
}

/// A way to another plan.
#[derive(Debug, Serialize)]
struct Other {
    href: String,
    title: String,
    status: &'static str,
    from: Option<String>,
}

/// The plan of this kind that people go by: the one in force, otherwise the latest draft.
pub(super) fn current(record: &CaseRecord, kind: PlanKind) -> Option<&Kept<SafetyPlan>> {
    record
        .plans
        .iter()
        .filter(|plan| plan.kind == kind && plan.status != PlanStatus::Replaced)
        .max_by_key(|plan| (plan.is_in_force(), plan.valid_from, plan.id))
}

/// The plans that stand, the immediate one first.
pub(super) async fn standing(visit: &FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let ids: Vec<PlanId> = [PlanKind::Immediate, PlanKind::Full]
        .into_iter()
        .filter_map(|kind| current(&record, kind))
        .map(|plan| plan.id)
        .collect();
    draw(visit, &record, &ids, StatusCode::OK, Problems::default(), false).await
}

/// One plan, whatever has become of it.
pub(super) async fn one(
    visit: &FamilyVisit,
    id: PlanId,
    status: StatusCode,
    problems: Problems,
) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    record.plan(id).ok_or(Trouble::Absent)?;
    draw(visit, &record, &[id], status, problems, true).await
}

async fn draw(
    visit: &FamilyVisit,
    record: &CaseRecord,
    ids: &[PlanId],
    status: StatusCode,
    problems: Problems,
    alone: bool,
) -> Result<Response, Trouble> {
    let names = visit.worker_names().await?;
    let allowed = Allowed::of(visit, record);
    let drawn = Drawn { visit, record, names: &names, allowed };
    let plans: Vec<&SafetyPlan> =
        ids.iter().filter_map(|id| record.plan(*id)).map(|kept| &kept.value).collect();
    let full = plans.iter().any(|plan| plan.kind == PlanKind::Full);
    let page_title = match plans.as_slice() {
        [plan] if alone => title(plan),
        _ => "Safety plan".to_owned(),
    };
    let mut form = visit.form(&visit.path, 0, &Values::new()).await?;
    form.complain(&problems);
    let shown_plans: Vec<Value> = plans
        .iter()
        .map(|plan| {
            context! {
                plan => shown(drawn.plan(plan)),
                seen => seen::plan(record, plan.id),
                steps => shown(steps::next(visit, record, plan)),
            }
        })
        .collect();
    let begun = |kind| record.plans.iter().any(|plan| plan.kind == kind && plan.status == PlanStatus::Draft);
    // A plan by which people go is printed from its own page too.
    let printed = plans.first().filter(|plan| alone && plan.is_in_force());
    let printed = printed.map(|plan| visit.within(&format!("family-plan?plan={}", plan.id)));
    let content = context! {
        title => &page_title,
        plans => shown_plans,
        alone => alone,
        others => shown(others(visit, record, ids)),
        lines => shown(if full || !alone { lines(drawn) } else { Vec::new() }),
        show_lines => full || !alone,
        has_full => full,
        home => visit.within("plan"),
        base => visit.within("plan"),
        network => visit.within("network"),
        meetings => visit.within("meetings"),
        family_plan => visit.within("family-plan"),
        printed => printed,
        can_change => allowed.change,
        tonight => allowed.sign_off.then(|| visit.within("plan/tonight")),
        may_start_full => !begun(PlanKind::Full),
        may_start_immediate => !begun(PlanKind::Immediate),
        form => shown(form),
    };
    visit.page_as(status, "plan/show.html", &page_title, record, content).await
}

fn others(visit: &FamilyVisit, record: &CaseRecord, ids: &[PlanId]) -> Vec<Other> {
    let mut others: Vec<&SafetyPlan> =
        record.plans.iter().map(|kept| &kept.value).filter(|plan| !ids.contains(&plan.id)).collect();
    others.sort_by_key(|plan| std::cmp::Reverse((plan.valid_from, plan.id)));
    others
        .into_iter()
        .map(|plan| Other {
            href: href(visit, plan.id),
            title: title(plan),
            status: standing_of(record, plan, visit.on.unwrap_or(visit.today)).words(),
            from: plan.valid_from.map(calendar::long),
        })
        .collect()
}

fn lines(drawn: Drawn<'_>) -> Vec<LineShown> {
    drawn
        .record
        .bottom_lines
        .iter()
        .map(|line| LineShown {
            id: line.id.to_string(),
            text: line.text.clone(),
            reason: line.reason.clone(),
            imposed_by: line.imposed_by.as_ref().map(|who| drawn.name(who)).unwrap_or_default(),
            rules: line
                .satisfied_by
                .iter()
                .filter_map(|id| drawn.record.plan_rule(*id))
                .map(|rule| rule.text.clone())
                .collect(),
        })
        .collect()
}
