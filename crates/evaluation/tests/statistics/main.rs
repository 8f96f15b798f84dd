//! Published statistics are read as they were published, and what cannot be read is refused with its place.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should say where")]

mod bad;
mod bundled;
mod inspections;
