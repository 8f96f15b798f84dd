//! What each parent is told of a decision about the family and of a plan: given, given in part or withheld, with the reason.

mod send;
mod show;

use ui::route::Routes;

/// The routes of this area.
pub(crate) fn routes(routes: Routes) -> Routes {
    routes.add(&show::SHOW, show::show).add(&send::SEND, send::send)
}
