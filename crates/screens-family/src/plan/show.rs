//! Reading the plans: those that stand, or one, as it stands or stood.

use super::page;
use access::Deed;
use axum::{http::StatusCode, response::Response};
use ui::{
    form::Problems,
    route::{Needs, Route},
    trouble::Trouble,
    visit::FamilyVisit,
};

/// The plans that stand.
pub(super) const SHOW: Route = Route::get("/families/{family}/plan", Needs::Family(Deed::See), "plan.seen");
/// One plan.
pub(super) const ONE: Route =
    Route::get("/families/{family}/plan/{plan}", Needs::Family(Deed::See), "plan.seen");

/// Shows those that stand.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    page::standing(&visit).await
}

/// Shows one.
pub(super) async fn one(visit: FamilyVisit) -> Result<Response, Trouble> {
    page::one(&visit, visit.id("plan")?, StatusCode::OK, Problems::default()).await
}
