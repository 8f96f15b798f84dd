//! How one journal entry is bound to the one before it, in whichever form it was written. Pure. An outside verifier needs
//! no more than this page, `second_form` and `first_form`.

use super::{Entry, first_form, second_form};

/// The hash of an entry.
pub type Hash = [u8; 32];

/// What stands before the first entry of each chain.
pub const START: Hash = [0; 32];

/// The form in which entries are written.
pub const FORM: i32 = 2;

/// The hash that binds this entry to the one before it. The entry's own `hash` is not looked at. None: it is written in a form
/// that this version of Kith does not know, or what it says of an erased text cannot be.
pub fn link(before: &[u8], entry: &Entry) -> Option<Hash> {
    match entry.form {
        1 => Some(first_form::link(before, entry)),
        2 => second_form::link(before, entry),
        _ => None,
    }
}
