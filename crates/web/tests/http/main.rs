//! Tests through HTTP over all screens, in one program so that it is linked once: walks over every route, and stories in which several
//! audiences meet. The tests of one audience stand in the crate of its screens.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failed test should say so at once"
)]

mod addresses;
mod bad_input;
mod bad_text;
mod closing;
mod common;
mod contacts;
mod due;
mod errors;
mod handed_over;
mod journal;
mod journal_walk;
mod known_before;
mod largest;
mod next;
mod office_referral;
mod office_work_roles;
mod on_its_way;
mod once;
mod permissions;
mod places;
mod plan;
mod plans;
mod read_where_decided;
mod security;
mod seen;
mod sign_in;
mod titles;
mod tonight;
mod tonight_danger;
mod tonight_stand_in;
mod tries;
mod two_windows;
mod verbs;
mod wrong_family;
