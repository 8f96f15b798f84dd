//! Taking somebody out of the network who was put there by mistake. Whoever leaves has a day of leaving instead.

use access::Deed;
use axum::response::Response;
use practice::{Kind, ids::MemberId};
use ui::{
    route::{Needs, Route},
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
    withdrawing::Withdrawing,
};

/// The form.
pub(super) const SHOW: Route = Route::get(
    "/families/{family}/network/{member}/withdraw",
    Needs::Family(Deed::Change),
    "member.withdrawal_asked",
);
/// The form sent.
pub(super) const SEND: Route = Route::post(
    "/families/{family}/network/{member}/withdraw",
    Needs::Family(Deed::Change),
    "member.withdrawn",
);

fn what(visit: &FamilyVisit) -> Result<Withdrawing, Trouble> {
    let id: MemberId = visit.id("member")?;
    Ok(Withdrawing { kind: Kind::NetworkMember, number: id.0, back: visit.within("network") })
}

/// Asks why.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    what(&visit)?.ask(&visit).await
}

/// Takes them out.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    what(&visit)?.take(&visit, &sent).await
}
