//! Moving a milestone up or down by one place.

use super::show::in_order;
use access::Deed;
use axum::response::Response;
use practice::{CaseRecord, Kind, actions, ids::MilestoneId, trajectory::Milestone};
use ui::{
    keep::SaveOutcome,
    route::{Needs, Route},
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The button.
pub(super) const SEND: Route = Route::post(
    "/families/{family}/milestones/{milestone}/move",
    Needs::Family(Deed::Change),
    "milestone.moved",
);

/// Moves it.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let id: MilestoneId = visit.id("milestone")?;
    let up = sent.values.text("direction") == "up";
    let kept = visit
        .act(&sent, "", move |record, acting| {
            let mut changes = Vec::new();
            for milestone in moved(record, id, up) {
                changes.extend(actions::put(record, milestone.into(), acting)?);
            }
            Ok(changes)
        })
        .await?;
    // Where nothing moved it was the last in its direction, or it is not there.
    if matches!(&kept, SaveOutcome::Done(changed) if changed.is_empty()) {
        visit.record().await?.find(Kind::Milestone, id.0).ok_or(Trouble::Absent)?;
    }
    let place = format!("{}#m-{id}", visit.within("trajectory"));
    Ok(visit.go(&place, if matches!(kept, SaveOutcome::Done(_)) { "" } else { "not-moved" }))
}

/// The milestones whose place changes.
fn moved(record: &CaseRecord, id: MilestoneId, up: bool) -> Vec<Milestone> {
    let mut order: Vec<Milestone> = in_order(record).into_iter().cloned().collect();
    let Some(at) = order.iter().position(|milestone| milestone.id == id) else { return Vec::new() };
    let other = if up { at.checked_sub(1) } else { Some(at + 1).filter(|other| *other < order.len()) };
    let Some(other) = other else { return Vec::new() };
    order.swap(at, other);
    (1..)
        .zip(order)
        .filter(|(place, milestone)| milestone.seq != *place)
        .map(|(seq, milestone)| Milestone { seq, ..milestone })
        .collect()
}
