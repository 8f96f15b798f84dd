//! Supervision about a family, one to one or with the team. It works on the family's map: there is no second form, and
//! only what the map does not hold is written here (practice A5).

mod list;
mod one;
mod supervision_form;

use ui::route::Routes;

/// The routes of this area.
pub(crate) fn routes(routes: Routes) -> Routes {
    routes.add(&list::SHOW, list::show).by_form::<one::One>()
}
