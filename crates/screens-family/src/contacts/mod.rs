//! Contacts: what was told to the authority about a family, by whom, and what was decided on it.

mod brought;
mod decide;
mod list;
mod one;
pub(crate) mod told;
mod withdraw;
mod wrong_family;

use ui::route::Routes;

/// The routes of this area.
pub(crate) fn routes(routes: Routes) -> Routes {
    routes
        .add(&list::SHOW, list::show)
        .by_form::<one::OneContact>()
        .add(&decide::SHOW, decide::show)
        .add(&decide::SEND, decide::send)
        .add(&withdraw::SHOW, withdraw::show)
        .add(&withdraw::SEND, withdraw::send)
        .add(&wrong_family::ASK, wrong_family::ask)
        .add(&wrong_family::SEND, wrong_family::send)
}
