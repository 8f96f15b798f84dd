//! Checking the map and signing it off: first what is missing, then everything once more, then the signature.

mod answers;
mod show;
mod sign;

use ui::route::Routes;

/// The routes of this area.
pub(crate) fn routes(routes: Routes) -> Routes {
    routes.add(&show::SHOW, show::show).add(&sign::SEND, sign::send)
}
