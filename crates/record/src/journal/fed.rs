//! How values are fed into a hash of the journal, so that no letter can move from one to the next unseen.

use sha2::{Digest as _, Sha256};

/// Feeds a number: eight bytes, two's complement, most significant first.
pub(super) fn number(hasher: &mut Sha256, value: i64) {
    hasher.update(value.to_be_bytes());
}

/// Feeds a text: its length in bytes as a number, then its UTF-8.
pub(super) fn text(hasher: &mut Sha256, value: &str) {
    hasher.update((value.len() as u64).to_be_bytes());
    hasher.update(value.as_bytes());
}
