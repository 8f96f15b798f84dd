//! Lists of statistical neighbours: for each authority the ten most like it, as the Department printed them in one year.

use super::Code;
use crate::input::{Column, Fault, Table};
use std::collections::BTreeMap;

/// A list of one year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NeighbourList {
    /// The year in which it was published.
    pub year: i32,
    of: BTreeMap<Code, Vec<Neighbour>>,
}

/// One neighbour.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Neighbour {
    /// Its code.
    pub code: Code,
    /// How close it is, in the list's own words.
    pub closeness: String,
}

impl NeighbourList {
    /// Reads the list of one year from a table of several.
    pub(super) fn read(file: &str, bytes: &[u8], year: i32) -> Result<Self, Fault> {
        const COLUMNS: [Column<'static>; 6] = [
            Column::needed("list"),
            Column::needed("authority"),
            Column::needed("authority_name"),
            Column::needed("rank"),
            Column::needed("neighbour"),
            Column::needed("closeness"),
        ];
        let mut table = Table::open(file, bytes, &COLUMNS)?;
        let mut of: BTreeMap<Code, Vec<Neighbour>> = BTreeMap::new();
        let mut years = Vec::new();
        while let Some(row) = table.next_row()? {
            let list = row.needed(0)?;
            if list != year.to_string() {
                if years.last().is_none_or(|last| last != list) {
                    years.push(list.to_owned());
                }
                continue;
            }
            let neighbours = of.entry(Code::new(row.needed(1)?)).or_default();
            neighbours
                .push(Neighbour { code: Code::new(row.needed(4)?), closeness: row.text(5)?.to_owned() });
        }
        if of.is_empty() {
            return Err(Fault::of_file(
                file,
                format!(
                    "there is no list of statistical neighbours of {year}. There are lists of {}.",
                    years.join(", ")
                ),
            ));
        }
        Ok(Self { year, of })
    }

    /// The neighbours of an authority, the closest first; empty where the list does not know it.
    pub fn of(&self, code: &Code) -> &[Neighbour] {
        self.of.get(code).map_or(&[], Vec::as_slice)
    }
}
