//! A ledger holds a kind that a family comes to have thousands of. Its documents stand in `object` with all others, are journalled,
//! merged, erased and verified alike; what differs is that nobody reads all of them. Two tables are drawn from them: `ledger`
//! is the list by which a page of them is found, `ledger_digest` what rules see.

mod as_of;
mod digest;
mod drawn;
mod in_hand;
mod row;
mod seen;
mod versions;
mod window;

pub use versions::{Version, Versions};
pub use window::{Notes, Window};

pub(crate) use digest::{digest_of, read as read_digest};
pub(crate) use drawn::LedgerRows;
pub(crate) use in_hand::{refuse_unless_new, take_in_hand};
pub(crate) use row::about;
pub(crate) use seen::seen;
pub(crate) use versions::versions;
