//! The history of a record: who changed and read what, when and why, and the record as it stood on a day.

pub(crate) mod entries;
mod fields;
mod look_back;
mod show;
mod values;

use ui::route::Routes;

/// The routes of this area.
pub(crate) fn routes(routes: Routes) -> Routes {
    routes.add(&show::SHOW, show::show).add(&look_back::SHOW, look_back::show)
}
