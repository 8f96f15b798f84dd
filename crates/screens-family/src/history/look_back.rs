//! The record as it stood on a day: from the form to the screen that was chosen.

use access::Deed;
use axum::{http::StatusCode, response::Response};
use ui::{
    form::FormReader,
    route::{Needs, Route},
    trouble::Trouble,
    visit::FamilyVisit,
};

/// Leads on to the screen.
pub(super) const SHOW: Route =
    Route::get("/families/{family}/history/look-back", Needs::Family(Deed::See), "history.look_back_asked");

/// Leads to the screen on that day, or says what is wrong with the day.
pub(super) async fn show(visit: FamilyVisit) -> Result<Response, Trouble> {
    let mut reader = FormReader::new(&visit.query);
    let day = reader.date("day", "The day");
    let mut problems = reader.problems;
    match day {
        None if problems.is_empty() => problems.add("day", "Give the day to look back to, like 1 9 2026."),
        Some(day) if day > visit.today => {
            problems.add("day", "The day is in the future. Choose a day that has passed.");
        }
        _ => {}
    }
    let screen = visit.query.text("screen");
    let screen = super::show::SCREENS.iter().find(|(path, _)| *path == screen).map_or("", |(path, _)| *path);
    match day.filter(|_| problems.is_empty()) {
        Some(day) => Ok(visit.go(&format!("{}?on={day}", visit.within(screen)), "")),
        None => super::show::page(&visit, StatusCode::UNPROCESSABLE_ENTITY, &problems).await,
    }
}
