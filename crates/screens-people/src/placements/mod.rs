//! With whom a child lives: the places, from the child's side.

mod choose;
mod end;
mod fields;
mod list;
mod place;

use ui::route::Routes;

/// The routes of this area.
pub(crate) fn routes(routes: Routes) -> Routes {
    routes
        .add(&list::SHOW, list::show)
        .add(&place::ASK, place::ask)
        .add(&place::SEND, place::send)
        .add(&end::ASK, end::ask)
        .add(&end::SEND, end::send)
}
