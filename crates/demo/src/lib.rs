//! Invented families with a past, for demonstrations, tests and measurements. Pure: the same seed, day and staff give
//! the same families. Nobody in here exists; telephone numbers are those kept free for films.
//!
//! The stories stand in `stories/`, one file each, written by hand; who is in them, where they live and some of what
//! they say changes from family to family.

pub mod cast;
mod days;
mod defaults;
mod dice;
mod family;
mod fields;
mod gaps;
mod harm;
mod homes;
mod numbers;
mod origins;

mod pathway;
mod people;
mod steps;
mod story;
mod tell;
mod text;
mod verbs;

use std::fmt::Display;

pub use cast::Cast;
pub use family::{Demo, Told};
pub use homes::Home;
pub use pathway::OnPathway;
pub use tell::Happening;

/// A story or a list of names that cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("The demonstration's file {file} cannot be used: {why}")]
pub struct DemoError {
    file: String,
    why: String,
}

impl DemoError {
    fn new(file: impl Into<String>, why: impl Display) -> Self {
        Self { file: file.into(), why: format!("{why}") }
    }
}
