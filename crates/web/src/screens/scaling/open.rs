//! Opening a round's numbers to all, together.

use super::round;
use crate::{
    keep::Kept,
    route::{Needs, Route},
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};
use access::Deed;
use axum::response::Response;
use practice::{actions::rounds::open_round, ids::RoundId};

/// The form sent.
pub(super) const SEND: Route =
    Route::post("/families/{family}/rounds/{round}/open", Needs::Family(Deed::SignOff), "round.opened");

/// Opens it; before everybody has answered, or by somebody else than its leader, with the reason.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let id: RoundId = visit.id("round")?;
    let reason = sent.values.text("opened").to_owned();
    let why = reason.clone();
    let kept = visit.act(&sent, &reason, move |record, acting| open_round(record, id, &why, acting)).await?;
    if matches!(kept, Kept::Done(_)) {
        return Ok(visit.go(&visit.within(&format!("rounds/{id}")), "round-opened"));
    }
    let record = visit.record().await?;
    let held = record.round(id).ok_or(Trouble::Absent)?;
    if held.opened.is_some() {
        return Ok(visit.go(&visit.within(&format!("rounds/{id}")), ""));
    }
    let form = visit.refused(&sent, &kept, &[("opened", "Why it is opened now")]);
    round::waiting(&visit, &record, held, form).await
}
