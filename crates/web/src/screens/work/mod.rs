//! One's own work: what is due, overdue or waiting, with why; one's families; the team's board.

mod my_work;

use crate::{
    route::{Needs, Route, Routes},
    trouble::Trouble,
    visit::Visit,
};
use axum::response::Response;

const FIRST: Route = Route::get("/", Needs::Account, "first_page.seen");

/// The routes of this area.
pub fn routes(routes: Routes) -> Routes {
    routes.add(&FIRST, first).add(&my_work::SHOW, my_work::show)
}

/// The first page is one's own work.
async fn first(visit: Visit) -> Result<Response, Trouble> {
    Ok(visit.go("/my-work", ""))
}
