//! Names and places to choose from, read from the files beside this crate.

use crate::{DemoError, dice::Dice};
use serde::Deserialize;
use std::collections::BTreeMap;

const NAMES: &str = include_str!("../data/names.toml");
const PLACES: &str = include_str!("../data/places.toml");

/// Where a family comes from, and the names that go with it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Origin {
    /// What stories call it.
    word: String,
    /// How many of a hundred families come from there, roughly.
    share: usize,
    pub(crate) ethnicity: String,
    pub(crate) language: String,
    female: Vec<String>,
    male: Vec<String>,
    girl: Vec<String>,
    boy: Vec<String>,
    elder: Vec<String>,
    elder_male: Vec<String>,
    pub(crate) family: Vec<String>,
}

impl Origin {
    /// Given names for somebody of this sex and age.
    pub(crate) fn given(&self, female: bool, age: i64) -> &[String] {
        match (female, age) {
            (true, ..18) => &self.girl,
            (false, ..18) => &self.boy,
            (true, 50..) => &self.elder,
            (false, 50..) => &self.elder_male,
            (true, _) => &self.female,
            (false, _) => &self.male,
        }
    }
}

#[derive(Deserialize)]
struct Origins {
    origin: Vec<Origin>,
}

/// Everything that a family's surroundings are chosen from.
#[derive(Debug)]
pub(crate) struct Surroundings {
    pub(crate) origins: Vec<Origin>,
    pub(crate) places: BTreeMap<String, Vec<String>>,
}

impl Surroundings {
    pub(crate) fn read() -> Result<Self, DemoError> {
        let file = |name| move |why: toml::de::Error| DemoError::new(name, why);
        let origins: Origins = toml::from_str(NAMES).map_err(file("names.toml"))?;
        let places = toml::from_str(PLACES).map_err(file("places.toml"))?;
        Ok(Self { origins: origins.origin, places })
    }

    /// The origin that stories call by this word; for any other word, one by chance.
    pub(crate) fn origin(&self, word: &str, dice: &mut Dice) -> Result<&Origin, DemoError> {
        if let Some(named) = self.origins.iter().find(|one| one.word == word) {
            return Ok(named);
        }
        let mut left = dice.below(self.origins.iter().map(|one| one.share).sum());
        for one in &self.origins {
            if left < one.share {
                return Ok(one);
            }
            left -= one.share;
        }
        Err(DemoError::new("names.toml", "nobody is in it"))
    }
}

/// A name as it is written and as friends say it: "Łukasz", or "Нина=Nina".
pub(crate) fn forms(name: &str) -> (&str, &str) {
    name.split_once('=').unwrap_or((name, ""))
}
