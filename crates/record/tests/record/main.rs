//! Tests of the store on both engines.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a failed test should say so at once")]

mod as_of;
mod bulk;
mod changes;
mod homes;
mod ledger;
mod new_key;
mod people;
mod racing;
mod releases;
mod sealed;
mod seals;
mod second_form;
mod tampering;
mod two_releases;
