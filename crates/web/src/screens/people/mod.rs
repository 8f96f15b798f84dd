//! The people of a record: who they are, how to reach them, how they are related.

mod link_add;
mod link_edit;
mod link_form;
mod link_withdraw;
mod list;
mod person_add;
mod person_edit;
mod person_form;
mod person_withdraw;

use crate::route::Routes;

/// The routes of this area.
pub fn routes(routes: Routes) -> Routes {
    routes
        .add(&list::SHOW, list::show)
        .add(&person_add::SHOW, person_add::show)
        .add(&person_add::SEND, person_add::send)
        .add(&person_edit::SHOW, person_edit::show)
        .add(&person_edit::SEND, person_edit::send)
        .add(&person_withdraw::SHOW, person_withdraw::show)
        .add(&person_withdraw::SEND, person_withdraw::send)
        .add(&link_add::SHOW, link_add::show)
        .add(&link_add::SEND, link_add::send)
        .add(&link_edit::SHOW, link_edit::show)
        .add(&link_edit::SEND, link_edit::send)
        .add(&link_withdraw::SHOW, link_withdraw::show)
        .add(&link_withdraw::SEND, link_withdraw::send)
}
