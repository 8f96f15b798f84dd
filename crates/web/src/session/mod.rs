//! Who is signed in: the cookie, the token of forms, and what happens to a form sent after a session has ended.

pub(crate) mod body;
pub mod cookie;
pub mod device;
pub mod gate;
pub mod password;
pub mod resolve;
mod sent;

pub use resolve::{SignedIn, resolve};
pub use sent::Sent;
