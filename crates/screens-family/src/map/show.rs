//! The map itself: what a family and a worker read together.

use super::sheet::{Sheet, newest_first};
use access::Deed;
use axum::response::Response;
use minijinja::context;
use practice::{ids::MapId, map::MapStatus};
use serde::Serialize;
use ui::{
    allowed::Allowed,
    fields,
    page::shown,
    route::{Needs, Route},
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The page.
pub(super) const SHOW: Route = Route::get("/families/{family}/map", Needs::Family(Deed::See), "map.seen");

/// Another map of the same family.
#[derive(Serialize)]
struct Other {
    id: String,
    words: String,
    replaced: bool,
}

/// Shows the newest map, or the one that `?map=` names.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    let maps = newest_first(&record);
    let asked = visit.asked("map", |id| id.parse::<MapId>().ok())?;
    let chosen = match asked {
        Some(id) => Some(record.map(id).ok_or(Trouble::Absent)?.id),
        None => maps.first().map(|map| map.id),
    };
    let sheet = match chosen {
        Some(id) => Some(Sheet::of(&visit, &record, id).await?),
        None => None,
    };
    let others: Vec<Other> = maps
        .iter()
        .filter(|map| Some(map.id) != chosen)
        .map(|map| Other {
            id: map.id.to_string(),
            words: format!("Map begun on {}", calendar::long(map.begun)),
            replaced: map.status == MapStatus::Superseded,
        })
        .collect();
    let replaced =
        chosen.and_then(|id| record.map(id)).is_some_and(|map| map.status == MapStatus::Superseded);
    let referral = practice::views::arrival(&record);
    let bare = chosen.is_none_or(|map| {
        !record.items.iter().any(|item| item.map == map)
            && !record.dangers.iter().any(|danger| danger.map == map)
    });
    let content = context! {
        sheet => shown(&sheet),
        contact => shown(ui::contact::Contact::of(&visit, &record).await?),
        others => shown(&others),
        referral => shown(&referral),
        bare => bare,
        received => referral.received.map(calendar::long),
        may_change => Allowed::of(&visit, &record).change && !replaced,
        base => visit.within(""),
        children => shown(fields::children(&record)),
        once => practice::ids::encode(visit.app.store().new_id()),
    };
    visit.page("map/show.html", "Map", &record, content).await
}
