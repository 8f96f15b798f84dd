//! After a round: what makes a number as high as it is goes among the strengths, one step up becomes a next step.

use access::Deed;
use axum::{http::StatusCode, response::Response};
use jiff::ToSpan;
use minijinja::context;
use practice::{
    CaseRecord, Who,
    actions::rounds::{Chosen, after_round},
    ids::{RatingId, RoundId},
};
use ui::{
    keep::SaveOutcome,
    route::{Needs, Route},
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The button sent.
pub(super) const SEND: Route =
    Route::post("/families/{family}/rounds/{round}/keep", Needs::Family(Deed::Change), "round.used");

/// Days until a step made by one button is due, until people agree on another day.
const STEP_DAYS: i32 = 14;

/// Keeps a strength or makes a step.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let round: RoundId = visit.id("round")?;
    let rating: RatingId = sent
        .values
        .text("rating")
        .parse()
        .map_err(|_| Trouble::Unreadable("This button names no number."))?;
    let step = sent.values.text("what") == "step";
    let me = visit.actor().worker;
    let kept = visit
        .act(&sent, "", move |record, acting| {
            let due = acting.today.checked_add(STEP_DAYS.days()).unwrap_or(acting.today);
            let owner = owner(record, rating, Who::Worker(me));
            let chosen = Chosen { rating, to_strengths: !step, step: step.then_some((owner, due)) };
            after_round(record, round, &[chosen], acting)
        })
        .await?;
    let back = visit.within(&format!("rounds/{round}"));
    match kept {
        SaveOutcome::Not(findings) => {
            let record = visit.record().await?;
            record.round(round).ok_or(Trouble::Absent)?;
            let sentences: Vec<String> = findings.into_iter().map(|finding| finding.sentence).collect();
            let content = context! { title => "This was not kept", sentences, back };
            visit
                .page_as(StatusCode::UNPROCESSABLE_ENTITY, "map/not_done.html", "Scaling", &record, content)
                .await
        }
        SaveOutcome::Done(_) | SaveOutcome::Clash(_) => {
            Ok(visit.go(&back, if step { "step-made" } else { "strength-kept" }))
        }
    }
}

/// Whoever said it sees to it, but a step is never a child's alone.
fn owner(record: &CaseRecord, rating: RatingId, otherwise: Who) -> Who {
    let rater = record.rating(rating).map(|rating| rating.rater.clone());
    let child =
        |who: &Who| who.person().and_then(|id| record.person(id)).is_some_and(|person| person.is_child());
    rater.filter(|who| !child(who)).unwrap_or(otherwise)
}
