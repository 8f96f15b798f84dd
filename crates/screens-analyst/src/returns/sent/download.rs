//! The file again, byte for byte as it was kept.

use super::{
    super::{file::handed_out, out_of_record::file_name},
    at,
};
use axum::response::Response;
use record::saved_returns::KIND;
use serde_json::json;
use ui::{
    route::{Needs, Office, Route},
    trouble::Trouble,
    visit::OfficeVisit,
};

/// The file.
pub(super) const SHOW: Route = Route::get(
    "/returns/sent/{submission}/download",
    Needs::Office(Office::Returns),
    "return.sent_handed_out",
);

/// Hands it out.
pub(super) async fn show(visit: OfficeVisit) -> Result<Response, Trouble> {
    let kept = at(&visit).await?;
    let file = visit.app.store().submitted_file(visit.permit, kept.sent.id).await?;
    visit.note(Some((KIND, kept.sent.id)), json!({ "digest": kept.digest })).await?;
    Ok(handed_out(&file_name(kept.sent.year, kept.sent.serial), file))
}
