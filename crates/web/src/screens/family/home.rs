//! Family home: where this family stands today, and what is next.

use crate::{
    route::{Needs, Route},
    trouble::Trouble,
    visit::FamilyVisit,
};
use access::Deed;
use axum::response::Response;
use minijinja::context;

/// The page.
pub(super) const SHOW: Route = Route::get("/families/{family}", Needs::Family(Deed::See), "family.seen");

/// Shows it.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let record = visit.record().await?;
    visit.page("family/home.html", "Overview", &record, context! {}).await
}
