//! A child stopped: nothing was kept, and the device opens nothing but this page until the worker's password.

use access::Deed;
use axum::{http::StatusCode, response::Response};
use minijinja::context;
use practice::ids::RoundId;
use ui::childs::page;
use ui::session::HAND_BACK_PATH;
use ui::{
    route::{Needs, Route},
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The page.
pub(super) const SHOW: Route = Route::get(
    "/families/{family}/rounds/{round}/rater/{n}/child/stopped",
    Needs::Family(Deed::Change),
    "rating.stopped",
);

/// Locks a device that was handed over to the page that says thank you. The record is not read, and nothing is written to it.
pub(super) async fn stop(visit: &FamilyVisit) -> Result<Response, Trouble> {
    let page = format!("{}/stopped", visit.path);
    if visit.who.handed_over.is_some() {
        let session = visit.who.secret.hash();
        visit.app.store().hand_over_session(&visit.permit, None, &session, &page).await?;
    }
    Ok(visit.go(&page, ""))
}

/// Thanks the child.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let handed = visit.who.handed_over.is_some();
    if !handed {
        // A worker may type any address; the locked device opens this one alone.
        let asked: RoundId = visit.id("round")?;
        visit.record().await?.round(asked).ok_or(Trouble::Absent)?;
    }
    let round = visit.path.split("/rater/").next().unwrap_or("/").to_owned();
    let back = if handed { HAND_BACK_PATH.to_owned() } else { round };
    page::page(&visit, StatusCode::OK, "children/stopped.html", context! { handed, back })
}
