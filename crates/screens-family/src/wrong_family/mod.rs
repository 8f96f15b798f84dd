//! What was recorded in the wrong family's record: put into the right one's and taken out of this one in one change, and read afterwards
//! by nobody but whoever audits the record (P48).

mod audit;
mod put_right;
mod right;

pub(crate) use audit::href;
pub(crate) use put_right::{Wrong, ask, send};

use ui::route::Routes;

/// The routes of this area. Each kind that can be put right has its own beside its pages.
pub(crate) fn routes(routes: Routes) -> Routes {
    routes.add(&audit::ASK, audit::ask).add(&audit::READ, audit::read)
}
