//! The people of all families, as they are looked for: an index drawn from the records, and the search over it.

mod candidates;
mod children;
mod draw;
mod find;
mod known_already;
mod known_elsewhere;
mod vocabulary;

pub use children::FoundChild;
pub use find::{Found, FoundPerson, Known};
pub use known_already::{MayBe, MayBeKnown, Told};

pub(crate) use draw::PeopleRows;
pub(crate) use known_elsewhere::{KnownIn, known_elsewhere, tell_of_known};
pub(crate) use vocabulary::missing as missing_keys;
