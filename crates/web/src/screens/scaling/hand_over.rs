//! Handing the device over for one person's number: from here on its session opens that page alone, until the worker's
//! password is given (`hand_back`). A child is handed a page of their own, once the worker's words for it are written.

use super::rate::here;
use crate::{
    route::{Needs, Route},
    screens::children,
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};
use access::Deed;
use axum::response::Response;
use practice::{Who, child_words::Young};

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
    let mut page = visit.path.trim_end_matches("/hand-over").to_owned();
    if matches!(who, Who::Worker(_)) || round.opened.is_some() {
        return Ok(visit.go(&visit.within(&format!("rounds/{}", round.id)), ""));
    }
    let child = who.person().filter(|_| Young::rater(&record, who, visit.today).is_some());
    if let Some(child) = child {
        if let Some(form) = children::ready(&record, round, child) {
            return Ok(visit.go(&visit.within(&form), ""));
        }
        page.push_str("/child");
    }
    let session = visit.who.secret.hash();
    visit.app.store().hand_over_session(&visit.permit, Some(round.id), &session, &page).await?;
    Ok(visit.go(&page, ""))
}
