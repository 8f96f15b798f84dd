//! Forgetting a study at once.

use super::held;
use crate::studies::Studies;
use axum::response::Response;
use serde_json::json;
use ui::{
    route::{Needs, Office, Route},
    session::Sent,
    trouble::Trouble,
    visit::OfficeVisit,
};

/// The form sent.
pub(super) const SEND: Route =
    Route::post("/evidence/studies/{run}/forget", Needs::Office(Office::Evidence), "study.forgotten");

/// Forgets it.
pub(super) async fn send(visit: OfficeVisit, _sent: Sent) -> Result<Response, Trouble> {
    let run = held::at(&visit)?;
    visit.app.held::<Studies>().forget(&visit.who.secret.hash(), run.id);
    visit.note(Some(("study", run.id)), json!({})).await?;
    Ok(visit.go("/evidence/studies", "study-forgotten"))
}
