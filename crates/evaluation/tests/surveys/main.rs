//! Instruments, responses, waves and change; and the published table of the 2017 evaluation.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]
#![expect(clippy::float_cmp, reason = "these scores are whole numbers or copies")]

mod bad;
mod change;
mod common;
mod instruments;
mod properties;
mod published;
mod report;
mod responses;
