//! How people's names are searched: normal forms, sounds, spellings, plans and ranking. No storage.
//!
//! Two tables hold the index: `(person, key)` with [`keys`] and its neighbours, and a vocabulary `(key, word)` with
//! [`word_keys`] of every word in [`words`]. A search reads the vocabulary first, which turns each typed word into the
//! words that are really there, then fetches people by pairs of words, then ranks them. The README gives the SQL.

mod alike;
mod fold;
mod index;
mod key;
mod known_as;
mod likeness;
mod looks;
pub mod memory;
mod plan;
mod query;
mod rank;
mod same;
mod script;
mod sound;

pub use alike::nearly_same;
pub use fold::normalise;
pub use index::{PersonName, address_keys, birth_keys, keys, reference_keys, word_keys, words};
pub use key::{Key, Match};
pub use looks::as_it_looks;
pub use plan::{QueryPlan, Step};
pub use query::{Birth, Query};
pub use rank::{Candidate, Ranking, Reason, Score, rank};
pub use same::{Alike, Births, Described, Sought, births_of_baby, is_nameless};
