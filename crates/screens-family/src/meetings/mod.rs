//! Meetings: planned, held and called off, with why Kith called one.

mod list;
mod meeting;
mod meeting_form;

use ui::route::Routes;

/// The routes of this area.
pub(crate) fn routes(routes: Routes) -> Routes {
    routes.add(&list::SHOW, list::show).by_form::<meeting::OneMeeting>()
}
