//! Working the figures out anew, with what was written down since.

use super::held;
use axum::response::Response;
use ui::{
    route::{Needs, Office, Route},
    session::Sent,
    trouble::Trouble,
    visit::OfficeVisit,
};

/// The form sent. The store journals the deed, with what the figures are.
pub(super) const SEND: Route =
    Route::post("/returns/indicators", Needs::Office(Office::Returns), "indicators.worked_out");

/// Works them out.
pub(super) async fn send(visit: OfficeVisit, _sent: Sent) -> Result<Response, Trouble> {
    held::anew(&visit).await?;
    Ok(visit.go("/returns/indicators", ""))
}
