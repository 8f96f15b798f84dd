//! Somebody sees a danger differently: who, and in their own words.

use access::Deed;
use axum::response::Response;
use minijinja::context;
use practice::{CaseRecord, actions::disagree::disagree, ids::DangerId, map::Map};
use ui::{
    fields,
    form::{FormReader, Values},
    keep::SaveOutcome,
    page::{Form, shown},
    route::{Needs, Route},
    saving::status_of,
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The form.
pub(super) const SHOW: Route = Route::get(
    "/families/{family}/dangers/{danger}/disagree",
    Needs::Family(Deed::Change),
    "danger.disagreement_asked",
);
/// The form sent.
pub(super) const SEND: Route = Route::post(
    "/families/{family}/dangers/{danger}/disagree",
    Needs::Family(Deed::Change),
    "danger.disputed",
);

const LABELS: &[(&str, &str)] = &[("who", "Who sees it differently"), ("disputes", "What they say")];

/// Asks.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let form = visit.form(&visit.path, 0, &Values::new()).await?;
    page(&visit, &record, form).await
}

/// Keeps it beside the statement.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let danger: DangerId = visit.id("danger")?;
    let mut reader = FormReader::new(&sent.values);
    let who = fields::read_who(&mut reader, &sent.values, "who", "Who sees it differently");
    if who.is_none() && reader.problems.is_empty() {
        reader.problems.add("who", "Say who sees it differently.");
    }
    let words = reader.needed("disputes", "What they say", "Write what they say, in their own words.");
    let form = match who.filter(|_| reader.problems.is_empty()) {
        None => visit.form_again(&visit.path, &sent, &reader.problems),
        Some(who) => {
            let kept = visit
                .act(&sent, "", move |record, acting| disagree(record, danger, who, &words, acting))
                .await?;
            match kept {
                SaveOutcome::Done(_) => {
                    return Ok(visit.go(&visit.within(&format!("pairs/{danger}")), "saved"));
                }
                kept => visit.refused(&sent, &kept, LABELS),
            }
        }
    };
    let record = visit.record().await?;
    page(&visit, &record, form).await
}

async fn page(visit: &FamilyVisit, record: &CaseRecord, form: Form) -> Result<Response, Trouble> {
    let danger = record.danger(visit.id::<DangerId>("danger")?).ok_or(Trouble::Absent)?;
    let names = visit.worker_names().await?;
    let content = context! {
        form => shown(&form),
        text => danger.behaviour.clone(),
        signed => record.map(danger.map).is_some_and(|map| Map::is_signed(map)),
        everybody => shown(fields::everybody(record, &names, &form, &["who"])),
        back => visit.within(&format!("pairs/{}", danger.id)),
    };
    let title = "Somebody sees it differently";
    visit.page_as(status_of(&form), "pair/disagree.html", title, record, content).await
}
