//! The record of a sponsor, carer, resident or adopter: who they are, the checks made of them, who may know of it, and what of it is
//! to be looked at.

mod access;
mod begin;
mod check_fields;
mod checks;
mod edit;
mod fields;
mod list;
mod show;
mod withdraw_check;

use ui::route::Routes;

/// The routes of this area.
pub(crate) fn routes(routes: Routes) -> Routes {
    routes
        .add(&list::SHOW, list::show)
        .add(&begin::ASK, begin::ask)
        .add(&begin::SEND, begin::send)
        .add(&show::SHOW, show::show)
        .add(&edit::ASK, edit::ask)
        .add(&edit::SEND, edit::send)
        .add(&access::ASK, access::ask)
        .add(&access::SEND, access::send)
        .add(&checks::ASK, checks::ask)
        .add(&checks::ADD, checks::add)
        .add(&checks::OPEN, checks::open)
        .add(&checks::SAVE, checks::save)
        .add(&withdraw_check::ASK, withdraw_check::ask)
        .add(&withdraw_check::SEND, withdraw_check::send)
}
