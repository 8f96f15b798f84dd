//! Tests through HTTP of the statutory pathway, in one program so that it is linked once.
#![expect(clippy::unwrap_used, reason = "a failed test should say so at once")]

mod common;
mod correct;
mod journey;
mod on_map;
mod ready;
mod refused;
mod stage;
mod visits;
