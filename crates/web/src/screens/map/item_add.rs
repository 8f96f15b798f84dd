//! Adding an item to the map.

use super::item_form;
use crate::{
    form::Values,
    route::{Needs, Route},
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};
use access::Deed;
use axum::response::Response;
use practice::{
    ids::{ItemId, MapId},
    map::{Category, MapItem},
};

/// The form.
pub(super) const SHOW: Route =
    Route::get("/families/{family}/maps/{map}/items/new", Needs::Family(Deed::Change), "map_item.asked");
/// The form sent.
pub(super) const SEND: Route =
    Route::post("/families/{family}/maps/{map}/items/new", Needs::Family(Deed::Change), "map_item.added");

const TITLE: &str = "Add to the map";

/// Shows the form; `?category=` fills in the column from which it was opened, `?danger=` the danger of existing safety.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let map: MapId = visit.id("map")?;
    record.map(map).ok_or(Trouble::Absent)?;
    let mut there = Values::new();
    if let Some(category) = Category::from_code(visit.query.text("category")) {
        there.add("category", category.code());
    }
    there.add("danger", visit.query.text("danger"));
    let form = visit.form(&visit.path, 0, &there).await?;
    item_form::page(&visit, &record, TITLE, form, None).await
}

/// Keeps the item.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let map: MapId = visit.id("map")?;
    let bare = MapItem::new(ItemId(visit.app.store().new_id()), map, Category::Strength, "");
    let read = item_form::read(&sent.values, bare, false);
    match visit.save(&sent, read, item_form::LABELS, item_form::as_sent).await? {
        None => Ok(visit.go(&format!("{}?map={map}", visit.within("map")), "added")),
        Some(form) => {
            let record = visit.record().await?;
            item_form::page(&visit, &record, TITLE, form, None).await
        }
    }
}
