//! The trajectory: the milestones on the way to closing, and each person's numbers over time.

mod charts;
mod milestone;
mod milestone_form;
mod milestone_move;
mod milestone_tick;
mod milestone_withdraw;
mod show;
mod target;

use ui::route::Routes;

/// The routes of this area.
pub(crate) fn routes(routes: Routes) -> Routes {
    routes
        .add(&show::SHOW, show::show)
        .by_form::<milestone::OneMilestone>()
        .add(&milestone_move::SEND, milestone_move::send)
        .add(&milestone_tick::SHOW, milestone_tick::show)
        .add(&milestone_tick::SEND, milestone_tick::send)
        .add(&milestone_withdraw::SHOW, milestone_withdraw::show)
        .add(&milestone_withdraw::SEND, milestone_withdraw::send)
        .add(&target::SHOW, target::show)
        .add(&target::SEND, target::send)
}
