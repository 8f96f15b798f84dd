//! Who is signed in: signing in and out, the cookie, the token of forms, and what happens to a form sent after a session has
//! ended.

pub mod again;
pub mod body;
mod carry_on;
pub mod cookie;
pub mod device;
pub mod gate;
pub mod password;
pub mod resolve;
mod sent;
mod sign_in;
mod sign_out;
pub mod totp;

pub use resolve::{SignedIn, resolve};
pub use sent::Sent;

use crate::route::Routes;

/// Where somebody chooses a password of their own: before that is done, nothing else opens.
pub const PASSWORD_PATH: &str = "/account/password";
/// Where a device that was handed over is taken back: until then, it opens nothing else but its one page.
pub const HAND_BACK_PATH: &str = "/hand-back";

/// The routes of signing in and out.
pub fn routes(routes: Routes) -> Routes {
    routes
        .add(&sign_in::SHOW, sign_in::show)
        .add(&sign_in::SEND, sign_in::send)
        .add(&sign_out::SEND, sign_out::send)
        .add(&sign_out::EVERYWHERE, sign_out::everywhere)
}
