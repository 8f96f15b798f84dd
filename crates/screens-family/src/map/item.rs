//! Items of the map: harm that has happened, what makes it harder, strengths, existing safety.

use super::item_form;
use axum::response::Response;
use practice::{
    CaseRecord, Kept, Object,
    actions::words::are_own,
    ids::{ItemId, MapId},
    map::{Category, MapItem},
};
use ui::{
    by_form::{ByForm, FormRoutes},
    form::{Problems, Values},
    page::Form,
    trouble::Trouble,
    visit::FamilyVisit,
};

/// Items of the map: harm that has happened, what makes it harder, strengths, existing safety.
pub(super) struct Item;

impl ByForm for Item {
    type Thing = MapItem;

    const ROUTES: &'static FormRoutes = &FormRoutes::at(
        ("/families/{family}/maps/{map}/items/new", "map_item.asked", "map_item.added"),
        ("/families/{family}/items/{item}", "map_item.seen", "map_item.saved"),
    );
    const LABELS: &'static [(&'static str, &'static str)] = item_form::LABELS;
    const ALONG: &'static [&'static str] = &["category", "danger"];

    /// In the column from which the form was opened.
    fn bare(visit: &FamilyVisit, record: &CaseRecord, said: &Values) -> Result<MapItem, Trouble> {
        let map: MapId = visit.id("map")?;
        record.map(map).ok_or(Trouble::Absent)?;
        let category = Category::from_code(said.text("category")).unwrap_or(Category::Strength);
        Ok(MapItem::new(ItemId(visit.app.store().new_id()), map, category, ""))
    }

    /// `?category=` fills in the column, `?danger=` the danger of existing safety.
    fn begun(visit: &FamilyVisit, _: &CaseRecord, _: &MapItem) -> Values {
        let mut there = Values::new();
        if let Some(category) = Category::from_code(visit.query.text("category")) {
            there.add("category", category.code());
        }
        there.add("danger", visit.query.text("danger"));
        there
    }

    fn named<'a>(visit: &FamilyVisit, record: &'a CaseRecord) -> Result<&'a Kept<MapItem>, Trouble> {
        record.item(visit.id::<ItemId>("item")?).ok_or(Trouble::Absent)
    }

    fn as_sent(object: &Object) -> Values {
        item_form::as_sent(object)
    }

    /// Somebody's own words stay as they were said.
    fn read(_: &CaseRecord, values: &Values, item: MapItem) -> Result<MapItem, Problems> {
        let own = are_own(&item);
        item_form::read(values, item, own)
    }

    async fn page(
        visit: &FamilyVisit,
        record: &CaseRecord,
        form: Form,
        thing: &MapItem,
        is_new: bool,
    ) -> Result<Response, Trouble> {
        item_form::page(visit, record, form, (!is_new).then_some(thing)).await
    }

    fn after(visit: &FamilyVisit, item: &MapItem, _: i64) -> String {
        format!("{}?map={}", visit.within("map"), item.map)
    }
}
