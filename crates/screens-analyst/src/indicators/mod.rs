//! The authority's figures out of the records (pathway 6): each with its definition, beside what is published under the same one, and with
//! the list behind it. They are worked out in one pass and held in memory with the time at which that was, so that a page is quick.

mod again;
mod download;
mod figure;
mod held;
mod list;
mod show;

use ui::route::Routes;

/// The routes of this area.
pub(crate) fn routes(routes: Routes) -> Routes {
    routes
        .add(&list::SHOW, list::show)
        .add(&again::SEND, again::send)
        .add(&download::SHOW, download::show)
        .add(&show::SHOW, show::show)
}
