//! My work: what needs this person, and why.

use crate::{
    route::{Needs, Office, Route},
    trouble::Trouble,
    visit::OfficeVisit,
};
use axum::response::Response;
use minijinja::context;

/// The page.
pub(super) const SHOW: Route = Route::get("/my-work", Needs::Office(Office::MyWork), "my_work.seen");

/// Shows it.
pub(super) async fn show(visit: OfficeVisit) -> Result<Response, Trouble> {
    visit.show("work/my_work.html", "My work", context! {})
}
