//! The family's network as circles: who knows everything, who knows some, who does not know yet.

mod circles;
mod member_add;
mod member_edit;
mod member_form;
mod member_move;
mod show;

use crate::{route::Routes, visit::FamilyVisit};
use access::Role;

/// The routes of this area.
pub fn routes(routes: Routes) -> Routes {
    routes
        .add(&show::SHOW, show::show)
        .add(&member_add::SHOW, member_add::show)
        .add(&member_add::SEND, member_add::send)
        .add(&member_edit::SHOW, member_edit::show)
        .add(&member_edit::SEND, member_edit::send)
        .add(&member_move::SHOW, member_move::show)
        .add(&member_move::SEND, member_move::send)
}

/// Whether links and buttons that change something are of use to this person on this page.
pub fn can_change(visit: &FamilyVisit) -> bool {
    visit.on.is_none() && visit.actor().role != Role::PracticeLead
}
