//! What stands on the pathway of one child, in the child's own record: shown, put right, taken back. A child needs no family for it.

mod asked;
mod correct;
mod fields;
mod show;
mod thing;
mod withdraw;

use ui::route::Routes;

/// The routes.
pub(crate) fn routes(routes: Routes) -> Routes {
    routes
        .add(&show::SHOW, show::show)
        .add(&correct::ASK, correct::ask)
        .add(&correct::SEND, correct::send)
        .add(&withdraw::ASK, withdraw::ask)
        .add(&withdraw::SEND, withdraw::send)
}

pub(crate) use asked::how_many;
