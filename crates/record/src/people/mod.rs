//! The people of all families, as they are looked for: an index drawn from the records, and the search over it.

mod candidates;
mod draw;
mod find;
mod known_already;
mod known_elsewhere;
mod vocabulary;

pub use find::{Found, FoundPerson, Known};
pub use known_already::{MayBe, Told};

pub(crate) use draw::Drawn;
pub(crate) use known_elsewhere::{KnownIn, known_elsewhere, tell_of_known};
pub(crate) use vocabulary::missing as missing_keys;
