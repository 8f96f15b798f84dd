//! Opening a round's numbers to all, together.

use super::round;
use access::Deed;
use axum::response::Response;
use practice::{actions::rounds::open_round, ids::RoundId};
use ui::{
    form::FormReader,
    keep::SaveOutcome,
    route::{Needs, Route},
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The form sent.
pub(super) const SEND: Route =
    Route::post("/families/{family}/rounds/{round}/open", Needs::Family(Deed::SignOff), "round.opened");

const LABEL: &str = "Why it is opened now";

/// Opens it; before everybody has answered, or by somebody else than its leader, with the reason.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let id: RoundId = visit.id("round")?;
    let mut reader = FormReader::new(&sent.values);
    let reason = reader.text("opened", LABEL);
    let form = if reader.problems.is_empty() {
        let why = reason.clone();
        let act = visit.act(&sent, &reason, move |record, acting| open_round(record, id, &why, acting));
        match act.await? {
            SaveOutcome::Done(_) => {
                return Ok(visit.go(&visit.within(&format!("rounds/{id}")), "round-opened"));
            }
            kept => visit.refused(&sent, &kept, &[("opened", LABEL)]),
        }
    } else {
        visit.form_again(&visit.path, &sent, &reader.problems)
    };
    let record = visit.record().await?;
    let held = record.round(id).ok_or(Trouble::Absent)?;
    if held.opened.is_some() {
        return Ok(visit.go(&visit.within(&format!("rounds/{id}")), ""));
    }
    round::waiting(&visit, &record, held, form).await
}
