//! Changing what is known of a member of the network.

use super::member_form;
use access::Deed;
use axum::{http::StatusCode, response::Response};
use practice::{Object, ids::MemberId};
use ui::{
    route::{Needs, Route},
    saving::{Saved, status_of},
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The form.
pub(super) const SHOW: Route =
    Route::get("/families/{family}/network/{member}", Needs::Family(Deed::Change), "member.seen");
/// The form sent.
pub(super) const SEND: Route =
    Route::post("/families/{family}/network/{member}", Needs::Family(Deed::Change), "member.saved");

/// Shows the form with what is there, or with the draft.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let member = record.member(visit.id::<MemberId>("member")?).ok_or(Trouble::Absent)?;
    let there = member_form::as_sent(&Object::NetworkMember(member.value.clone()));
    let form = visit.form(&visit.path, member.version, &there).await?;
    member_form::page(&visit, &record, StatusCode::OK, Some(&member.value), form).await
}

/// Keeps it, merged with what others changed meanwhile.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let member = record.member(visit.id::<MemberId>("member")?).ok_or(Trouble::Absent)?;
    let read = member_form::read(&sent.values, member.value.clone());
    match visit.save(&sent, read, member_form::LABELS, member_form::as_sent).await? {
        Saved::Kept(_) => Ok(visit.go(&visit.within("network"), "saved")),
        Saved::Again(form) => {
            member_form::page(&visit, &record, status_of(&form), Some(&member.value), form).await
        }
    }
}
