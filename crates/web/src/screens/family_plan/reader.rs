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
    FamilyRecord, Who,
    actions::plan::decide_reader,
    ids::PersonId,
    plan::{Gets, SafetyPlan},
    views::{Because, Reading, left_out, plan_to_print, reading},
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

/// Those who get less than the whole plan, and how much less.
pub(super) fn who_gets_less(
    record: &FamilyRecord,
    plan: Option<&SafetyPlan>,
) -> Vec<(PersonId, &'static str)> {
    let Some(plan) = plan else { return Vec::new() };
    let less = |id| match reading(record, plan, id).gets() {
        Gets::OwnPart => Some("only their part"),
        Gets::Whole => (!left_out(record, plan, id).is_empty()).then_some("not every line"),
    };
    let people = record.people.iter().filter(|person| person.died.is_none());
    people.filter_map(|person| Some((person.id, less(person.id)?))).collect()
}

/// What the worker reads before printing. Never printed.
#[derive(Debug, Default, Serialize)]
pub(super) struct Box {
    /// What holds, in one sentence.
    headline: String,
    /// Whether giving the wrong paper to somebody could do harm.
    warns: bool,
    /// Why.
    sentences: Vec<String>,
    /// The lines that are not on this paper, under the reason why.
    left_out: Vec<(String, Vec<String>)>,
    /// The choice that the worker may make instead. Empty: none.
    instead: &'static str,
    /// Whom that choice is about.
    who: String,
}

impl Box {
    pub(super) fn of(record: &FamilyRecord, reader: Option<PersonId>, may_decide: bool) -> Option<Self> {
        let plan = plan_to_print(record)?;
        let Some(reader) = reader else { return Some(Self::of_whole(record, plan)) };
        let who = called(record, reader);
        let reading = reading(record, plan, reader);
        let part_only = reading.gets() == Gets::OwnPart;
        let lines = left_out(record, plan, reader);
        let headline = match reading {
            Reading::Undecided => format!(
                "The map names {who} as somebody whom the plan protects from, and nobody has decided how much of the plan {who} may have."
            ),
            Reading::Decided(Gets::Whole) => format!("It was decided that {who} may have the whole plan."),
            Reading::Decided(Gets::OwnPart) => {
                format!("It was decided that {who} gets only what {who} does.")
            }
            Reading::Whole if lines.is_empty() => format!("{who} may have the whole plan."),
            Reading::Whole => format!("{who} may have the plan without what is kept from {who}."),
        };
        let because = |which| -> Vec<String> {
            let of = lines.iter().filter(|line| line.because == which);
            of.map(|line| line.text.trim().to_owned()).collect()
        };
        let mut left_out = vec![
            (format!("Kept from {who}"), because(Because::Kept)),
            (format!("Not what {who} does"), because(Because::NotTheirs)),
        ];
        left_out.retain(|(_, lines)| !lines.is_empty());
        let mut sentences = Vec::new();
        if part_only {
            sentences.push(
                "Left out besides: whom to ring, everybody else’s numbers, and who else said yes.".to_owned(),
            );
        }
        if part_only || !lines.is_empty() {
            sentences.push("The paper does not say that anything is left out.".to_owned());
            let copy = plan.copies_given.iter().find(|mark| mark.who == Who::Person(reader));
            sentences.extend(copy.map(|mark| {
                format!("{who} was given a copy on {}. Think of what stood on it.", calendar::long(mark.on))
            }));
        }
        let instead = if part_only { Gets::Whole } else { Gets::OwnPart };
        Some(Self {
            headline,
            warns: part_only || !lines.is_empty(),
            sentences,
            left_out,
            instead: if may_decide { instead.code() } else { "" },
            who,
        })
    }

    /// Nobody's copy: who must not be given it.
    fn of_whole(record: &FamilyRecord, plan: &SafetyPlan) -> Self {
        let less: Vec<String> =
            who_gets_less(record, Some(plan)).into_iter().map(|(id, _)| called(record, id)).collect();
        let (headline, sentence) = if less.is_empty() {
            (
                "This is the whole plan.".to_owned(),
                "The map names nobody as having harmed a child or as the one who is feared, and no line is kept from anybody. If the plan protects from somebody, put that on the map before you give it away.",
            )
        } else {
            (
                format!("This is the whole plan. It is not for {}.", or(&less)),
                "The map names them as somebody whom the plan protects from, or a line is kept from them, or it was decided so. Choose a name above to print what is for that reader.",
            )
        };
        Self { headline, warns: !less.is_empty(), sentences: vec![sentence.to_owned()], ..Self::default() }
    }
}

fn called(record: &FamilyRecord, person: PersonId) -> String {
    record.person(person).map(|person| person.short_name().to_owned()).unwrap_or_default()
}

/// "Dan", "Dan or Rose", "Dan, Rose or Tom".
fn or(names: &[String]) -> String {
    match names {
        [first @ .., last] if !first.is_empty() => format!("{} or {last}", first.join(", ")),
        names => names.concat(),
    }
}
