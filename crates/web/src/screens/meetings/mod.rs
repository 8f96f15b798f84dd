//! Meetings: planned, held and called off, with why Kith called one.

mod form;
mod list;
mod meeting_add;
mod meeting_edit;

use crate::route::Routes;

/// The routes of this area.
pub fn routes(routes: Routes) -> Routes {
    routes
        .add(&list::SHOW, list::show)
        .add(&meeting_add::SHOW, meeting_add::show)
        .add(&meeting_add::SEND, meeting_add::send)
        .add(&meeting_edit::SHOW, meeting_edit::show)
        .add(&meeting_edit::SEND, meeting_edit::send)
}
