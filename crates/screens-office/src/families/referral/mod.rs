//! Registering a new referral: what the referrer said, who the children and adults are, and whether they are known already.

mod duplicates;
mod read;
mod referred;
mod send;
mod show;

pub(super) use send::{SEND, send};
pub(super) use show::{SHOW, show};
