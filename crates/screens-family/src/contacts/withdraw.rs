//! Taking a contact away that was written down wrongly, with the reason.

use access::Deed;
use axum::response::Response;
use practice::{CaseRecord, Kind, contact::Contact, ids::ContactId};
use ui::{
    allowed::Allowed,
    route::{Needs, Route},
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
    withdrawing::Withdrawing,
};

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

/// Whether this person may take the contact away. One that says that a child is in danger now is taken away by whoever decides.
pub(super) fn may(visit: &FamilyVisit, record: &CaseRecord, contact: &Contact) -> bool {
    !contact.says_danger() || Allowed::of(visit, record).decide
}

/// Takes it away.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let asked = record.contact(visit.id::<ContactId>("contact")?).ok_or(Trouble::Absent)?;
    if !may(&visit, &record, asked) {
        let sentence = "This contact says that a child is in danger now. A supervisor takes it away, or decides on it. Ring your supervisor.";
        return contact(&visit)?.refuse(&visit, &sent, sentence).await;
    }
    contact(&visit)?.take(&visit, &sent).await
}
