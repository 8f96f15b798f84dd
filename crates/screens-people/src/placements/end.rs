//! Writing down that a child does not live somewhere any more, and why.

use super::fields;
use access::Deed;
use axum::response::Response;
use practice::{CaseRecord, Kept, child::Placement};
use record::homes::ChildOpened;
use serde::Serialize;
use ui::{
    form::Values,
    page::Form,
    route::{Needs, Route},
    saving::{Saved, status_of},
    session::Sent,
    trouble::Trouble,
    visit::ChildVisit,
};

/// The form.
pub(super) const ASK: Route = Route::get(
    "/children/{child}/placements/{placement}/end",
    Needs::Child(Deed::Change),
    "placement.end_asked",
);
/// The form sent.
pub(super) const SEND: Route = Route::post(
    "/children/{child}/placements/{placement}/end",
    Needs::Child(Deed::Change),
    "placement.ended",
);

fn named<'a>(visit: &ChildVisit, record: &'a CaseRecord) -> Result<&'a Kept<Placement>, Trouble> {
    record.placement(visit.id("placement")?).ok_or(Trouble::Absent)
}

/// Shows the form, with today.
pub(super) async fn ask(visit: ChildVisit) -> Result<Response, Trouble> {
    let opened = visit.opened().await?;
    let placement = named(&visit, &opened.record)?;
    let mut there = Values::new();
    there
        .add_date("to", Some(placement.to.unwrap_or(visit.today)))
        .add("ended_because", &placement.ended_because);
    let form = visit.form(&visit.path, placement.version, &there).await?;
    page(&visit, &opened, form, placement)
}

/// Keeps the end.
pub(super) async fn send(visit: ChildVisit, sent: Sent) -> Result<Response, Trouble> {
    let opened = visit.opened().await?;
    let placement = named(&visit, &opened.record)?;
    let read = fields::read_end(&sent.values, placement.value.clone());
    match visit.save(&sent, read, fields::FIELDS).await? {
        Saved::Kept(_) => Ok(visit.go(&visit.within("placements"), "placement-ended")),
        Saved::Again(form) => page(&visit, &opened, form, placement),
    }
}

/// What the page shows besides its form.
#[derive(Debug, Serialize)]
struct EndPage {
    kind: &'static str,
    since: String,
    back: String,
}

fn page(
    visit: &ChildVisit,
    opened: &ChildOpened,
    form: Form,
    placement: &Placement,
) -> Result<Response, Trouble> {
    let page = EndPage {
        kind: placement.kind.words(),
        since: calendar::long(placement.from),
        back: visit.within("placements"),
    };
    let title = "The child lives there no more";
    visit.form_page((status_of(&form), form), ("placements/end.html", title), opened, page)
}
