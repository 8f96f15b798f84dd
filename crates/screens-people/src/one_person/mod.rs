//! That somebody of a family's or a party's record is somebody of another record: said in both, taken back in both, and nobody is moved.

mod family;
mod found;
mod party;
mod say;
mod take_back;

use ui::route::Routes;

/// The routes of this area.
pub(crate) fn routes(routes: Routes) -> Routes {
    routes
        .add(&family::ASK, family::ask)
        .add(&family::SEND, family::send)
        .add(&family::ASK_BACK, family::ask_back)
        .add(&family::TAKE_BACK, family::take_back)
        .add(&party::ASK, party::ask)
        .add(&party::SEND, party::send)
        .add(&party::ASK_BACK, party::ask_back)
        .add(&party::TAKE_BACK, party::take_back)
}
