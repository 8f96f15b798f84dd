//! Case files: samples by lot, what readers found, how far they agree, and presence that is never shown alone.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![expect(clippy::float_cmp, reason = "these shares are exact")]

mod presence;
mod readings;
mod report;
mod sample;
