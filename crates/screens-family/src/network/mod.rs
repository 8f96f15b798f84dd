//! The family's network as circles: who knows everything, who knows some, who does not know yet.

mod circles;
mod member_add;
mod member_edit;
mod member_form;
mod member_move;
mod member_withdraw;
mod show;

use ui::route::Routes;

/// The routes of this area.
pub(crate) fn routes(routes: Routes) -> Routes {
    routes
        .add(&show::SHOW, show::show)
        .add(&member_add::SHOW, member_add::show)
        .add(&member_add::SEND, member_add::send)
        .add(&member_edit::SHOW, member_edit::show)
        .add(&member_edit::SEND, member_edit::send)
        .add(&member_move::SHOW, member_move::show)
        .add(&member_move::SEND, member_move::send)
        .add(&member_withdraw::SHOW, member_withdraw::show)
        .add(&member_withdraw::SEND, member_withdraw::send)
}
