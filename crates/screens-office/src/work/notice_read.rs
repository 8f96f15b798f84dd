//! Saying that a notice was read.

use axum::response::Response;
use ui::{
    route::{Needs, Office, Route},
    session::Sent,
    trouble::Trouble,
    visit::OfficeVisit,
};

/// The form sent.
pub(super) const SEND: Route =
    Route::post("/my-work/notices/{notice}/read", Needs::Office(Office::MyWork), "notice.read");

/// Takes it off the list. One that is not for this person stays as it is.
pub(super) async fn send(visit: OfficeVisit, _sent: Sent) -> Result<Response, Trouble> {
    let notice = visit.params.get("notice").map(String::as_str).unwrap_or_default();
    let notice = practice::ids::decode(notice).map_err(|_| Trouble::Absent)?;
    visit.app.store().read_notice(visit.permit, notice).await?;
    Ok(visit.go("/my-work", "notice-read"))
}
