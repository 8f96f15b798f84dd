//! The family's record, screen by screen.

pub(crate) mod genogram;
mod home;
pub(crate) mod household;
pub(crate) mod pairs;
mod right_now;
mod stage;

use ui::route::Routes;

/// The routes of this area.
pub(crate) fn routes(routes: Routes) -> Routes {
    routes
        .add(&home::SHOW, home::show)
        .add(&stage::SHOW, stage::show)
        .add(&stage::SEND, stage::send)
        .add(&stage::NONE, stage::send_none)
}
