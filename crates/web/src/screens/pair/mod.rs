//! A danger and its goal: the pair that reads as a story, its forms, and the line between them.

mod danger_add;
mod danger_edit;
mod danger_form;
mod goal_add;
mod goal_edit;
mod goal_form;
mod goal_status;
pub(crate) mod line;
mod resolve;
mod show;

use crate::route::Routes;

/// The routes of this area.
pub fn routes(routes: Routes) -> Routes {
    routes
        .add(&show::SHOW, show::show)
        .add(&danger_add::SHOW, danger_add::show)
        .add(&danger_add::SEND, danger_add::send)
        .add(&danger_edit::SHOW, danger_edit::show)
        .add(&danger_edit::SEND, danger_edit::send)
        .add(&resolve::SHOW, resolve::show)
        .add(&resolve::SEND, resolve::send)
        .add(&goal_add::SHOW, goal_add::show)
        .add(&goal_add::SEND, goal_add::send)
        .add(&goal_edit::SHOW, goal_edit::show)
        .add(&goal_edit::SEND, goal_edit::send)
        .add(&goal_status::SHOW, goal_status::show)
        .add(&goal_status::SEND, goal_status::send)
}
