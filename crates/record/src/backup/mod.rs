//! Backup while Kith runs, and bringing a backup back: every byte is checked, and nothing is ever written over.

mod manifest;
mod restore;
mod take;

pub use manifest::{MANIFEST, Manifest};
pub use restore::restore;
