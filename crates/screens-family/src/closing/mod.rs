//! Closing a case: what still stands in the way, asking, auditing, deciding, closing, and opening again (practice I20).

mod ask;
mod audit;
mod close;
mod overrule;
mod reopen;
mod show;
mod step;

use ui::route::Routes;

/// The routes of this area.
pub(crate) fn routes(routes: Routes) -> Routes {
    routes
        .add(&show::SHOW, show::show)
        .add(&ask::SHOW, ask::show)
        .add(&ask::SEND, ask::send)
        .add(&audit::SHOW, audit::show)
        .add(&audit::SEND, audit::send)
        .add(&overrule::SHOW, overrule::show)
        .add(&overrule::SEND, overrule::send)
        .add(&close::SHOW, close::show)
        .add(&close::SEND, close::send)
        .add(&reopen::SHOW, reopen::show)
        .add(&reopen::SEND, reopen::send)
}
