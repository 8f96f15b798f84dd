//! Signing a map off, with a note.

use super::show;
use access::Deed;
use axum::response::Response;
use practice::{actions, ids::MapId};
use ui::{
    form::{FormReader, Values},
    keep::SaveOutcome,
    route::{Needs, Route},
    saving::not_kept,
    seen,
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The form sent.
pub(super) const SEND: Route =
    Route::post("/families/{family}/maps/{map}/sign-off", Needs::Family(Deed::SignOff), "map.signed_off");

/// Signs, or shows what still stands in the way.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let map: MapId = visit.id("map")?;
    let mut reader = FormReader::new(&sent.values);
    let note = reader.text("note", "Note");
    let form = if reader.problems.is_empty() {
        let kept = visit
            .act_as_seen(
                &sent,
                "",
                move |record| seen::map(record, map),
                move |record, acting| actions::sign_off(record, map, &note, acting),
            )
            .await?;
        if matches!(kept, SaveOutcome::Done(_)) {
            return Ok(visit.go(&visit.within("check"), "signed"));
        }
        visit.form_after(&visit.path, &sent, kept, &[("note", "Note")], |_| Values::new()).await?
    } else {
        visit.form_again(&visit.path, &sent, &reader.problems)
    };
    let record = visit.record().await?;
    show::page(&visit, &record, not_kept(&form.problems), Some(form)).await
}
