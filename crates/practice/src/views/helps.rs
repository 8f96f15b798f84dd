//! Workers who help with a family without leading the work: with a map that is not signed off, and in the last supervision.

use crate::{
    ids::{MapId, SupervisionId, WorkerId},
    map::MapStatus,
    object::CaseRecord,
    who::Who,
};
use jiff::civil::Date;

/// What somebody helps with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HelpsWith {
    /// A map that they wrote with the worker and that nobody has signed off.
    Map(MapId),
    /// The last supervision, in which they took part.
    Supervision(SupervisionId),
}

/// A worker who helps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Helper {
    /// Who.
    pub worker: WorkerId,
    /// With what.
    pub with: HelpsWith,
    /// The day on which the map was begun, or of the supervision.
    pub on: Date,
}

/// Everybody who helps, in the order of the things with which they help. Lead worker and co-workers do not help: it is theirs.
pub fn helpers(record: &CaseRecord) -> Vec<Helper> {
    let works_with = |worker: WorkerId| {
        record
            .families
            .iter()
            .any(|family| family.lead_worker == Some(worker) || family.co_workers.contains(&worker))
    };
    let open = |status| matches!(status, MapStatus::Draft | MapStatus::Shared);
    let maps = record
        .maps
        .iter()
        .filter(|map| open(map.status))
        .map(|map| (HelpsWith::Map(map.id), map.begun, map.authors.as_slice()));
    let last = record.supervisions.iter().max_by_key(|one| (one.on, one.id));
    let last = last.map(|one| (HelpsWith::Supervision(one.id), one.on, one.present.as_slice()));
    maps.chain(last)
        .flat_map(|(with, on, people)| {
            people.iter().filter_map(move |who| match who {
                Who::Worker(worker) => Some(Helper { worker: *worker, with, on }),
                Who::Person(_) | Who::Other(_) => None,
            })
        })
        .filter(|helper| !works_with(helper.worker))
        .collect()
}
