//! What an authority adds to an instrument that belongs to others: the wording it has, by which right, and its key.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Draft, Instrument, InstrumentFault, Licence, Scale};

/// A pack of an authority for one instrument.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pack {
    /// The instrument.
    pub instrument: String,
    /// By which right the authority uses it.
    pub licence: Licence,
    /// The words of each question.
    #[serde(default)]
    pub text: BTreeMap<String, String>,
    /// Questions to turn round, where the structure does not know them.
    #[serde(default)]
    pub reversed: Vec<String>,
    /// Further scales, as the holder's key has them.
    #[serde(default)]
    pub scale: Vec<Scale>,
}

impl Pack {
    /// Reads a pack.
    pub fn read(text: &str) -> Result<Self, InstrumentFault> {
        toml::from_str(text).map_err(|error| InstrumentFault::Unreadable(error.to_string()))
    }
}

impl Instrument {
    /// The instrument with an authority's pack, checked anew.
    pub fn with(&self, pack: Pack) -> Result<Self, InstrumentFault> {
        let Draft { item, scale, .. } = &self.0;
        let (mut items, mut scales) = (item.clone(), scale.clone());
        let named = pack.text.keys().chain(&pack.reversed);
        if let Some(id) = named.into_iter().find(|id| !items.iter().any(|item| item.id == **id)) {
            let (instrument, scale) = (self.name.clone(), "The pack".to_owned());
            return Err(InstrumentFault::Unknown { instrument, scale, id: id.clone() });
        }
        for item in &mut items {
            item.text = pack.text.get(&item.id).cloned().or_else(|| item.text.take());
            item.reversed |= pack.reversed.contains(&item.id);
        }
        scales.extend(pack.scale);
        Self::checked(Draft { item: items, scale: scales, licence: pack.licence, ..self.0.clone() })
    }
}
