//! Case notes: the chronology of a family, writing a note, one note with all that it ever said, correcting and withdrawing it.

mod asked;
mod chronology;
mod correct;
mod fields;
mod line;
mod one;
mod withdraw;
mod write;

use ui::route::Routes;

/// The routes of this area.
pub(crate) fn routes(routes: Routes) -> Routes {
    routes
        .add(&chronology::SHOW, chronology::show)
        .add(&chronology::SEARCH, chronology::search)
        .add(&write::ASK, write::ask)
        .add(&write::SEND, write::send)
        .add(&one::SHOW, one::show)
        .add(&correct::ASK, correct::ask)
        .add(&correct::SEND, correct::send)
        .add(&withdraw::SHOW, withdraw::show)
        .add(&withdraw::SEND, withdraw::send)
}
