//! Writing down with whom a child lives from a day on.

use super::{
    choose::{self, Offered},
    fields,
};
use access::Deed;
use axum::{http::StatusCode, response::Response};
use practice::{
    child::{Placement, PlacementKind},
    ids::{PartyId, PlacementId},
};
use record::homes::ChildOpened;
use serde::Serialize;
use ui::{
    form::{FormReader, MORE, Values},
    page::Form,
    people_options::Choice,
    route::{Needs, Route},
    saving::{Saved, status_of},
    session::Sent,
    trouble::Trouble,
    visit::ChildVisit,
};

/// The form.
pub(super) const ASK: Route =
    Route::get("/children/{child}/placements/new", Needs::Child(Deed::Change), "placement.asked");
/// The form sent.
pub(super) const SEND: Route =
    Route::post("/children/{child}/placements/new", Needs::Child(Deed::Change), "placement.added");

/// Shows the form, from today.
pub(super) async fn ask(visit: ChildVisit) -> Result<Response, Trouble> {
    let opened = visit.opened().await?;
    let mut begun = Values::new();
    begun.add_date("from", Some(visit.today));
    let form = visit.form(&visit.path, 0, &begun).await?;
    page(&visit, &opened, (StatusCode::OK, form), choose::offered(&visit, "").await?)
}

/// Keeps it; or looks for a name, or shows what stands in the way, with everything that was typed.
pub(super) async fn send(visit: ChildVisit, sent: Sent) -> Result<Response, Trouble> {
    let opened = visit.opened().await?;
    if sent.values.ticked(MORE) {
        let mut reader = FormReader::new(&sent.values);
        let called = reader.line("called", "Name");
        let called = if reader.problems.is_empty() { called.as_str() } else { "" };
        let offered = choose::offered(&visit, called).await?;
        let form = visit.form_again(&visit.path, &sent, &reader.problems);
        return page(&visit, &opened, (status_of(&form), form), offered);
    }
    let party = choose::chosen(&visit, &sent.values).await?;
    let bare = Placement {
        id: PlacementId(visit.app.store().new_id()),
        party: party.unwrap_or(PartyId(0)),
        kind: PlacementKind::Other,
        from: visit.today,
        to: None,
        ended_because: String::new(),
    };
    // What is only looked for has the bounds of any line.
    let mut looked_for = FormReader::new(&sent.values);
    for (name, label) in [("called", "Name"), ("reference", "Reference")] {
        looked_for.line(name, label);
    }
    let read = match fields::read(&sent.values, bare, party) {
        Ok(read) if looked_for.problems.is_empty() => Ok(read),
        Ok(_) => Err(looked_for.problems),
        Err(mut problems) => {
            problems.0.append(&mut looked_for.problems.0);
            Err(problems)
        }
    };
    match visit.save(&sent, read, fields::FIELDS).await? {
        Saved::Kept(_) => Ok(visit.go(&visit.within("placements"), "placed")),
        Saved::Again(form) => {
            let called: String = sent.values.text("called").chars().take(200).collect();
            let offered = choose::offered(&visit, &called).await?;
            page(&visit, &opened, (status_of(&form), form), offered)
        }
    }
}

/// What the page shows besides its form.
#[derive(Debug, Serialize)]
struct NewPage {
    offered: Offered,
    kinds: Vec<Choice>,
    back: String,
}

fn page(
    visit: &ChildVisit,
    opened: &ChildOpened,
    form: (StatusCode, Form),
    offered: Offered,
) -> Result<Response, Trouble> {
    let page = NewPage { offered, kinds: fields::kinds(), back: visit.within("placements") };
    visit.form_page(form, ("placements/new.html", "Where the child lives now"), opened, page)
}
