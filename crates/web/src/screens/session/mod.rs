//! Signing in and out, and one's own account.

mod carry_on;
pub mod sign_in;
mod sign_out;
pub mod totp;

use crate::route::Routes;

/// The routes of this area.
pub fn routes(routes: Routes) -> Routes {
    routes
        .add(&sign_in::SHOW, sign_in::show)
        .add(&sign_in::SEND, sign_in::send)
        .add(&sign_out::SEND, sign_out::send)
        .add(&sign_out::EVERYWHERE, sign_out::everywhere)
}
