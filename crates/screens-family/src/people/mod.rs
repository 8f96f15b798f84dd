//! The people of a record: who they are, how to reach them, how they are related.

mod link;
mod link_form;
mod link_withdraw;
mod list;
mod person;
mod person_form;
mod person_withdraw;
mod same;

use ui::route::Routes;

/// The routes of this area.
pub(crate) fn routes(routes: Routes) -> Routes {
    routes
        .add(&list::SHOW, list::show)
        .by_form::<person::OnePerson>()
        .add(&person_withdraw::SHOW, person_withdraw::show)
        .add(&person_withdraw::SEND, person_withdraw::send)
        .add(&same::SHOW, same::show)
        .add(&same::SEND, same::send)
        .by_form::<link::Link>()
        .add(&link_withdraw::SHOW, link_withdraw::show)
        .add(&link_withdraw::SEND, link_withdraw::send)
}
