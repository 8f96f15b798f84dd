//! The family's record, screen by screen.

pub mod frame;
mod home;

use crate::route::Routes;

/// The routes of this area.
pub fn routes(routes: Routes) -> Routes {
    routes.add(&home::SHOW, home::show)
}
