//! Taking a contact away that was written down wrongly, with the reason.

use crate::{
    route::{Needs, Route},
    screens::withdrawing::Withdrawing,
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};
use access::Deed;
use axum::response::Response;
use practice::{Kind, ids::ContactId};

/// The form that asks why.
pub(super) const SHOW: Route = Route::get(
    "/families/{family}/contacts/{contact}/withdraw",
    Needs::Family(Deed::Change),
    "contact.withdrawal_asked",
);
/// The form sent.
pub(super) const SEND: Route = Route::post(
    "/families/{family}/contacts/{contact}/withdraw",
    Needs::Family(Deed::Change),
    "contact.withdrawn",
);

fn contact(visit: &FamilyVisit) -> Result<Withdrawing, Trouble> {
    let id: ContactId = visit.id("contact")?;
    Ok(Withdrawing { kind: Kind::Contact, number: id.0, back: visit.within("contacts") })
}

/// Asks why.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    contact(&visit)?.ask(&visit).await
}

/// Takes it away.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    contact(&visit)?.take(&visit, &sent).await
}
