//! The tables that come with Kith, and those that somebody brings in their place. Nothing here opens a file: what is
//! brought comes as bytes.

use super::{Dataset, NeighbourList, Reorganisation, Series, read};
use crate::input::Fault;
use crate::measures::Measure;
use flate2::read::GzDecoder;
use sha2::{Digest, Sha256};
use std::{collections::BTreeMap, io::Read};

/// Where published statistics are looked up.
#[derive(Debug)]
pub struct Library {
    datasets: Vec<Dataset>,
    brought: BTreeMap<String, Brought>,
}

#[derive(Debug)]
struct Brought {
    file: String,
    bytes: Vec<u8>,
}

/// A table that was used: what it is, the name of its file and the hash of its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Used {
    /// The table.
    pub dataset: Dataset,
    /// The file as it is named in sentences.
    pub file: String,
    /// SHA-256 of the table, uncompressed, in hexadecimal.
    pub sha256: String,
}

impl Library {
    /// The tables that come with Kith.
    pub fn bundled() -> Result<Self, Fault> {
        let datasets = Dataset::bundled().map_err(|why| Fault::of_file("datasets.toml", why.to_string()))?;
        Ok(Self { datasets, brought: BTreeMap::new() })
    }

    /// Adds a table, or puts it in the place of the one with the same id.
    pub fn bring(&mut self, dataset: Dataset, file: impl Into<String>, bytes: Vec<u8>) {
        let file = file.into();
        self.brought.insert(dataset.id.clone(), Brought { file, bytes });
        self.datasets.retain(|known| known.id != dataset.id);
        self.datasets.push(dataset);
    }

    /// The tables, by their ids.
    pub fn datasets(&self) -> &[Dataset] {
        &self.datasets
    }

    /// One measure of every authority over the years.
    pub fn series(&self, measure: &Measure) -> Result<Series, Fault> {
        let mut series = Series::default();
        for part in &measure.written.parts {
            let (dataset, file, bytes) = self.open(&part.dataset)?;
            read::into_series(&mut series, dataset, &file, &bytes, part)?;
        }
        Ok(series)
    }

    /// What is to be said of a table that was used.
    pub fn used(&self, id: &str) -> Result<Used, Fault> {
        let (dataset, file, bytes) = self.open(id)?;
        let sha256 = data_encoding::HEXLOWER.encode(&Sha256::digest(&bytes));
        Ok(Used { dataset: dataset.clone(), file, sha256 })
    }

    /// A list of statistical neighbours by its year.
    pub fn neighbours(&self, list: i32) -> Result<NeighbourList, Fault> {
        let file = "neighbours.csv";
        NeighbourList::read(
            file,
            &unpacked(file, include_bytes!("../../data/published/neighbours.csv.gz"))?,
            list,
        )
    }

    /// The changes of the map.
    pub fn reorganisations(&self) -> Result<Vec<Reorganisation>, Fault> {
        Reorganisation::all().map_err(|why| Fault::of_file("reorganised.toml", why.to_string()))
    }

    /// A table: what it is, the name of its file, and its bytes.
    pub fn open(&self, id: &str) -> Result<(&Dataset, String, Vec<u8>), Fault> {
        let known = self.datasets.iter().find(|dataset| dataset.id == id).ok_or_else(|| {
            let ids: Vec<&str> = self.datasets.iter().map(|dataset| &*dataset.id).collect();
            Fault::of_file(id, format!("there is no such table. The tables are: {}.", ids.join(", ")))
        })?;
        if let Some(brought) = self.brought.get(id) {
            return Ok((known, brought.file.clone(), brought.bytes.clone()));
        }
        let file = format!("{id}.csv");
        let packed =
            bundled(id).ok_or_else(|| Fault::of_file(&file, "the table was described but not brought."))?;
        let bytes = unpacked(&file, packed)?;
        Ok((known, file, bytes))
    }
}

fn unpacked(file: &str, packed: &[u8]) -> Result<Vec<u8>, Fault> {
    let mut bytes = Vec::new();
    GzDecoder::new(packed)
        .read_to_end(&mut bytes)
        .map_err(|why| Fault::of_file(file, format!("the bundled table is damaged: {why}.")))?;
    Ok(bytes)
}

/// The bytes of a table that comes with Kith, compressed.
fn bundled(id: &str) -> Option<&'static [u8]> {
    macro_rules! tables {
        ($($id:literal),* $(,)?) => {
            match id {
                $($id => Some(include_bytes!(concat!("../../data/published/", $id, ".csv.gz"))),)*
                _ => None,
            }
        };
    }
    tables!(
        "dfe-b1",
        "dfe-b6",
        "dfe-c1",
        "dfe-c2",
        "dfe-c3",
        "dfe-c4",
        "dfe-d1",
        "dfe-d3",
        "dfe-d5",
        "dfe-d7",
        "dfe-cla-2018",
        "dfe-cla-2021",
        "dfe-leavers-activity",
        "dfe-leavers-home",
        "dfe-oc2",
        "dfe-placements",
        "dfe-workers-seen",
        "dfe-workforce",
        "panel",
    )
}
