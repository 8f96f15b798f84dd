//! Answering an escalation: what somebody with authority decided, who it was, and when it is looked at again.

use super::list::Line;
use access::Deed;
use axum::{http::StatusCode, response::Response};
use minijinja::context;
use practice::{
    CaseRecord, Who,
    actions::escalation::{Decision, answer_escalation},
    ids::EscalationId,
    scale::Escalation,
};
use ui::{
    fields,
    form::{FormReader, Values},
    keep::SaveOutcome,
    page::{Form, shown},
    people_options::{Choice, workers},
    route::{Needs, Route},
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The form.
pub(super) const SHOW: Route = Route::get(
    "/families/{family}/escalations/{escalation}",
    Needs::Family(Deed::Decide),
    "escalation.answer_asked",
);
/// The form sent.
pub(super) const SEND: Route = Route::post(
    "/families/{family}/escalations/{escalation}",
    Needs::Family(Deed::Decide),
    "escalation.answered",
);

const LABELS: &[(&str, &str)] = &[
    ("answer", "What was decided"),
    ("decided_by", "Who decided"),
    ("look_again", "The day on which it is looked at again"),
];

pub(super) fn named<'a>(visit: &FamilyVisit, record: &'a CaseRecord) -> Result<&'a Escalation, Trouble> {
    let id = visit.id::<EscalationId>("escalation")?;
    Ok(&record.escalation(id).ok_or(Trouble::Absent)?.value)
}

/// Shows why it was opened, and asks what was decided. What was answered already is read in the list.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    if named(&visit, &record)?.answered_on.is_some() {
        return Ok(visit.go(&visit.within("escalations"), ""));
    }
    let mut there = Values::new();
    fields::add_who(&mut there, "decided_by", Some(&Who::Worker(visit.actor().worker)));
    let form = visit.form(&visit.path, 0, &there).await?;
    page(&visit, &record, StatusCode::OK, form).await
}

/// Keeps what was decided.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let id = visit.id::<EscalationId>("escalation")?;
    let mut reader = FormReader::new(&sent.values);
    let what = reader.needed("answer", "What was decided", "Say what was decided.");
    let by = fields::read_who(&mut reader, &sent.values, "decided_by", "Who decided");
    let told = reader.problems.0.len();
    let look_again = reader.date("look_again", "The day on which it is looked at again");
    if look_again.is_none() && reader.problems.0.len() == told {
        reader.problems.add("look_again", "Say on which day you look at it again.");
    }
    let form = if reader.problems.is_empty() {
        let decision = Decision { what, by, look_again };
        let decided = move |record: &CaseRecord, acting: &mut practice::actions::Acting<'_>| {
            answer_escalation(record, id, decision, acting)
        };
        match visit.act(&sent, "", decided).await? {
            SaveOutcome::Done(_) => return Ok(visit.go(&visit.within("escalations"), "escalation-answered")),
            kept => visit.refused(&sent, &kept, LABELS),
        }
    } else {
        visit.form_again(&visit.path, &sent, &reader.problems)
    };
    let record = visit.record().await?;
    page(&visit, &record, StatusCode::UNPROCESSABLE_ENTITY, form).await
}

/// Who may have decided: whoever writes it down, the workers of the case, or somebody else by name.
fn deciders(visit: &FamilyVisit, record: &CaseRecord, names: &super::WorkerNames) -> Vec<Choice> {
    let me = Who::Worker(visit.actor().worker).to_string();
    let mut all = vec![Choice::new(me.clone(), visit.who.name.clone())];
    all.extend(workers(record, names).into_iter().filter(|choice| choice.value != me));
    all.dedup();
    all.push(Choice::new(fields::OTHER, "Somebody else"));
    all
}

async fn page(
    visit: &FamilyVisit,
    record: &CaseRecord,
    status: StatusCode,
    form: Form,
) -> Result<Response, Trouble> {
    let names = visit.worker_names().await?;
    let one = Line::of(visit, record, &names, named(visit, record)?);
    let content = context! {
        form => shown(form),
        one => shown(one),
        deciders => shown(deciders(visit, record, &names)),
        back => visit.within("escalations"),
    };
    visit.page_as(status, "escalations/answer.html", "Answer an escalation", record, content).await
}
