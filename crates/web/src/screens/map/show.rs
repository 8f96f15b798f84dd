//! The map itself.

use crate::{
    route::{Needs, Route},
    trouble::Trouble,
    visit::FamilyVisit,
};
use access::Deed;
use axum::response::Response;
use minijinja::context;

/// The page.
pub(super) const SHOW: Route = Route::get("/families/{family}/map", Needs::Family(Deed::See), "map.seen");

/// Shows it.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    visit.page("map/show.html", "Map", &record, context! {}).await
}
