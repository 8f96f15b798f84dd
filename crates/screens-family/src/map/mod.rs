//! The map: three columns and the scale, and everything that is written on it.

mod hints;
mod item;
pub(crate) mod item_details;
mod item_form;
mod item_move;
mod map_edit;
pub(crate) mod sentences;
mod sheet;
mod show;
mod start;
mod withdraw;

pub(crate) use hints::Hints;

use ui::route::Routes;

/// The routes of this area.
pub(crate) fn routes(routes: Routes) -> Routes {
    routes
        .add(&show::SHOW, show::show)
        .add(&start::SEND, start::send)
        .add(&map_edit::SHOW, map_edit::show)
        .add(&map_edit::SEND, map_edit::send)
        .by_form::<item::Item>()
        .add(&item_move::SHOW, item_move::show)
        .add(&item_move::SEND, item_move::send)
        .area(withdraw::routes)
}
