//! Taking a relationship out of the record, with the reason.

use access::Deed;
use axum::response::Response;
use practice::{Kind, ids::RelationshipId};
use ui::{
    route::{Needs, Route},
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
    withdrawing::Withdrawing,
};

/// The form.
pub(super) const SHOW: Route = Route::get(
    "/families/{family}/relationships/{relationship}/withdraw",
    Needs::Family(Deed::Change),
    "relationship.withdrawal_asked",
);
/// The form sent.
pub(super) const SEND: Route = Route::post(
    "/families/{family}/relationships/{relationship}/withdraw",
    Needs::Family(Deed::Change),
    "relationship.withdrawn",
);

fn what(visit: &FamilyVisit) -> Result<Withdrawing, Trouble> {
    let id: RelationshipId = visit.id("relationship")?;
    Ok(Withdrawing { kind: Kind::Relationship, number: id.0, back: visit.within("people") })
}

/// Asks why.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    what(&visit)?.ask(&visit).await
}

/// Takes it away.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    what(&visit)?.take(&visit, &sent).await
}
