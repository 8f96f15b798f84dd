//! Editing an item of the map.

use super::item_form;
use crate::{
    route::{Needs, Route},
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};
use access::Deed;
use axum::response::Response;
use practice::{Object, actions::words::are_own, ids::ItemId};

/// The form.
pub(super) const SHOW: Route =
    Route::get("/families/{family}/items/{item}", Needs::Family(Deed::Change), "map_item.seen");
/// The form sent.
pub(super) const SEND: Route =
    Route::post("/families/{family}/items/{item}", Needs::Family(Deed::Change), "map_item.saved");

const TITLE: &str = "Change what is on the map";

/// Shows the form with what is there, or with the draft.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let item = record.item(visit.id::<ItemId>("item")?).ok_or(Trouble::Absent)?;
    let there = item_form::as_sent(&Object::MapItem(item.value.clone()));
    let form = visit.form(&visit.path, item.version, &there).await?;
    item_form::page(&visit, &record, TITLE, form, Some(item)).await
}

/// Keeps the item, merged with what others changed meanwhile.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let item = record.item(visit.id::<ItemId>("item")?).ok_or(Trouble::Absent)?;
    let read = item_form::read(&sent.values, item.value.clone(), are_own(item));
    match visit.save(&sent, read, item_form::LABELS, item_form::as_sent).await? {
        None => Ok(visit.go(&format!("{}?map={}", visit.within("map"), item.map), "saved")),
        Some(form) => item_form::page(&visit, &record, TITLE, form, Some(item)).await,
    }
}
