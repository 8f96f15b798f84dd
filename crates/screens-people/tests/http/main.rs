//! Tests through HTTP of the records of children and of parties, in one program so that it is linked once. One file for each area.
#![expect(clippy::unwrap_used, reason = "a failed test should say so at once")]

mod child_access;
mod child_begin;
mod child_birth_and_death;
mod child_house;
mod child_move;
mod child_record;
mod child_who;
mod common;
mod drafts;
mod one_person;
mod parties_situations;
mod party_access;
mod party_begin;
mod party_checks;
mod party_help;
mod party_page;
mod placements;
mod ten_situations;
