//! A danger and its goal: the pair that reads as a story, its forms, and the line between them.

mod danger;
mod danger_form;
mod disagree;
mod goal;
mod goal_form;
mod goal_status;
pub(crate) mod line;
mod resolve;
mod show;

pub(crate) use show::disputes;

use ui::route::Routes;

/// The routes of this area.
pub(crate) fn routes(routes: Routes) -> Routes {
    routes
        .add(&show::SHOW, show::show)
        .by_form::<danger::Danger>()
        .add(&disagree::SHOW, disagree::show)
        .add(&disagree::SEND, disagree::send)
        .add(&resolve::SHOW, resolve::show)
        .add(&resolve::SEND, resolve::send)
        .by_form::<goal::Goal>()
        .add(&goal_status::SHOW, goal_status::show)
        .add(&goal_status::SEND, goal_status::send)
}
