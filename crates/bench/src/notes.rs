//! What is known of a store that was filled: what to measure with, and how quickly it was filled. It is written beside
//! the store, so that many measurements need one filling.

use crate::{machine, outcome::Outcome, sample::Sample, times::now, town::Town};
use practice::ids::FamilyId;
use record::Store;
use serde::{Deserialize, Serialize};
use std::path::Path;

/// A filled store.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Notes {
    pub(crate) seed: u64,
    /// One family in so many was told whole.
    pub(crate) whole: u64,
    pub(crate) families: u64,
    pub(crate) children: u64,
    pub(crate) entries: u64,
    /// How many of the entries the last filling wrote.
    pub(crate) filled_entries: u64,
    /// How long it took.
    pub(crate) filled_seconds: f64,
    /// Load of the machine when it was done.
    pub(crate) load: f64,
    /// The families to measure with.
    pub(crate) samples: Vec<Sample>,
    /// The family with the notes of ten years.
    #[serde(default)]
    pub(crate) long: Option<Sample>,
    /// The family of nine children.
    #[serde(default)]
    pub(crate) nine: Option<Sample>,
    /// Restricted families.
    #[serde(default)]
    pub(crate) restricted: Vec<FamilyId>,
    /// How many of them have been given their number.
    pub(crate) rated: usize,
}

impl Notes {
    /// Lets the town grow in a store, and notes what is there then.
    pub(crate) async fn grow(town: &mut Town, store: &Store, families: u64) -> Outcome<Self> {
        let began = now();
        let (before, rated) = (town.entries, town.samples.len());
        town.grow(store, families).await?;
        Ok(Self {
            seed: town.seed,
            whole: town.whole,
            families: town.families,
            children: town.children,
            entries: town.entries,
            filled_entries: town.entries - before,
            filled_seconds: (now() - began).as_secs_f64(),
            load: machine::load(),
            samples: town.samples.clone(),
            long: town.long.clone(),
            nine: town.nine.clone(),
            restricted: town.restricted.clone(),
            rated,
        })
    }

    /// Reads notes.
    pub(crate) fn read(file: &Path) -> Outcome<Self> {
        let text = std::fs::read_to_string(file).map_err(|why| {
            format!("{} cannot be read ({why}): fill a store with `kith-bench fill` first", file.display())
        })?;
        Ok(serde_json::from_str(&text)?)
    }

    /// Writes notes.
    pub(crate) fn write(&self, file: &Path) -> Outcome<()> {
        Ok(std::fs::write(file, serde_json::to_string(self)?)?)
    }
}
