//! Opening another team's record in an emergency, with a reason, and the review of every such opening.

mod open;
mod review;

use ui::route::Routes;

/// The routes of this area.
pub(crate) fn routes(routes: Routes) -> Routes {
    routes
        .add(&open::SHOW, open::show)
        .add(&open::SEND, open::send)
        .add(&review::SHOW, review::show)
        .add(&review::SEND, review::send)
}
