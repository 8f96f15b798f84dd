//! Answering an escalation: what somebody with authority decided today.

use super::list::Line;
use crate::{
    form::{Reader, Values},
    keep::Kept,
    page::{Form, shown},
    route::{Needs, Route},
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};
use access::Deed;
use axum::{http::StatusCode, response::Response};
use minijinja::context;
use practice::{FamilyRecord, actions::escalation::answer_escalation, ids::EscalationId, scale::Escalation};

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

const LABELS: &[(&str, &str)] = &[("answer", "What was decided")];

fn named<'a>(visit: &FamilyVisit, record: &'a FamilyRecord) -> Result<&'a Escalation, Trouble> {
    let id = visit.id::<EscalationId>("escalation")?;
    Ok(&record.escalation(id).ok_or(Trouble::Absent)?.value)
}

/// Shows why it was opened, and asks what was decided. What was answered already is read in the list.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    if named(&visit, &record)?.answered_on.is_some() {
        return Ok(visit.go(&visit.within("escalations"), ""));
    }
    let form = visit.form(&visit.path, 0, &Values::new()).await?;
    page(&visit, &record, StatusCode::OK, form).await
}

/// Keeps what was decided, with the name of the person who did.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let id = visit.id::<EscalationId>("escalation")?;
    let mut reader = Reader::new(&sent.values);
    let answer = reader.needed("answer", "What was decided", "Say what was decided.");
    let form = if reader.problems.is_empty() {
        let decided = move |record: &FamilyRecord, acting: &mut practice::actions::Acting<'_>| {
            answer_escalation(record, id, &answer, acting)
        };
        match visit.act(&sent, "", decided).await? {
            Kept::Done(_) => return Ok(visit.go(&visit.within("escalations"), "escalation-answered")),
            kept => visit.refused(&sent, &kept, LABELS),
        }
    } else {
        visit.form_again(&visit.path, &sent, &reader.problems)
    };
    let record = visit.record().await?;
    page(&visit, &record, StatusCode::UNPROCESSABLE_ENTITY, form).await
}

async fn page(
    visit: &FamilyVisit,
    record: &FamilyRecord,
    status: StatusCode,
    form: Form,
) -> Result<Response, Trouble> {
    let names = visit.worker_names().await?;
    let one = Line::of(visit, record, &names, named(visit, record)?);
    let content = context! { form => shown(form), one => shown(one), back => visit.within("escalations") };
    visit.page_as(status, "escalations/answer.html", "Answer an escalation", record, content).await
}
