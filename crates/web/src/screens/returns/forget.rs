//! Forgetting a check and its files at once.

use super::looked::Looked;
use crate::{
    route::{Needs, Office, Route},
    session::Sent,
    trouble::Trouble,
    visit::OfficeVisit,
};
use axum::response::Response;

/// The form sent.
pub(super) const SEND: Route =
    Route::post("/returns/{check}/forget", Needs::Office(Office::Returns), "return.forgotten");

/// Forgets it. What was saved of it stays saved.
pub(super) async fn send(visit: OfficeVisit, _sent: Sent) -> Result<Response, Trouble> {
    let looked = Looked::at(&visit).await?;
    visit.app.checks().forget(looked.run.id);
    Ok(visit.go("/returns", "check-forgotten"))
}
