//! Recording who came and what was decided, moving a meeting, calling it off.

use super::form;
use crate::{
    route::{Needs, Route},
    screens::saving::status_of,
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};
use access::Deed;
use axum::{http::StatusCode, response::Response};
use practice::{Object, ids::MeetingId};

/// The form.
pub(super) const SHOW: Route =
    Route::get("/families/{family}/meetings/{meeting}", Needs::Family(Deed::Change), "meeting.seen");
/// The form sent.
pub(super) const SEND: Route =
    Route::post("/families/{family}/meetings/{meeting}", Needs::Family(Deed::Change), "meeting.saved");

/// Shows the form with what is there, or with the draft.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let meeting = record.meeting(visit.id::<MeetingId>("meeting")?).ok_or(Trouble::Absent)?;
    let there = form::as_sent(&Object::Meeting(meeting.value.clone()));
    let filled = visit.form(&visit.path, meeting.version, &there).await?;
    form::page(&visit, &record, meeting.kind.words(), StatusCode::OK, filled).await
}

/// Keeps it, merged with what others changed meanwhile.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let meeting = record.meeting(visit.id::<MeetingId>("meeting")?).ok_or(Trouble::Absent)?;
    let read = form::read(&sent.values, meeting.value.clone());
    match visit.save(&sent, read, form::LABELS, form::as_sent).await? {
        None => Ok(visit.go(&visit.within("meetings"), "saved")),
        Some(again) => form::page(&visit, &record, meeting.kind.words(), status_of(&again), again).await,
    }
}
