//! Saying that a danger no longer stands, with the reason.

use access::Deed;
use axum::response::Response;
use minijinja::context;
use practice::{CaseRecord, Kind, actions::goal::resolve_danger, ids::DangerId};
use ui::{
    form::{FormReader, Values},
    keep::SaveOutcome,
    page::{Form, shown},
    route::{Needs, Route},
    saving::status_of,
    seen,
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The form.
pub(super) const SHOW: Route = Route::get(
    "/families/{family}/dangers/{danger}/resolve",
    Needs::Family(Deed::Change),
    "danger.resolve_asked",
);
/// The form sent.
pub(super) const SEND: Route = Route::post(
    "/families/{family}/dangers/{danger}/resolve",
    Needs::Family(Deed::Change),
    "danger.resolved",
);

/// Asks for the reason.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let form = visit.form(&visit.path, 0, &Values::new()).await?;
    page(&visit, &record, form).await
}

/// Marks it.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let danger: DangerId = visit.id("danger")?;
    let mut reader = FormReader::new(&sent.values);
    let reason = reader.text("status_reason", "The reason");
    let form = if reader.problems.is_empty() {
        let why = reason.clone();
        let act = visit.act_as_seen(
            &sent,
            &reason,
            move |record| seen::one(record, Kind::DangerStatement, danger.0),
            move |record, acting| resolve_danger(record, danger, &why, acting),
        );
        match act.await? {
            SaveOutcome::Done(_) => {
                return Ok(visit.go(&visit.within(&format!("pairs/{danger}")), "danger-resolved"));
            }
            kept => visit.refused(&sent, &kept, &[("status_reason", "Why")]),
        }
    } else {
        visit.form_again(&visit.path, &sent, &reader.problems)
    };
    let record = visit.record().await?;
    page(&visit, &record, form).await
}

async fn page(visit: &FamilyVisit, record: &CaseRecord, form: Form) -> Result<Response, Trouble> {
    let danger = record.danger(visit.id::<DangerId>("danger")?).ok_or(Trouble::Absent)?;
    let status = status_of(&form);
    let form = Form { seen: seen::one(record, Kind::DangerStatement, danger.id.0), ..form };
    let content = context! {
        form => shown(&form),
        text => danger.behaviour.clone(),
        back => visit.within(&format!("pairs/{}", danger.id)),
    };
    visit.page_as(status, "pair/resolve.html", "No longer a danger", record, content).await
}
