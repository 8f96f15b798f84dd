//! The team: its board; who works with a family; who may know of it and who may never open it.

mod access_change;
mod access_show;
mod allocate;
mod board;
mod caseload;

use ui::route::Routes;

/// The routes of this area.
pub(crate) fn routes(routes: Routes) -> Routes {
    routes
        .add(&board::SHOW, board::show)
        .add(&allocate::SHOW, allocate::show)
        .add(&allocate::SEND, allocate::send)
        .add(&access_show::SHOW, access_show::show)
        .add(&access_change::SEND, access_change::send)
}
