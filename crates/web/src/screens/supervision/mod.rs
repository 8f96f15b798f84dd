//! Supervision about a family, one to one or with the team. It works on the family's map: there is no second form, and
//! only what the map does not hold is written here (practice A5).

mod add;
mod edit;
mod form;
mod list;

use crate::route::Routes;

/// The routes of this area.
pub fn routes(routes: Routes) -> Routes {
    routes
        .add(&list::SHOW, list::show)
        .add(&add::SHOW, add::show)
        .add(&add::SEND, add::send)
        .add(&edit::SHOW, edit::show)
        .add(&edit::SEND, edit::send)
}
