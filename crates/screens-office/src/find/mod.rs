//! Finding people in the whole authority.

pub(crate) mod look;

use ui::route::Routes;

/// The routes of this area.
pub(crate) fn routes(routes: Routes) -> Routes {
    routes.add(&look::SHOW, look::show).add(&look::SEND, look::send)
}
