//! What each line of the indicators counts: worked examples by hand, and what must hold for every child and day.
#![expect(clippy::unwrap_used, reason = "a failed test should say so at once")]

mod definitions;
mod front_door;
mod properties;
mod protection;
mod story;
mod work;
