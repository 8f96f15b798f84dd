//! Looking again at what was decided, on the day that was said: what was found, and whether it is looked at once more.

use super::{answer::named, list::Line};
use access::Deed;
use axum::{http::StatusCode, response::Response};
use minijinja::context;
use practice::{CaseRecord, Kind, actions::escalation::look_again, ids::EscalationId};
use ui::{
    form::{FormReader, Values},
    keep::SaveOutcome,
    page::{Form, shown},
    route::{Needs, Route},
    saving::not_kept,
    seen,
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The form.
pub(super) const SHOW: Route = Route::get(
    "/families/{family}/escalations/{escalation}/again",
    Needs::Family(Deed::Decide),
    "escalation.look_asked",
);
/// The form sent.
pub(super) const SEND: Route = Route::post(
    "/families/{family}/escalations/{escalation}/again",
    Needs::Family(Deed::Decide),
    "escalation.looked_again",
);

const LABELS: &[(&str, &str)] = &[("found", "What you found"), ("next", "The next day")];

/// Asks what was found. Where nothing waits to be looked at again, the list is read instead.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    if named(&visit, &record)?.look_again.is_none() {
        return Ok(visit.go(&visit.within("escalations"), ""));
    }
    let form = visit.form(&visit.path, 0, &Values::new()).await?;
    page(&visit, &record, StatusCode::OK, form).await
}

/// Keeps it.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let id = visit.id::<EscalationId>("escalation")?;
    let mut reader = FormReader::new(&sent.values);
    let found = reader.needed("found", "What you found", "Say what you found.");
    let next = reader.date("next", "The next day");
    let form = if reader.problems.is_empty() {
        let looked = move |record: &CaseRecord, acting: &mut practice::actions::Acting<'_>| {
            look_again(record, id, &found, next, acting)
        };
        match visit
            .act_as_seen(&sent, "", move |record| seen::one(record, Kind::Escalation, id.0), looked)
            .await?
        {
            SaveOutcome::Done(_) => {
                return Ok(visit.go(&visit.within("escalations"), "escalation-looked-again"));
            }
            kept => visit.refused(&sent, &kept, LABELS),
        }
    } else {
        visit.form_again(&visit.path, &sent, &reader.problems)
    };
    let record = visit.record().await?;
    page(&visit, &record, not_kept(&form.problems), form).await
}

async fn page(
    visit: &FamilyVisit,
    record: &CaseRecord,
    status: StatusCode,
    form: Form,
) -> Result<Response, Trouble> {
    let names = visit.worker_names().await?;
    let one = Line::of(visit, record, &names, named(visit, record)?);
    let form = Form { seen: seen::one(record, Kind::Escalation, named(visit, record)?.id.0), ..form };
    let content = context! { form => shown(form), one => shown(one), back => visit.within("escalations") };
    visit.page_as(status, "escalations/again.html", "Look at an escalation again", record, content).await
}
