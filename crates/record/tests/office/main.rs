//! Tests of accounts, access facts, lists, search, backup and health on both engines.
#![expect(clippy::unwrap_used, reason = "a failed test should say so at once")]

mod accounts;
mod backups;
mod indicators;
mod insider;
mod jobs;
mod journal_search;
mod keeping;
mod lists;
mod lost;
mod saved_returns;
mod search;
mod second;
mod standing;
mod submissions;
mod told;
mod told_accounts;
mod upkeep;
mod witness;
mod world;
