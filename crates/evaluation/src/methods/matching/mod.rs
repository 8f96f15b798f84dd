//! Makes two groups of people alike before they are compared: coarsened exact matching, and how alike they then are.

mod balance;
mod coarsened;

pub use balance::{Balance, balance};
pub use coarsened::{Coarsening, Matched, coarsened_exact};
