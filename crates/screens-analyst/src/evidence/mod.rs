//! Evidence: what is published of an authority beside its statistical neighbours and England, and studies. The numbers and
//! what may be said of them are in the crate `evaluation`; no record of a family is read here.

mod beside;
mod chosen;
mod measure;
mod studies;

pub(crate) use beside::Said;
pub(crate) use chosen::own as own_authority;

use ui::route::Routes;

/// The routes of this area.
pub(crate) fn routes(routes: Routes) -> Routes {
    routes.add(&beside::SHOW, beside::show).add(&measure::SHOW, measure::show).area(studies::routes)
}
