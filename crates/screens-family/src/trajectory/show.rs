//! The trajectory: milestones in their order, and above them everybody's numbers over time.

use super::charts;
use access::Deed;
use axum::response::Response;
use minijinja::context;
use practice::{
    CaseRecord,
    rules::Look,
    trajectory::{Gate, Milestone},
};
use serde::Serialize;
use ui::{
    allowed::Allowed,
    page::shown,
    places::few_words,
    route::{Needs, Route},
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The page.
pub(super) const SHOW: Route =
    Route::get("/families/{family}/trajectory", Needs::Family(Deed::See), "trajectory.seen");

/// One milestone as the list has it.
#[derive(Debug, Serialize)]
struct Line {
    id: String,
    what: String,
    planned: Option<String>,
    late: bool,
    actual: Option<String>,
    gate: String,
    still_shut: Option<String>,
    evidence: String,
    items: Vec<String>,
    tests: Vec<String>,
    first: bool,
    last: bool,
}

/// Shows it.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let names = visit.worker_names().await?;
    let day = visit.on.unwrap_or(visit.today);
    let look = Look { record: &record, today: day, thresholds: &visit.app.settings().thresholds };
    let (groups, unclear) = charts::all(look, &names);
    let milestones = in_order(&record);
    let count = milestones.len();
    let lines: Vec<Line> = milestones
        .into_iter()
        .enumerate()
        .map(|(at, milestone)| Line {
            id: milestone.id.to_string(),
            what: milestone.what.clone(),
            planned: milestone.planned.map(calendar::long),
            late: milestone.actual.is_none() && milestone.planned.is_some_and(|planned| planned < day),
            actual: milestone.actual.map(calendar::long),
            gate: gate(&record, &milestone.gate),
            still_shut: if milestone.actual.is_some() {
                None
            } else {
                practice::actions::milestone::still_shut(&record, &milestone.gate)
            },
            evidence: milestone.evidence.clone(),
            items: milestone
                .evidence_items
                .iter()
                .filter_map(|id| record.item(*id))
                .map(|item| item.text.clone())
                .collect(),
            tests: milestone
                .evidence_tests
                .iter()
                .filter_map(|id| record.plan_test(*id))
                .map(|test| format!("{}: {}", calendar::long(test.on), test.note))
                .collect(),
            first: at == 0,
            last: at + 1 == count,
        })
        .collect();
    let trajectory =
        record.trajectories.iter().find(|one| one.ended.is_none()).or_else(|| record.trajectories.first());
    let content = context! {
        allowed => shown(Allowed::of(&visit, &record)),
        groups => shown(groups),
        unclear => shown(unclear),
        milestones => shown(lines),
        target => trajectory.and_then(|one| one.target_closure).map(calendar::long),
        ended => trajectory.and_then(|one| one.ended).map(calendar::long),
        here => visit.within("trajectory"),
        milestone_path => visit.within("milestones"),
        once => practice::ids::encode(visit.app.store().new_id()),
    };
    visit.page("trajectory/show.html", "Trajectory", &record, content).await
}

/// The milestones in their order.
pub(super) fn in_order(record: &CaseRecord) -> Vec<&Milestone> {
    let mut all: Vec<&Milestone> = record.milestones.iter().map(|kept| &kept.value).collect();
    all.sort_by_key(|milestone| (milestone.seq, milestone.id));
    all
}

/// What a milestone waits for, in words.
pub(super) fn gate(record: &CaseRecord, gate: &Gate) -> String {
    match gate {
        Gate::Evidence => "Waits for what shows it.".to_owned(),
        Gate::Goal { goal } => {
            let goal = record.goal(*goal).map(|goal| few_words(&goal.parent_doing)).unwrap_or_default();
            format!("Waits until this goal is partly met or met: “{goal}”")
        }
        Gate::Scale { scale, needed } => {
            let scale = record.scale(*scale);
            let danger = scale.and_then(|scale| scale.danger).and_then(|danger| record.danger(danger));
            let about = danger.map_or_else(
                || scale.map(|scale| scale.subject.words().to_owned()).unwrap_or_default(),
                |danger| format!("“{}”", few_words(&danger.behaviour)),
            );
            format!("Waits until everybody’s latest number is {needed} or safer: {about}")
        }
    }
}
