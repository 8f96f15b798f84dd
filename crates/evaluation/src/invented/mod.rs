//! Invented studies that run with nothing else. Everybody in them is made up by lot from a seed; no number says anything
//! about any authority.

mod lot;
mod voices;

pub use voices::voices;

use crate::study::evidence::InMemory;

/// An invented study with its files.
#[derive(Debug, Clone)]
pub struct Invented {
    /// The study file.
    pub study: &'static str,
    /// The files beside it.
    pub files: InMemory,
}

impl Invented {
    /// An invented study by its name.
    pub fn of(name: &str) -> Option<Self> {
        match name {
            "voices" => Some(voices(1)),
            _ => None,
        }
    }
}
