//! Withdrawing a case note, with the reason: what it said stays readable on its page. One that belongs to another family is put right
//! instead (`wrong_family.rs`).

use access::Deed;
use axum::response::Response;
use practice::{Kind, ids::CaseNoteId};
use ui::{
    route::{Needs, Route},
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
    withdrawing::Withdrawing,
};

/// The form that asks why.
pub(super) const SHOW: Route = Route::get(
    "/families/{family}/notes/{case_note}/withdraw",
    Needs::Family(Deed::Change),
    "case_note.withdrawal_asked",
);
/// The form sent.
pub(super) const SEND: Route = Route::post(
    "/families/{family}/notes/{case_note}/withdraw",
    Needs::Family(Deed::Change),
    "case_note.withdrawn",
);

fn note(visit: &FamilyVisit) -> Result<Withdrawing, Trouble> {
    let id: CaseNoteId = visit.id("case_note")?;
    Ok(Withdrawing { kind: Kind::CaseNote, number: id.0, back: visit.within("notes") })
}

/// Asks why.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    note(&visit)?.ask(&visit).await
}

/// Takes it out of the chronology. Its page and the history go on to tell of it.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    note(&visit)?.take(&visit, &sent).await
}
