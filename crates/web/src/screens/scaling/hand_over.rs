//! Handing the device over for one person's number: from here on its session opens that page alone, until the worker's
//! password is given (`hand_back`).

use super::rate::here;
use crate::{
    route::{Needs, Route},
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};
use access::Deed;
use axum::response::Response;
use practice::Who;

/// The button.
pub(super) const SEND: Route = Route::post(
    "/families/{family}/rounds/{round}/rater/{n}/hand-over",
    Needs::Family(Deed::Change),
    "rating.handed_over",
);

/// Locks the session to the page. A worker's own page is not handed to anybody.
pub(super) async fn send(visit: FamilyVisit, _: Sent) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let (round, who) = here(&visit, &record)?;
    let page = visit.path.trim_end_matches("/hand-over").to_owned();
    if matches!(who, Who::Worker(_)) || round.opened.is_some() {
        return Ok(visit.go(&visit.within(&format!("rounds/{}", round.id)), ""));
    }
    let session = visit.who.secret.hash();
    visit.app.store().hand_over_session(visit.actor().worker, &session, &page).await?;
    Ok(visit.go(&page, ""))
}
