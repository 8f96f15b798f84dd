//! How much of the plan a reader gets on paper: what the worker is told before printing, and the decision.

use super::show::page;
use crate::{
    form::{Problems, Reader},
    keep::{Kept, problems},
    route::{Needs, Route},
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};
use access::Deed;
use axum::{http::StatusCode, response::Response};
use practice::{
    FamilyRecord,
    actions::plan::decide_reader,
    ids::PersonId,
    plan::{Gets, SafetyPlan},
    views::{FamilyPlan, Reading, list, plan_to_print, reading},
};
use serde::Serialize;

/// The decision sent.
pub(super) const SEND: Route =
    Route::post("/families/{family}/family-plan/reader", Needs::Family(Deed::SignOff), "plan.reader_decided");

/// A decision that was not kept: what was typed, and why not.
#[derive(Default)]
pub(super) struct Refused {
    pub(super) sent: Sent,
    pub(super) problems: Problems,
}

/// Keeps the decision.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let person: PersonId = sent.values.text("reader").parse().map_err(|_| Trouble::Absent)?;
    let plan = plan_to_print(&record).ok_or(Trouble::Absent)?.id;
    let mut reader = Reader::new(&sent.values);
    let gets = reader.choice("gets", "Choose how much they may have.", Gets::from_code);
    let reason = match gets {
        Some(Gets::Whole) => {
            reader.needed("reason", "The reason", "Say why it is safe. It is kept in the history.")
        }
        _ => reader.text("reason", "The reason"),
    };
    let mut wrong = reader.problems;
    if let (true, Some(gets)) = (wrong.is_empty(), gets) {
        let kept = visit
            .act(&sent, &reason, move |record, acting| decide_reader(record, plan, person, gets, acting))
            .await?;
        match kept {
            Kept::Not(findings) => wrong = problems(&findings, &[]),
            Kept::Done(_) | Kept::Clash(_) => {
                return Ok(visit.go(&format!("{}?reader={person}", visit.within("family-plan")), "saved"));
            }
        }
    }
    let refused = Refused { sent, problems: wrong };
    page(&visit, Some(person), StatusCode::UNPROCESSABLE_ENTITY, &refused).await
}

/// Those who get only their own part of the plan.
pub(super) fn only_their_part(record: &FamilyRecord, plan: Option<&SafetyPlan>) -> Vec<PersonId> {
    let Some(plan) = plan else { return Vec::new() };
    let people = record.people.iter().filter(|person| person.died.is_none());
    people.map(|person| person.id).filter(|id| reading(record, plan, *id).gets() == Gets::OwnPart).collect()
}

/// What the worker reads before printing. Never printed.
#[derive(Debug, Serialize)]
pub(super) struct Box {
    /// Who gets only their part, where the whole plan is shown.
    not_for: String,
    /// What holds for the reader.
    sentences: Vec<String>,
    /// Whether only the reader's part is shown.
    part_only: bool,
    /// The choice that the worker may make instead. Empty: none.
    instead: &'static str,
}

impl Box {
    pub(super) fn of(
        record: &FamilyRecord,
        reader: Option<PersonId>,
        printed: Option<&FamilyPlan>,
        may_decide: bool,
    ) -> Option<Self> {
        let (plan, printed) = (plan_to_print(record)?, printed?);
        let name =
            |id: PersonId| record.person(id).map(|person| person.short_name().to_owned()).unwrap_or_default();
        let Some(reader) = reader else {
            let names: Vec<String> = only_their_part(record, Some(plan)).into_iter().map(name).collect();
            let not_for = (!names.is_empty()).then(|| list(&names))?;
            return Some(Self { not_for, sentences: Vec::new(), part_only: false, instead: "" });
        };
        let who = name(reader);
        let (mut sentences, instead) = match reading(record, plan, reader) {
            Reading::Whole => return None,
            Reading::Undecided => (
                vec![format!(
                    "The map names {who} as somebody who has harmed a child, and nobody has decided how much of the plan {who} may have."
                )],
                Gets::Whole,
            ),
            Reading::Signed => (
                vec![format!(
                    "The map names {who} as somebody who has harmed a child. {who} signed this plan, so this is the whole of it."
                )],
                Gets::OwnPart,
            ),
            Reading::Decided(Gets::Whole) => {
                (vec![format!("It was decided that {who} may have the whole plan.")], Gets::OwnPart)
            }
            Reading::Decided(Gets::OwnPart) => {
                (vec![format!("It was decided that {who} gets only what {who} does.")], Gets::Whole)
            }
        };
        let part_only = reading(record, plan, reader).gets() == Gets::OwnPart;
        if part_only {
            sentences.push(format!(
                "This paper holds the goals and what {who} does. {} other rules and signs, the numbers to ring, the names of those who signed and everybody’s numbers are left out. The paper does not say that anything is left out.",
                printed.kept_from_reader
            ));
        }
        let instead = if may_decide { instead.code() } else { "" };
        Some(Self { not_for: String::new(), sentences, part_only, instead })
    }
}
