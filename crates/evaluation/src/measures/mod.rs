//! Measures as data with versions. A measure names its windows, codes, clock start, exclusions and source.
//!
//! Measures of published statistics are here, in `data/measures`; outcomes of single children have theirs beside the
//! program that computes them ([`crate::outcomes::Definition`]). A study names either as `measure@version`.

mod catalogue;
mod definition;

pub use catalogue::{Catalogue, Unknown};
pub use definition::{Measure, Part, Reference, Value};
