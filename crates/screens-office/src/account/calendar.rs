//! The secret address of one's calendar: made, made anew, ended. It is shown once.

use super::busy::{self, site};
use axum::{http::HeaderMap, response::Response};
use minijinja::context;
use ui::{
    route::{Needs, Route},
    session::Sent,
    trouble::Trouble,
    visit::OfficeVisit,
    words,
};

/// The page.
pub(super) const SHOW: Route = Route::get("/account/calendar", Needs::Account, "calendar.address_asked");
/// The form for a new address.
pub(super) const MAKE: Route = Route::post("/account/calendar", Needs::Account, "calendar.address_made");
/// The form that ends it.
pub(super) const END: Route = Route::post("/account/calendar/end", Needs::Account, "calendar.address_ended");

/// Shows whether there is one.
pub(super) async fn show(visit: OfficeVisit) -> Result<Response, Trouble> {
    let since = visit.app.store().calendar_address(visit.permit).await?;
    page(&visit, since.map(words::moment).unwrap_or_default(), "")
}

/// Makes one and shows it. The one before ends.
pub(super) async fn make(visit: OfficeVisit, headers: HeaderMap, _sent: Sent) -> Result<Response, Trouble> {
    let secret = busy::draw();
    visit.app.store().make_calendar_address(visit.permit, busy::hash(&secret)).await?;
    let address = format!("{}/calendar/{secret}", site(&headers).unwrap_or_default());
    page(&visit, words::moment(visit.now), &address)
}

/// Ends it.
pub(super) async fn end(visit: OfficeVisit, _sent: Sent) -> Result<Response, Trouble> {
    visit.app.store().end_calendar_address(visit.permit).await?;
    Ok(visit.go("/account/calendar", "calendar-ended"))
}

fn page(visit: &OfficeVisit, since: String, address: &str) -> Result<Response, Trouble> {
    let content = context! { since, address, weeks => busy::WEEKS };
    visit.show("account/calendar.html", "Your calendar", content)
}
