//! What is published of every authority, measure by measure, small enough to stay in memory; and one authority beside its
//! statistical neighbours and England. It describes: nothing here says why two authorities differ.

mod beside;
mod kept;
mod topic;

pub use beside::{Beside, Year};
pub use topic::Topic;

use crate::input::Fault;
use crate::measures::{Catalogue, Measure, Reference};
use crate::report::Unit;
use crate::statistics::{Authority, Code, Library, NeighbourList, Reorganisation};
use kept::Kept;
use std::collections::BTreeMap;

/// The list of statistical neighbours that an authority stands beside.
const LIST: i32 = 2025;

/// Every measure of every authority, as it was published.
#[derive(Debug)]
pub struct Yearbook {
    /// Authorities by code, as the latest table that knows them names them.
    authorities: BTreeMap<Code, Authority>,
    measures: BTreeMap<Reference, Kept>,
    topics: Vec<Topic>,
    neighbours: NeighbourList,
    changes: Vec<Reorganisation>,
    latest: i32,
}

impl Yearbook {
    /// The yearbook of the tables that come with Kith. Measures that are counts are left out: the size of an authority says
    /// nothing of its work, and most have a version that is a rate.
    pub fn bundled() -> Result<Self, Fault> {
        let library = Library::bundled()?;
        let damaged = |why: toml::de::Error| Fault::of_file("measures", why.message().to_owned());
        let catalogue = Catalogue::bundled().map_err(damaged)?;
        let topics = Topic::all().map_err(damaged)?;
        let mut authorities: BTreeMap<Code, Authority> = BTreeMap::new();
        let mut measures = BTreeMap::new();
        for measure in catalogue.all().filter(|measure| measure.written.unit != Unit::Count) {
            let series = library.series(measure)?;
            for (code, found) in &series.authorities {
                match authorities.get_mut(code) {
                    Some(known) if known.years.1 >= found.years.1 => {
                        known.statistical.extend(found.statistical.iter().cloned());
                    }
                    _ => _ = authorities.insert(code.clone(), found.clone()),
                }
            }
            measures.insert(measure.reference.clone(), Kept::of(measure, &series));
        }
        let latest = measures.values().filter_map(Kept::last_year).max().unwrap_or_default();
        Ok(Self {
            authorities,
            measures,
            topics,
            neighbours: library.neighbours(LIST)?,
            changes: library.reorganisations()?,
            latest,
        })
    }

    /// The year of the list of statistical neighbours.
    pub fn list(&self) -> i32 {
        self.neighbours.year
    }

    /// The authorities that stand in the latest year and have not ended, by name.
    pub fn authorities(&self) -> Vec<(&Code, &str)> {
        let standing = self.authorities.iter().filter(|(code, authority)| {
            authority.years.1 == self.latest && !self.changes.iter().any(|change| change.ends(code))
        });
        let mut all: Vec<_> = standing.map(|(code, authority)| (code, &*authority.name)).collect();
        all.sort_by_key(|(_, name)| *name);
        all
    }

    /// The authority that is meant by a code of either kind, `384` or `E08000036`, with its name.
    pub fn authority(&self, code: &str) -> Option<(&Code, &str)> {
        let known = self.authorities.get_key_value(code).or_else(|| {
            let meant = self.authorities.iter().filter(|(_, authority)| authority.statistical.contains(code));
            meant.max_by_key(|(_, authority)| authority.years.1)
        });
        known.map(|(code, authority)| (code, &*authority.name))
    }

    /// The names of an authority's statistical neighbours, the closest first.
    pub fn neighbours(&self, code: &Code) -> Vec<&str> {
        self.neighbours.of(code).iter().map(|neighbour| self.name(&neighbour.code)).collect()
    }

    /// An authority beside its neighbours and England, topic by topic, in each measure that is published of it: of the
    /// versions of one measure the one that goes on longest, and of these the Department's own.
    pub fn all(&self, code: &Code) -> Vec<(&Topic, Vec<Beside<'_>>)> {
        let mut chosen: BTreeMap<&str, Beside<'_>> = BTreeMap::new();
        for reference in self.measures.keys() {
            let Some(found) = self.beside(code, reference) else { continue };
            if chosen.get(&*reference.id).is_none_or(|known| known.last_year() < found.last_year()) {
                chosen.insert(&reference.id, found);
            }
        }
        let of_topic = |topic: &Topic| {
            let mut found: Vec<(usize, Beside<'_>)> = (chosen.values())
                .filter_map(|beside| Some((topic.place(&beside.measure.reference)?, beside.clone())))
                .collect();
            found.sort_by_key(|(place, _)| *place);
            found.into_iter().map(|(_, beside)| beside).collect()
        };
        self.topics.iter().map(|topic| (topic, of_topic(topic))).collect()
    }

    /// An authority beside its neighbours and England in one measure; none where nothing is published of it.
    pub fn beside(&self, code: &Code, reference: &Reference) -> Option<Beside<'_>> {
        let kept = self.measures.get(reference)?;
        let neighbours: Vec<&Code> =
            self.neighbours.of(code).iter().map(|neighbour| &neighbour.code).collect();
        let name = &*self.authorities.get(code)?.name;
        Beside::of(kept, code, name, &neighbours)
    }

    /// The other versions of a measure, which are other measures.
    pub fn other_versions(&self, reference: &Reference) -> Vec<&Measure> {
        let others =
            self.measures.iter().filter(|(known, _)| known.id == reference.id && *known != reference);
        others.map(|(_, kept)| &kept.measure).collect()
    }

    fn name<'a>(&'a self, code: &'a Code) -> &'a str {
        self.authorities.get(code).map_or(code.as_str(), |authority| &authority.name)
    }
}
