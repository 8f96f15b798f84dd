//! Tests through HTTP of the screens of a family's record, in one program so that it is linked once. One file for each area.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failed test should say so at once"
)]

mod check;
mod common;
mod escalations;
mod family_home;
mod family_plan;
mod feared_rater;
mod history;
mod map;
mod map_items;
mod meetings;
mod network;
mod notes;
mod pair;
mod parents;
mod people;
mod scaling;
mod trajectory;
mod wrong_family;
