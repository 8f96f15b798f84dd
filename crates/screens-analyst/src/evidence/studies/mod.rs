//! Studies: a study file and what lies beside it are sent, run, and read as a report. Nothing of it is kept.

mod example;
mod forget;
mod hand_out;
mod held;
mod report;
mod run;
mod send;
mod start;

use ui::route::Routes;

/// The routes of this area.
pub(super) fn routes(routes: Routes) -> Routes {
    routes
        .add(&start::SHOW, start::show)
        .add(&send::SEND, send::send)
        .add(&example::SEND, example::send)
        .add(&held::SHOW, held::show)
        .add(&report::SHOW, report::show)
        .add(&hand_out::SHOW, hand_out::show)
        .add(&forget::SEND, forget::send)
}
