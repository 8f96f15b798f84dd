//! Missing characteristics filled in several times over, and the several answers pooled. Outcomes are never filled in.

mod chained;
mod rubin;

pub use chained::{Completed, Kind, Variable, impute};
pub use rubin::{Pooled, pool};
