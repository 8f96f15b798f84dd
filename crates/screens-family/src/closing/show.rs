//! Where closing stands: a list of what is missing, in plain words, each with the way to it.

use access::Deed;
use axum::response::Response;
use minijinja::context;
use practice::{
    CaseRecord, Finding, Kind, Who,
    family::{AtTheDoor, CaseStatus, Closure, Stage},
    ids::WorkerId,
    rules::{self, Look},
};
use serde::Serialize;
use ui::{
    allowed::Allowed,
    page::shown,
    people_options::name_of,
    places,
    route::{Needs, Route},
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The page.
pub(super) const SHOW: Route =
    Route::get("/families/{family}/closing", Needs::Family(Deed::See), "closing.seen");

/// One thing that is missing.
#[derive(Debug, Serialize)]
pub(super) struct Task {
    text: String,
    href: String,
}

/// The request to close that stands, or on which the case was closed.
pub(super) fn request(record: &CaseRecord) -> Option<&Closure> {
    let closed = record.families.first().is_some_and(|family| family.status == CaseStatus::Closed);
    record
        .closures
        .iter()
        .map(|kept| &kept.value)
        .filter(|closure| closed || closure.closed_on.is_none())
        .max_by_key(|closure| (closure.asked_on, closure.id))
}

/// An earlier closing after which the case was opened again.
#[derive(Debug, Serialize)]
struct Reopened {
    closed_on: String,
    opened_on: String,
    by: String,
    reason: String,
}

/// What is missing before closing, beside the request and its audit, and without that over which a manager has decided. Of a
/// closed case all that was missing.
pub(super) fn missing(visit: &FamilyVisit, record: &CaseRecord) -> Vec<Task> {
    let look =
        Look { record, today: visit.on.unwrap_or(visit.today), thresholds: &visit.app.settings().thresholds };
    let closed = record.families.first().is_some_and(|family| family.status == CaseStatus::Closed);
    let mut all: Vec<Finding> = rules::missing_for_closing(look);
    all.retain(|finding| closed || !rules::is_overruled(look, finding));
    // The steps of closing themselves stand below the list, each with its button.
    let is_step = |finding: &Finding| {
        finding.place.kind == Kind::Closure
            || (finding.place.kind == Kind::Family && finding.sentence.contains("asked to close"))
    };
    all.iter()
        .filter(|finding| !is_step(finding))
        .map(|finding| Task {
            text: finding.sentence.clone(),
            href: places::path_of_finding(visit.family(), record, finding),
        })
        .collect()
}

/// Shows it.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let names = visit.worker_names().await?;
    let family = record.families.first().ok_or(Trouble::Absent)?;
    let closure = request(&record);
    let name = |who: &Who| name_of(who, &record, &names);
    let worker = |id| names.get(&id).cloned().unwrap_or_else(|| "a worker".to_owned());
    let me = visit.actor().worker;
    let is_own = closure.is_some_and(|closure| closure.asked_by == Some(Who::Worker(me)));
    let at_the_door = record
        .closures
        .iter()
        .filter(|closure| family.status == CaseStatus::Closed && closure.closed_on.is_some())
        .max_by_key(|closure| (closure.closed_on, closure.id))
        .filter(|closure| closure.at_the_door.is_some());
    let absent = absent(&record, family.stage);
    let content = context! {
        begun => has_begun(&record),
        absent => shown(absent),
        allowed => shown(Allowed::of(&visit, &record)),
        at_the_door => at_the_door.and_then(|closure| closure.at_the_door).map(AtTheDoor::words),
        door_reason => at_the_door.map(|closure| closure.reason.clone()),
        door_by => at_the_door.and_then(|closure| closure.decided_by).map(worker),
        missing => shown(missing(&visit, &record)),
        closed => family.status == CaseStatus::Closed,
        closed_on => family.closed.map(calendar::long),
        here => visit.within("closing"),
        asked => closure.is_some(),
        asked_by => closure.and_then(|closure| closure.asked_by.as_ref()).map(name),
        asked_on => closure.and_then(|closure| closure.asked_on).map(calendar::long),
        reason => closure.map(|closure| closure.reason.clone()),
        audited => closure.is_some_and(|closure| closure.audited_on.is_some()),
        audited_by => closure.and_then(|closure| closure.audited_by).map(worker),
        audited_on => closure.and_then(|closure| closure.audited_on).map(calendar::long),
        audit_findings => closure.map(|closure| closure.audit_findings.clone()),
        overruled_by => closure.and_then(|closure| closure.override_by).map(worker),
        overruled => closure.map(|closure| closure.overruled.iter().map(|one| one.sentence.clone()).collect::<Vec<_>>()),
        override_reason => closure.map(|closure| closure.override_reason.clone()),
        may_audit => !is_own && family.lead_worker != Some(me),
        may_overrule => !is_own,
        reopened => shown(reopened(&record, worker)),
    };
    visit.page("closing/show.html", "Closing", &record, content).await
}

/// What the work has not got: without it, that nothing stands in the way says nothing.
fn absent(record: &CaseRecord, stage: Stage) -> Vec<&'static str> {
    let all = [
        (stage == Stage::Intake, "Nobody has decided what the referral leads to."),
        (record.dangers.is_empty(), "No danger is written down."),
        (record.goals.is_empty(), "No goal is written down."),
        (!record.plans.iter().any(|plan| plan.is_in_force()), "No plan holds."),
        (record.network.iter().all(|member| member.left.is_some()), "Nobody is in the network."),
    ];
    all.into_iter().filter(|(is_so, _)| *is_so).map(|(_, said)| said).collect()
}

/// Whether any work has begun.
fn has_begun(record: &CaseRecord) -> bool {
    !(record.dangers.is_empty()
        && record.goals.is_empty()
        && record.plans.is_empty()
        && record.network.is_empty())
}

fn reopened(record: &CaseRecord, worker: impl Fn(WorkerId) -> String) -> Vec<Reopened> {
    let mut all: Vec<_> = record.closures.iter().filter(|closure| closure.reopened_on.is_some()).collect();
    all.sort_by_key(|closure| (closure.reopened_on, closure.id));
    all.into_iter()
        .map(|closure| Reopened {
            closed_on: closure.closed_on.map(calendar::long).unwrap_or_default(),
            opened_on: closure.reopened_on.map(calendar::long).unwrap_or_default(),
            by: closure.reopened_by.map(&worker).unwrap_or_default(),
            reason: closure.reopen_reason.clone(),
        })
        .collect()
}
