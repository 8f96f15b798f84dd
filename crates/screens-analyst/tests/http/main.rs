//! Tests through HTTP of the screens of whoever analyses, in one program so that it is linked once. One file for each area.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a failed test should say so at once")]

mod common;
mod evidence;
mod indicators;
mod returns;
mod submissions;
