//! Registering a new referral: what the referrer said, who the children and adults are, and whether they are known already.

mod duplicates;
mod read;
mod referred;
mod rows;
mod send;
mod show;

pub(crate) use read::people as named;
pub(crate) use referred::{Named, part, person};
pub(super) use send::{SEND, send};
pub(super) use show::{SHOW, show};
