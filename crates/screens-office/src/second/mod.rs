//! What one person may not do alone: what waits for a second person's yes, and what was done as an emergency and is looked
//! over.

mod answer;
pub(crate) mod asked;
mod waiting;

use ui::route::Routes;

/// The routes of this area.
pub(crate) fn routes(routes: Routes) -> Routes {
    routes.add(&waiting::SHOW, waiting::show).add(&answer::SEND, answer::send)
}
