//! Files that were kept as they were sent to the Department: the list, each one's page, the file again, and what changed since.

mod compare;
mod download;
mod list;
mod show;

use practice::ids::{decode, encode};
use record::submissions::ReturnSubmission;
use returns::Year;
use ui::{route::Routes, trouble::Trouble, visit::OfficeVisit};

/// The routes of this area.
pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .add(&list::SHOW, list::show)
        .add(&show::SHOW, show::show)
        .add(&download::SHOW, download::show)
        .add(&compare::SEND, compare::send)
}

/// The file that the address names.
async fn at(visit: &OfficeVisit) -> Result<ReturnSubmission, Trouble> {
    let id = visit.params.get("submission").and_then(|text| decode(text).ok()).ok_or(Trouble::Absent)?;
    Ok(visit.app.store().submission(visit.permit, id).await?)
}

/// The address of one of them.
pub(super) fn path(id: i64) -> String {
    format!("/returns/sent/{}", encode(id))
}

/// What one of them is called: “Children in need census, 2025-26, file 1”.
pub(super) fn title(kept: &ReturnSubmission) -> String {
    format!("Children in need census, {}, file {}", Year(kept.sent.year), kept.sent.serial)
}
