//! A child's own record: how one begins without a family's, who the child is, to which families it belongs, with whom it lives, and
//! what is decided about it.

mod access;
mod allocate;
mod begin;
mod begin_known;
mod born;
mod died;
mod fields;
mod links;
mod list;
mod move_read;
mod moves;
mod seal;
mod show;
mod shown;
mod who;
mod written;

use ui::route::Routes;

/// The routes of this area.
pub(crate) fn routes(routes: Routes) -> Routes {
    routes
        .add(&list::SHOW, list::show)
        .add(&begin::ASK, begin::ask)
        .add(&begin::SEND, begin::send)
        .add(&show::SHOW, show::show)
        .add(&who::ASK, who::ask)
        .add(&who::SEND, who::send)
        .add(&born::ASK, born::ask)
        .add(&born::SEND, born::send)
        .add(&died::ASK, died::ask)
        .add(&died::SEND, died::send)
        .add(&moves::ASK, moves::ask)
        .add(&moves::SEND, moves::send)
        .add(&access::ASK, access::ask)
        .add(&access::SEND, access::send)
        .add(&allocate::ASK, allocate::ask)
        .add(&allocate::SEND, allocate::send)
        .add(&seal::ASK, seal::ask)
        .add(&seal::SEND, seal::send)
}
