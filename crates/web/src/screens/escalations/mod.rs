//! Escalations: a number so low that somebody with authority decides the same day, and what they decided (practice I15).

mod answer;
mod list;

use crate::route::Routes;

/// The routes of this area.
pub fn routes(routes: Routes) -> Routes {
    routes.add(&list::SHOW, list::show).add(&answer::SHOW, answer::show).add(&answer::SEND, answer::send)
}
