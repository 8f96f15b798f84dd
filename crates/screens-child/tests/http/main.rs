//! Tests through HTTP of the screens of what is put into a child's hands, in one program so that it is linked once. One file for each area.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a failed test should say so at once")]

mod child_page;
mod common;
