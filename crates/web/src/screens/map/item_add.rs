//! Adding an item to the map.

use super::item_form;
use crate::{
    form::Values,
    keep::Kept,
    route::{Needs, Route},
    session::Sent,
    trouble::Trouble,
    visit::FamilyVisit,
};
use access::Deed;
use axum::{http::StatusCode, response::Response};
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

/// Shows the form; `?category=` fills in the column from which it was opened.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let map: MapId = visit.id("map")?;
    record.map(map).ok_or(Trouble::Absent)?;
    let mut there = Values::new();
    if let Some(category) = Category::from_code(visit.query.text("category")) {
        there.add("category", category.code());
    }
    let form = visit.form(&visit.path, 0, &there).await?;
    item_form::page(&visit, &record, StatusCode::OK, TITLE, form).await
}

/// Keeps the item.
pub(super) async fn send(visit: FamilyVisit, sent: Sent) -> Result<Response, Trouble> {
    let map: MapId = visit.id("map")?;
    let bare = MapItem::new(ItemId(visit.app.store().new_id()), map, Category::Strength, "");
    let form = match item_form::read(&sent.values, bare) {
        Err(problems) => visit.form_again(&visit.path, &sent, &problems),
        Ok(item) => match visit.put(&sent, "", item).await? {
            Kept::Done => return Ok(visit.go(&visit.within("map"), "added")),
            kept => visit.form_after(&visit.path, &sent, kept, item_form::LABELS, item_form::as_sent).await?,
        },
    };
    let record = visit.record().await?;
    item_form::page(&visit, &record, StatusCode::UNPROCESSABLE_ENTITY, TITLE, form).await
}
