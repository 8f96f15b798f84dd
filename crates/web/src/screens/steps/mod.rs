//! Next steps towards a goal.

mod step_add;
mod step_edit;
mod step_form;

use crate::route::Routes;

/// The routes of this area.
pub fn routes(routes: Routes) -> Routes {
    routes
        .add(&step_add::SHOW, step_add::show)
        .add(&step_add::SEND, step_add::send)
        .add(&step_edit::SHOW, step_edit::show)
        .add(&step_edit::SEND, step_edit::send)
}
