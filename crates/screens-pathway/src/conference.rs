//! Writing down a conference: once for the siblings, and what was decided for each.

mod read;
mod row;

use crate::{
    children::{ChildHere, children, keep},
    fields::{all, choices, of, yes_and_no},
};
use access::Deed;
use axum::response::Response;
use minijinja::context;
use pathway::codes::{ConferenceDecision, ConferenceKind, Participation};
use practice::{CaseRecord, actions::pathway::hold_conference, rules::pathway::categories_on_map};
use read::read;
use row::ConferenceRow;
use ui::{
    form::Values,
    page::{Form, shown},
    route::{Needs, Route},
    saving::status_of,
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The form.
pub(crate) const ASK: Route =
    Route::get("/families/{family}/pathway/conference", Needs::Family(Deed::Decide), "conference.asked");
/// The form sent.
pub(crate) const SEND: Route =
    Route::post("/families/{family}/pathway/conference", Needs::Family(Deed::Decide), "conference.held");

/// Shows the form.
pub(crate) async fn ask(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let here = children(&visit, &record, Deed::Decide).await?;
    let mut begun = Values::new();
    begun.add_date("on", Some(visit.today));
    let is_review = here.iter().any(|child| child.path().protection_on(visit.today).is_some());
    let kind = if is_review { ConferenceKind::Review } else { ConferenceKind::Initial };
    begun.add("kind", kind.code());
    for child in &here {
        let awaits = child.path().awaits_conference().is_some();
        if awaits || child.path().protection_on(visit.today).is_some() {
            begun.add("children", child.id.to_string());
        }
        if let Some(category) = child.path().category_on(visit.today) {
            let on_map = categories_on_map(Some(child.on_map(&visit, &record, visit.today)));
            // Where the map says no kind, all stand in one list.
            let is_apart = !on_map.is_empty() && !on_map.contains(&category);
            let field = if is_apart { "other_category" } else { "category" };
            begun.add(of(field, child.id), category.code());
        }
    }
    let form = visit.form(&visit.path, 0, &begun).await?;
    page(&visit, &record, &here, form).await
}

/// Keeps it.
pub(crate) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let here = children(&visit, &record, Deed::Decide).await?;
    let (said, family) = ((read(&sent.values, &here), "conference-held"), visit.family());
    let kept = keep(&visit, &sent, &here, said, move |scene, (shared, said), acting| {
        hold_conference(scene, (family, &shared), &said, acting)
    });
    match kept.await? {
        Ok(done) => Ok(done),
        Err(form) => page(&visit, &record, &here, form).await,
    }
}

async fn page(
    visit: &FamilyVisit,
    record: &CaseRecord,
    here: &[ChildHere],
    form: Form,
) -> Result<Response, Trouble> {
    let status = status_of(&form);
    let rows: Vec<ConferenceRow> =
        here.iter().map(|child| ConferenceRow::of(child, child.on_map(visit, record, visit.today))).collect();
    let content = context! {
        form => shown(form),
        back => visit.within("pathway"),
        children => shown(choices(here)),
        rows => shown(rows),
        kinds => shown(all!(ConferenceKind)),
        answers => shown(yes_and_no()),
        parts => shown(all!(Participation)),
        decisions => shown(all!(ConferenceDecision)),
        map => visit.within("map"),
    };
    visit.page_as(status, "pathway/conference.html", "Write down a conference", record, content).await
}
