//! Invented studies that run with nothing else. Everybody in them is made up by lot from a seed; no number says anything
//! about any authority.

mod county;
mod lot;
mod voices;

pub use county::County;
pub use voices::voices;

use crate::study::evidence::InMemory;
use calendar::Date;
use std::collections::BTreeMap;

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
            "children" => Some(children(1)),
            _ => None,
        }
    }
}

/// The invented study of single children: twelve authorities, in four of which the practice changes nothing but how many
/// children come to live with family or friends.
pub fn children(seed: u64) -> Invented {
    let day = |year, month| Date::constant(year, month, 1);
    let pilots = [("P1", day(2015, 10)), ("P2", day(2015, 10)), ("P3", day(2015, 10)), ("P4", day(2016, 4))];
    let county = County {
        pilots: pilots.map(|(unit, after)| (unit.to_owned(), after)).to_vec(),
        others: (1..=7).map(|other| format!("C{other}")).collect(),
        children: 900,
        returns: 0.0,
        kinship: -9.0,
        length: 0.0,
    };
    let mut files: BTreeMap<String, Vec<u8>> = county
        .tables(seed)
        .into_iter()
        .map(|(table, text)| (format!("extract/{}.csv", table.name()), text.into_bytes()))
        .collect();
    files.insert("unit-years.csv".to_owned(), county.unit_years(seed).into_bytes());
    Invented { study: include_str!("../../data/studies/children/study.toml"), files: InMemory(files) }
}
