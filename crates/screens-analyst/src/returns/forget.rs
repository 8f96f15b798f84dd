//! Forgetting a check and its files at once.

use super::looked::Looked;
use crate::checks::Checks;
use axum::response::Response;
use ui::{
    route::{Needs, Office, Route},
    session::Sent,
    trouble::Trouble,
    visit::OfficeVisit,
};

/// The form sent.
pub(super) const SEND: Route =
    Route::post("/returns/{check}/forget", Needs::Office(Office::Returns), "return.forgotten");

/// Forgets it. What was saved of it stays saved.
pub(super) async fn send(visit: OfficeVisit, _sent: Sent) -> Result<Response, Trouble> {
    let run = Looked::find_at(&visit).await?.run;
    visit.app.held::<Checks>().forget(run.id);
    visit.app.store().note_check(visit.permit, visit.route.verb, &run.summary()).await?;
    Ok(visit.go("/returns", "check-forgotten"))
}
