//! Tests through HTTP of the screens of what stands beside the families' records, in one program so that it is linked once. One file for each area.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a failed test should say so at once")]

mod calendar;
mod common;
mod emergency;
mod jobs;
mod office_account;
mod office_administration;
mod office_find;
mod office_team;
mod office_work;
mod second_person;
mod week;
