//! Tests of the returns out of the record.
#![expect(clippy::unwrap_used, reason = "a failed test should say so at once")]

mod cin;
mod findings;
mod story;
