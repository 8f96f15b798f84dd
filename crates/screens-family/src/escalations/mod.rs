//! Escalations: a number so low that somebody with authority decides the same day, what they decided, and what was found
//! when it was looked at again (practice I15).

mod again;
mod answer;
mod list;
mod told;

use ui::{people_options::WorkerNames, route::Routes};

/// The routes of this area.
pub(crate) fn routes(routes: Routes) -> Routes {
    routes
        .add(&list::SHOW, list::show)
        .add(&answer::SHOW, answer::show)
        .add(&answer::SEND, answer::send)
        .add(&again::SHOW, again::show)
        .add(&again::SEND, again::send)
}
