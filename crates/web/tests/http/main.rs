//! Tests through HTTP, in one program so that it is linked once. One file for each area; `common` is the test authority.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failed test should say so at once"
)]

mod addresses;
mod bad_input;
mod bad_text;
mod check;
mod child_page;
mod closing;
mod common;
mod contacts;
mod due;
mod emergency;
mod escalations;
mod evidence;
mod family_home;
mod family_plan;
mod feared_rater;
mod handed_over;
mod history;
mod journal;
mod journal_walk;
mod known_before;
mod largest;
mod map;
mod map_items;
mod meetings;
mod network;
mod next;
mod office_account;
mod office_administration;
mod office_find;
mod office_referral;
mod office_team;
mod office_work;
mod office_work_roles;
mod on_its_way;
mod once;
mod pair;
mod parents;
mod people;
mod permissions;
mod places;
mod plan;
mod plans;
mod read_where_decided;
mod returns;
mod scaling;
mod second_person;
mod security;
mod seen;
mod sign_in;
mod titles;
mod tonight;
mod tonight_danger;
mod trajectory;
mod tries;
mod two_windows;
