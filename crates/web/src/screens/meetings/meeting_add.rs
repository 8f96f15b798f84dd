//! Planning a meeting, or recording one that was held.

use super::form;
use crate::{
    form::Values,
    route::{Needs, Route},
    screens::saving::status_of,
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};
use access::Deed;
use axum::{http::StatusCode, response::Response};
use practice::{
    Who,
    ids::MeetingId,
    meeting::{Meeting, MeetingKind, MeetingStatus},
};

/// The form.
pub(super) const SHOW: Route =
    Route::get("/families/{family}/meetings/new", Needs::Family(Deed::Change), "meeting.asked");
/// The form sent.
pub(super) const SEND: Route =
    Route::post("/families/{family}/meetings/new", Needs::Family(Deed::Change), "meeting.added");

const TITLE: &str = "Plan a meeting";

/// Shows the form, for a network meeting with the whole network asked.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let mut there = Values::new();
    there.add("kind", MeetingKind::Network.code()).add("status", MeetingStatus::Planned.code());
    for member in record.network.iter().filter(|member| member.left.is_none()) {
        there.add("attendees", Who::Person(member.person).to_string());
    }
    there.add("attendees", Who::Worker(visit.actor().worker).to_string());
    let filled = visit.form(&visit.path, 0, &there).await?;
    form::page(&visit, &record, TITLE, StatusCode::OK, filled).await
}

/// Keeps it.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let bare = Meeting {
        id: MeetingId(visit.app.store().new_id()),
        kind: MeetingKind::Network,
        on: visit.today,
        status: MeetingStatus::Planned,
        because: String::new(),
        attendees: Vec::new(),
        quorate: None,
        decisions: String::new(),
    };
    let read = form::read(&sent.values, bare);
    match visit.save(&sent, read, form::LABELS, form::as_sent).await? {
        None => Ok(visit.go(&visit.within("meetings"), "added")),
        Some(again) => {
            let record = visit.record().await?;
            form::page(&visit, &record, TITLE, status_of(&again), again).await
        }
    }
}
