//! Case notes: the chronology of a family, writing a note, one note with all that it ever said, correcting, withdrawing it and
//! putting it into the right family's record.

mod asked;
mod chronology;
mod correct;
mod fields;
pub(crate) mod line;
mod one;
mod visit;
mod visit_fields;
mod withdraw;
mod write;
mod wrong_family;

use ui::route::Routes;

/// The routes of this area.
pub(crate) fn routes(routes: Routes) -> Routes {
    routes
        .add(&chronology::SHOW, chronology::show)
        .add(&chronology::SEARCH, chronology::search)
        .add(&write::ASK, write::ask)
        .add(&write::SEND, write::send)
        .add(&visit::ASK, visit::ask)
        .add(&visit::SEND, visit::send)
        .add(&one::SHOW, one::show)
        .add(&correct::ASK, correct::ask)
        .add(&correct::SEND, correct::send)
        .add(&withdraw::SHOW, withdraw::show)
        .add(&withdraw::SEND, withdraw::send)
        .add(&wrong_family::ASK, wrong_family::ask)
        .add(&wrong_family::SEND, wrong_family::send)
}
