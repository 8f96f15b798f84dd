//! The estimators against worked examples, an independent implementation, and rules that must hold for any numbers.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;
mod distributions;
mod neighbours;
mod two_way;
