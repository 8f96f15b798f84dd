//! Taking back a device that was handed over for a number: it opens nothing else until its worker gives the password.

mod give;
mod show;

use ui::route::Routes;

/// The routes of this area.
pub(crate) fn routes(routes: Routes) -> Routes {
    routes.add(&show::SHOW, show::show).add(&give::SEND, give::send)
}
