//! The sponsors, carers, residents and adopters with whom somebody works, with what of each is to be looked at.

use access::OfficeDeed;
use axum::response::Response;
use minijinja::context;
use record::homes::PartyLine;
use serde::Serialize;
use serde_json::json;
use ui::{
    page::shown,
    route::{Needs, Office, Route},
    trouble::Trouble,
    visit::OfficeVisit,
};

/// The page.
pub(super) const SHOW: Route = Route::get("/parties", Needs::Office(Office::FindPeople), "parties.seen");

/// One of them, as one row.
#[derive(Debug, Serialize)]
struct Row {
    href: String,
    name: String,
    kind: &'static str,
    lead: String,
    restricted: bool,
    looks: Vec<String>,
    /// Whether something is wrong already, and not only soon.
    presses: bool,
}

/// Shows them.
pub(super) async fn show(visit: OfficeVisit) -> Result<Response, Trouble> {
    let store = visit.app.store();
    let (lines, names) = (store.parties(visit.permit).await?, store.worker_names().await?);
    let rows: Vec<Row> = lines
        .into_iter()
        .map(|line| {
            let lead = line.party.allocation.lead_worker.and_then(|worker| names.get(&worker).cloned());
            row(line, lead.unwrap_or_default())
        })
        .collect();
    visit.note(None, json!({ "parties": rows.len() })).await?;
    let may_begin = access::office::permit(visit.actor(), OfficeDeed::RegisterFamily).is_ok();
    visit.show("parties/list.html", "Carers and sponsors", context! { rows => shown(rows), may_begin })
}

fn row(line: PartyLine, lead: String) -> Row {
    Row {
        href: format!("/parties/{}", line.party.id),
        presses: line.looks.iter().any(|look| !look.can_wait()),
        looks: line.looks.iter().map(practice::views::PartyLook::sentence).collect(),
        name: line.party.name,
        kind: line.party.kind.words(),
        lead,
        restricted: line.party.restricted,
    }
}
