//! A case note that was written in the wrong family's record.

use crate::wrong_family::{self, Wrong};
use access::Deed;
use axum::response::Response;
use practice::{
    CaseRecord, Kind,
    case_note::CaseNote,
    ids::{CaseNoteId, FamilyId, encode},
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
    "/families/{family}/notes/{case_note}/wrong-family",
    Needs::Family(Deed::Change),
    "wrong_record.asked",
);
/// The form sent.
pub(super) const SEND: Route =
    Route::post("/families/{family}/notes/{case_note}/wrong-family", Needs::Family(Deed::Change), PUT_RIGHT);

fn wrong(visit: &FamilyVisit, record: &CaseRecord) -> Result<Wrong, Trouble> {
    let note = record.case_note(visit.id::<CaseNoteId>("case_note")?).ok_or(Trouble::Absent)?;
    let old = note.value.clone();
    Ok(Wrong {
        thing: (Kind::CaseNote, old.id.0),
        what: "note",
        back: visit.within(&format!("notes/{}", old.id)),
        anew: Arc::new(move |_, number, children| {
            CaseNote { id: CaseNoteId(number), corrected: None, ..old.about_instead(children) }.into()
        }),
        lands: |family: FamilyId, number| format!("/families/{family}/notes/{}", encode(number)),
        done: "put-right",
        cannot: None,
    })
}

/// Shows the form.
pub(super) async fn ask(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    wrong_family::ask(&visit, &record, &wrong(&visit, &record)?).await
}

/// Looks the right family up, or puts the note right.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let wrong = wrong(&visit, &record)?;
    wrong_family::send(&visit, &sent, &record, wrong).await
}
