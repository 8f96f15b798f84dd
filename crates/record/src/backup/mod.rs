//! Backup while Kith runs, and bringing a backup back: every byte is checked, and nothing is ever written over.

mod across;
mod bring;
mod log_of;
mod manifest;
mod restore;
mod signature;
mod take;
mod trust;

pub use log_of::Standing;
pub use manifest::{MANIFEST, Manifest};
pub use restore::{Restore, Restored, restore};
pub use signature::SIGNATURE;
pub use trust::Trust;
