//! A contact that was written down in the wrong family's record. Nobody has decided on it: one that was decided on stays.

use super::withdraw;
use crate::wrong_family::{self, Wrong};
use access::Deed;
use axum::response::Response;
use practice::{
    CaseRecord, Kind,
    contact::{Contact, DangerNow},
    family::CaseStatus,
    ids::{ContactId, FamilyId, encode},
};
use record::families::PUT_RIGHT;
use std::sync::Arc;
use ui::{
    route::{Needs, Route},
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The form.
pub(super) const ASK: Route = Route::get(
    "/families/{family}/contacts/{contact}/wrong-family",
    Needs::Family(Deed::Change),
    "wrong_record.asked",
);
/// The form sent.
pub(super) const SEND: Route =
    Route::post("/families/{family}/contacts/{contact}/wrong-family", Needs::Family(Deed::Change), PUT_RIGHT);

/// Why this person cannot put the contact right. None: they can.
fn cannot(visit: &FamilyVisit, record: &CaseRecord, contact: &Contact) -> Option<&'static str> {
    if contact.decision.is_some() {
        Some(
            "Somebody has decided on this contact, so it stays. Write it down anew in the right family’s record, and correct this one.",
        )
    } else if contact.danger_corrected.is_some() {
        Some(
            "This contact said that a child is in danger now, and was changed. A supervisor decides on that here. Write the contact down \
             anew in the right family’s record.",
        )
    } else if !withdraw::may(visit, record, contact) {
        Some(
            "This contact says that a child is in danger now. A supervisor puts it right. Ring your supervisor now.",
        )
    } else {
        None
    }
}

/// Whether this person is offered the form.
pub(super) fn may(visit: &FamilyVisit, record: &CaseRecord, contact: &Contact) -> bool {
    cannot(visit, record, contact).is_none()
}

fn wrong(visit: &FamilyVisit, record: &CaseRecord) -> Result<Wrong, Trouble> {
    let contact = record.contact(visit.id::<ContactId>("contact")?).ok_or(Trouble::Absent)?;
    let old = contact.value.clone();
    Ok(Wrong {
        thing: (Kind::Contact, old.id.0),
        what: "contact",
        back: visit.within(&format!("contacts#c-{}", old.id)),
        cannot: cannot(visit, record, contact),
        done: if old.danger_now == DangerNow::Yes { "put-right-danger" } else { "put-right" },
        lands: |family: FamilyId, number| format!("/families/{family}/contacts#c-{}", encode(number)),
        anew: Arc::new(move |right, number, children| {
            let on_open_case = right.families.first().is_some_and(|family| family.status == CaseStatus::Open);
            Contact { id: ContactId(number), children, on_open_case, ..old.clone() }.into()
        }),
    })
}

/// Shows the form.
pub(super) async fn ask(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    wrong_family::ask(&visit, &record, &wrong(&visit, &record)?).await
}

/// Looks the right family up, or puts the contact right.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let wrong = wrong(&visit, &record)?;
    wrong_family::send(&visit, &sent, &record, wrong).await
}
