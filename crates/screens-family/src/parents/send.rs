//! Keeps what a parent gets of the decision that holds now.

use super::show::page;
use access::Deed;
use axum::response::Response;
use practice::{actions::parents::decide_parent, family::Gives, ids::PersonId};
use ui::{
    form::{FormReader, Problems},
    keep::{SaveOutcome, problems},
    route::{Needs, Route},
    saving::not_kept,
    seen,
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The decision sent.
pub(super) const SEND: Route =
    Route::post("/families/{family}/parents", Needs::Family(Deed::SignOff), "family.parent_decided");

/// Keeps it, about the parent whom the form names.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let person: PersonId = sent.values.text("parent").parse().map_err(|_| {
        Trouble::Unreadable(
            "This form does not say which parent it is about. Open the page again and choose one.",
        )
    })?;
    let (field, reason) = (format!("gives-{person}"), format!("why-{person}"));
    let mut reader = FormReader::new(&sent.values);
    let gives = reader.choice(&field, "Choose how much they are given.", Gives::from_code);
    let why = reader.text(&reason, "Why");
    let mut wrong = reader.problems;
    if let (Some(gives), true) = (gives, wrong.is_empty()) {
        let said = why.clone();
        let kept = visit
            .act_as_seen(&sent, &why, seen::contacts, move |record, acting| {
                decide_parent(record, person, gives, &said, acting)
            })
            .await?;
        match kept {
            SaveOutcome::Done(_) => return Ok(visit.go(&visit.within("parents"), "parent-decided")),
            SaveOutcome::Not(findings) => {
                wrong = Problems::default();
                for problem in problems(&findings, &[("why", "Why")]).0 {
                    wrong.add(if problem.field == "why" { reason.as_str() } else { "" }, problem.sentence);
                }
            }
            SaveOutcome::Clash(_) => {
                wrong.add("", "Somebody else decided at the same moment. Look, and decide again.");
            }
        }
    }
    page(&visit, not_kept(&wrong), &sent, &wrong).await
}
