//! The steps of a plan that are one button each: being tested, working, the family's own. Agreeing it is a form.

use super::{page, shown::href};
use access::Deed;
use axum::response::Response;
use jiff::Timestamp;
use practice::{
    CaseRecord,
    actions::{Acting, Change, Refused, plan as actions},
    ids::PlanId,
    plan::{PlanKind, PlanStatus, SafetyPlan},
};
use serde::Serialize;
use ui::{
    form::Problems,
    keep::{SaveOutcome, problems},
    route::{Needs, Route},
    saving::not_kept,
    seen,
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// Beginning to test it.
pub(super) const TEST: Route =
    Route::post("/families/{family}/plan/{plan}/start-testing", Needs::Family(Deed::Change), "plan.in_test");
/// Calling it working.
pub(super) const WORKING: Route =
    Route::post("/families/{family}/plan/{plan}/working", Needs::Family(Deed::SignOff), "plan.working");
/// Handing it to the family and its network.
pub(super) const HAND_OVER: Route =
    Route::post("/families/{family}/plan/{plan}/hand-over", Needs::Family(Deed::SignOff), "plan.handed_over");

/// Letting an immediate plan end.
pub(super) const END: Route =
    Route::post("/families/{family}/plan/{plan}/end", Needs::Family(Deed::SignOff), "plan.ended");

type Decide = fn(&CaseRecord, PlanId, &mut Acting<'_>) -> Result<Vec<Change>, Refused>;

/// Begins to test it.
pub(super) async fn start_testing(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    take(visit, sent, actions::start_testing, "plan-in-test").await
}

/// Calls it working.
pub(super) async fn mark_working(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    take(visit, sent, actions::mark_working, "plan-working").await
}

/// Hands it over.
pub(super) async fn hand_over(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    take(visit, sent, actions::hand_to_family, "plan-handed-over").await
}

/// Lets an immediate plan end.
pub(super) async fn end(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    take(visit, sent, actions::end_immediate, "plan-ended").await
}

async fn take(visit: FamilyVisit, sent: Sent, decide: Decide, done: &str) -> Result<Response, Trouble> {
    let id: PlanId = visit.id("plan")?;
    let shows = move |record: &CaseRecord| seen::plan(record, id);
    let act = visit.act_as_seen(&sent, "", shows, move |record, acting| decide(record, id, acting));
    let found = match act.await? {
        SaveOutcome::Done(_) => return Ok(visit.go(&href(&visit, id), done)),
        SaveOutcome::Not(findings) => problems(&findings, &[]),
        SaveOutcome::Clash(_) => Problems::default(),
    };
    page::one(&visit, id, not_kept(&found), found).await
}

/// A step that this plan could take, and what stands in its way.
#[derive(Debug, Serialize)]
pub(super) struct Step {
    name: &'static str,
    title: &'static str,
    button: &'static str,
    needs_sign_off: bool,
    /// Whether it leads to a form.
    asks: bool,
    in_the_way: Vec<String>,
}

/// The steps that come next for a plan, each tried on the record as it stands; nothing is kept.
pub(super) fn next(visit: &FamilyVisit, record: &CaseRecord, plan: &SafetyPlan) -> Vec<Step> {
    let mut steps: Vec<(&str, &str, &str, Decide)> = Vec::new();
    if matches!(plan.status, PlanStatus::Draft | PlanStatus::NotWorking) {
        let again = plan.status == PlanStatus::NotWorking;
        let button = if again { "Agree the mended plan" } else { "Agree this plan" };
        steps.push(("agree", "Before the plan can be agreed", button, actions::agree));
    }
    if plan.status == PlanStatus::Agreed {
        steps.push(("start-testing", "Before testing", "Begin to test it", actions::start_testing));
    }
    if matches!(plan.status, PlanStatus::Agreed | PlanStatus::InTest) && plan.kind == PlanKind::Full {
        steps.push((
            "working",
            "Before the plan can be called working",
            "Call it working",
            actions::mark_working,
        ));
    }
    let full_holds = record.plans.iter().any(|other| other.kind == PlanKind::Full && other.is_in_force());
    if plan.kind == PlanKind::Immediate && plan.is_in_force() && full_holds {
        steps.push((
            "end",
            "Before the immediate plan can end",
            "End it: people go by the safety plan",
            actions::end_immediate,
        ));
    }
    if plan.status == PlanStatus::Working && plan.kind == PlanKind::Full && plan.owned_by_network_on.is_none()
    {
        steps.push((
            "hand-over",
            "Before the plan can be handed over",
            "The network keeps this plan from today",
            actions::hand_to_family,
        ));
    }
    steps
        .into_iter()
        .map(|(name, title, button, decide)| Step {
            name,
            title,
            button,
            needs_sign_off: name != "start-testing",
            asks: name == "agree",
            in_the_way: tried(visit, record, plan.id, decide),
        })
        .collect()
}

/// What the action would refuse today.
fn tried(visit: &FamilyVisit, record: &CaseRecord, plan: PlanId, decide: Decide) -> Vec<String> {
    let mut new_id = || 0;
    let mut acting = Acting {
        by: visit.actor().worker,
        at: Timestamp::UNIX_EPOCH,
        today: visit.today,
        thresholds: &visit.app.settings().thresholds,
        new_id: &mut new_id,
    };
    let Err(Refused(findings)) = decide(record, plan, &mut acting) else { return Vec::new() };
    let mut said: Vec<String> = findings.into_iter().map(|finding| finding.sentence).collect();
    let mut seen = std::collections::BTreeSet::new();
    said.retain(|sentence| seen.insert(sentence.clone()));
    said
}
