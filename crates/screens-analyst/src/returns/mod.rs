//! Statutory returns: files are chosen or made out of the record, checked in memory and looked at; what was found can be handed out, kept,
//! compared and deleted, and a file kept as it was sent. The rules are in the crate `returns`; what is held in memory is in [`crate::checks`].

mod beside;
mod checked;
mod child;
mod compare;
mod delete;
mod file;
mod find_child;
mod finding;
mod forget;
mod hand_out;
mod held_file;
mod keep;
mod looked;
mod make;
mod out_of_record;
mod rule;
mod save;
mod send;
mod sent;
mod show;
mod start;

pub(crate) use file::handed_out_as;

use ui::route::Routes;

/// The routes of this area.
pub(crate) fn routes(routes: Routes) -> Routes {
    sent::routes(routes)
        .add(&make::SHOW, make::show)
        .add(&make::SEND, make::send)
        .add(&file::SHOW, file::show)
        .add(&file::DOWNLOAD, file::download)
        .add(&keep::SHOW, keep::show)
        .add(&keep::SEND, keep::send)
        .add(&start::SHOW, start::show)
        .add(&send::SEND, send::send)
        .add(&show::SHOW, show::show)
        .add(&rule::SHOW, rule::show)
        .add(&child::SHOW, child::show)
        .add(&find_child::SEND, find_child::send)
        .add(&compare::SHOW, compare::show)
        .add(&hand_out::SHOW, hand_out::show)
        .add(&save::SHOW, save::show)
        .add(&save::SEND, save::send)
        .add(&forget::SEND, forget::send)
        .add(&delete::SHOW, delete::show)
        .add(&delete::SEND, delete::send)
}
