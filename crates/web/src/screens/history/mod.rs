//! The history of a record: who changed and read what, when and why, and the record as it stood on a day.

pub mod entries;
mod fields;
mod look_back;
mod show;
mod values;
pub(in crate::screens) mod verbs;

use ui::route::Routes;

/// The routes of this area.
pub fn routes(routes: Routes) -> Routes {
    routes.add(&show::SHOW, show::show).add(&look_back::SHOW, look_back::show)
}
