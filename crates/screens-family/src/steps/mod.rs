//! Next steps towards a goal.

mod step;
mod step_form;

use ui::route::Routes;

/// The routes of this area.
pub(crate) fn routes(routes: Routes) -> Routes {
    routes.by_form::<step::Step>()
}
