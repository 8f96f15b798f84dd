//! How many families each worker leads, and how long they have been open. In the order of names: it ranks nobody.

use jiff::civil::Date;
use record::{lists::FamilyLine, teams::StaffNames};
use serde::Serialize;
use std::collections::BTreeMap;

/// How long a family has been open: the words, and the last day that counts.
pub(super) const BANDS: [(&str, i32); 5] = [
    ("Up to 3 months", 91),
    ("3 to 6 months", 182),
    ("6 to 12 months", 365),
    ("1 to 2 years", 730),
    ("Longer", i32::MAX),
];

/// One worker's families.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Worker {
    name: String,
    families: u32,
    with_overdue: u32,
    ages: [u32; 5],
}

/// Counts the open families of a team.
pub(super) fn of(lines: &[FamilyLine], names: &StaffNames, today: Date) -> Vec<Worker> {
    let mut workers: BTreeMap<(bool, String), Worker> = BTreeMap::new();
    for line in lines {
        let key = match line.lead_worker {
            Some(worker) => (false, names.worker(worker).to_owned()),
            None => (true, "Nobody yet".to_owned()),
        };
        let worker = workers.entry(key.clone()).or_default();
        worker.name = key.1;
        worker.families += 1;
        worker.with_overdue += u32::from(line.overdue > 0);
        let open_for = calendar::days_late(line.opened, today);
        let band = BANDS.iter().position(|(_, last)| open_for <= *last).unwrap_or(BANDS.len() - 1);
        if let Some(count) = worker.ages.get_mut(band) {
            *count += 1;
        }
    }
    workers.into_values().collect()
}
