//! Every measure of published statistics that is known, by name and version.

use super::{Measure, Reference};
use std::collections::BTreeMap;

/// Measures by name and version.
#[derive(Debug, Clone, Default)]
pub struct Catalogue {
    measures: BTreeMap<Reference, Measure>,
}

/// A measure that is not known, with those of its name that are.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no measure “{asked}”.{}", .near.as_deref().map(|near| format!(" There is {near}.")).unwrap_or_default())]
pub struct Unknown {
    asked: Reference,
    near: Option<String>,
}

impl Catalogue {
    /// The measures that come with Kith.
    pub fn bundled() -> Result<Self, toml::de::Error> {
        let mut catalogue = Self::default();
        for text in [
            include_str!("../../data/measures/children-in-need-2025.toml"),
            include_str!("../../data/measures/children-in-need-2022.toml"),
            include_str!("../../data/measures/closures-2022.toml"),
            include_str!("../../data/measures/factors-2025.toml"),
            include_str!("../../data/measures/looked-after-2025.toml"),
            include_str!("../../data/measures/workforce-2025.toml"),
            include_str!("../../data/measures/panel-2025.toml"),
        ] {
            catalogue.add(Measure::read(text)?);
        }
        Ok(catalogue)
    }

    /// Adds measures, such as an authority's own. One that is known already is replaced.
    pub fn add(&mut self, measures: Vec<Measure>) {
        self.measures.extend(measures.into_iter().map(|measure| (measure.reference.clone(), measure)));
    }

    /// Every measure, by name and version.
    pub fn all(&self) -> impl Iterator<Item = &Measure> {
        self.measures.values()
    }

    /// A measure; where there is none, which ones come close.
    pub fn find(&self, reference: &Reference) -> Result<&Measure, Unknown> {
        self.measures.get(reference).ok_or_else(|| {
            let same: Vec<String> = self
                .measures
                .keys()
                .filter(|known| known.id == reference.id)
                .map(ToString::to_string)
                .collect();
            let nearest = || {
                self.measures
                    .keys()
                    .map(|known| (strsim::jaro_winkler(&known.id, &reference.id), known.to_string()))
                    .filter(|(likeness, _)| *likeness > 0.8)
                    .max_by(|one, two| one.0.total_cmp(&two.0))
                    .map(|(_, known)| known)
            };
            let near = if same.is_empty() { nearest() } else { Some(same.join(" and ")) };
            Unknown { asked: reference.clone(), near }
        })
    }
}
