//! The map: three columns and the scale, and everything that is written on it.

mod item_add;
mod item_edit;
mod item_form;
mod show;

use crate::route::Routes;

/// The routes of this area.
pub fn routes(routes: Routes) -> Routes {
    routes
        .add(&show::SHOW, show::show)
        .add(&item_add::SHOW, item_add::show)
        .add(&item_add::SEND, item_add::send)
        .add(&item_edit::SHOW, item_edit::show)
        .add(&item_edit::SEND, item_edit::send)
}
