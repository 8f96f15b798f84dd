//! Taking a milestone off the trajectory, with the reason.

use access::Deed;
use axum::response::Response;
use practice::{Kind, ids::MilestoneId};
use ui::{
    route::{Needs, Route},
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
    withdrawing::Withdrawing,
};

/// The form.
pub(super) const SHOW: Route = Route::get(
    "/families/{family}/milestones/{milestone}/withdraw",
    Needs::Family(Deed::Change),
    "milestone.withdrawal_asked",
);
/// The form sent.
pub(super) const SEND: Route = Route::post(
    "/families/{family}/milestones/{milestone}/withdraw",
    Needs::Family(Deed::Change),
    "milestone.withdrawn",
);

fn what(visit: &FamilyVisit) -> Result<Withdrawing, Trouble> {
    let id: MilestoneId = visit.id("milestone")?;
    Ok(Withdrawing { kind: Kind::Milestone, number: id.0, back: visit.within("trajectory") })
}

/// Asks why.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    what(&visit)?.ask(&visit).await
}

/// Takes it away.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    what(&visit)?.take(&visit, &sent).await
}
