//! Taking a person out of the record, with the reason.

use access::Deed;
use axum::response::Response;
use practice::{Kind, ids::PersonId};
use ui::{
    route::{Needs, Route},
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
    withdrawing::Withdrawing,
};

/// The form.
pub(super) const SHOW: Route = Route::get(
    "/families/{family}/people/{person}/withdraw",
    Needs::Family(Deed::Change),
    "person.withdrawal_asked",
);
/// The form sent.
pub(super) const SEND: Route = Route::post(
    "/families/{family}/people/{person}/withdraw",
    Needs::Family(Deed::Change),
    "person.withdrawn",
);

fn what(visit: &FamilyVisit) -> Result<Withdrawing, Trouble> {
    let id: PersonId = visit.id("person")?;
    Ok(Withdrawing { kind: Kind::Person, number: id.0, back: visit.within("people") })
}

/// Asks why.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    what(&visit)?.ask(&visit).await
}

/// Takes it away.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    what(&visit)?.take(&visit, &sent).await
}
