//! Families: the list of one's own and the team's; registering a new referral; who works with a family and who may know.

pub(crate) mod list;
pub(crate) mod referral;
pub(crate) mod row;

use ui::route::Routes;

/// The routes of this area.
pub(crate) fn routes(routes: Routes) -> Routes {
    routes
        .add(&list::SHOW, list::show)
        .add(&list::SEND, list::send)
        .add(&referral::SHOW, referral::show)
        .add(&referral::SEND, referral::send)
}
