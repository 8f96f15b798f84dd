//! One's own work: what is due, overdue or waiting, with why; notices; what was typed and not saved.

mod draft_line;
pub(crate) mod due_line;
mod led;
mod my_work;
mod notice_read;
mod pathway_due;
mod week;

use axum::response::Response;
use ui::{
    route::{Needs, Route, Routes},
    trouble::Trouble,
    visit::Visit,
};

const FIRST: Route = Route::get("/", Needs::Account, "first_page.seen");

/// The routes of this area.
pub(crate) fn routes(routes: Routes) -> Routes {
    routes
        .add(&FIRST, first)
        .add(&my_work::SHOW, my_work::show)
        .add(&week::SHOW, week::show)
        .add(&week::OTHER, week::other)
        .add(&notice_read::SEND, notice_read::send)
}

/// The first page is one's own work.
async fn first(visit: Visit) -> Result<Response, Trouble> {
    Ok(visit.go("/my-work", ""))
}
