//! Repositories, journal, search and drafts over SQLite or PostgreSQL.
//!
//! A [`Store`] hands out a family's record only against a permit of `access`, and journals every read and every change
//! in the same transaction. Each thing of a record is kept as a versioned document of its Rust type; what lists,
//! search and access decisions need of it is drawn from it into tables in the same transaction.

pub mod accounts;
mod authority;
pub mod backup;
pub mod bulk;
pub mod clock;
mod days;
mod disk;
pub mod doctor;
pub mod drafts;
pub mod engine;
pub mod error;
pub mod families;
pub mod homes;
pub mod ids;
pub mod jobs;
pub mod journal;
mod kept;
mod keyed;
pub mod ledger;
pub mod lists;
mod lost;
pub mod notices;
mod office;
pub mod people;
pub mod projections;
pub mod saved_returns;
mod schema;
pub mod standing;
mod store;
pub mod submissions;
pub mod teams;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
pub mod upkeep;
mod vouch;
mod witness;

pub use authority::{AUTHORITY_FILE, AuthorityId};
pub use clock::Clock;
pub use drafts::Draft;
pub use engine::{AnyConnection, Place};
pub use error::StoreError;
pub use families::{ChangeRequest, Changed, Conflict, Edit, Erasure, Outcome};
pub use ids::Ids;
pub use journal::{OfficeAct, ReadAct, Refusal, Verified};
pub use store::{Settings, Store};
pub use witness::Witness;
