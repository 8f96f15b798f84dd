//! The people of all families, as they are looked for: an index drawn from the records, and the search over it.

mod candidates;
mod draw;
mod find;
mod vocabulary;

pub use find::{Found, FoundPerson, Known};

pub(crate) use draw::Drawn;
