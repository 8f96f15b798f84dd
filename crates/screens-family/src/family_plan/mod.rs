//! The plan for the family: one page in their own words, to print and keep.

mod asked;
mod fixed;
mod lines;
mod paper;
pub(crate) mod readable;
pub(crate) mod reader;
pub(crate) mod second;
mod show;

use ui::route::Routes;

/// The routes of this area.
pub(crate) fn routes(routes: Routes) -> Routes {
    routes
        .add(&show::SHOW, show::show)
        .add(&reader::SEND, reader::send)
        .add(&lines::SEND, lines::send)
        .add(&second::SEND, second::send)
}
