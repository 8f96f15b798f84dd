//! Adding a bottom line.

use super::line_form;
use crate::{
    form::Values,
    route::{Needs, Route},
    screens::saving::status_of,
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};
use access::Deed;
use axum::{http::StatusCode, response::Response};
use practice::{Who, goal::BottomLine, ids::BottomLineId};

/// The form.
pub(super) const SHOW: Route =
    Route::get("/families/{family}/bottom-lines/new", Needs::Family(Deed::Change), "bottom_line.asked");
/// The form sent.
pub(super) const SEND: Route =
    Route::post("/families/{family}/bottom-lines/new", Needs::Family(Deed::Change), "bottom_line.added");

const TITLE: &str = "Add a bottom line";

/// Shows the form.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let mut there = Values::new();
    there.add("imposed_by", Who::Worker(visit.actor().worker).to_string());
    let form = visit.form(&visit.path, 0, &there).await?;
    line_form::page(&visit, &record, TITLE, StatusCode::OK, form, None).await
}

/// Keeps it.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let bare = BottomLine {
        id: BottomLineId(visit.app.store().new_id()),
        text: String::new(),
        imposed_by: None,
        reason: String::new(),
        danger: None,
        satisfied_by: Vec::new(),
    };
    let read = line_form::read(&sent.values, bare);
    match visit.save(&sent, read, line_form::LABELS, line_form::as_sent).await? {
        None => Ok(visit.go(&line_form::back(&visit, &visit.record().await?), "added")),
        Some(form) => {
            let record = visit.record().await?;
            line_form::page(&visit, &record, TITLE, status_of(&form), form, None).await
        }
    }
}
