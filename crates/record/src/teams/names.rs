//! The names of all workers and teams, held in memory until one of them changes.

use super::Row;
use crate::{AnyConnection, Store, StoreError};
use diesel::{RunQueryDsl as _, sql_query};
use practice::ids::{TeamId, WorkerId};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// How workers and teams are called.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct StaffNames {
    workers: Arc<HashMap<WorkerId, String>>,
    teams: HashMap<TeamId, String>,
}

impl StaffNames {
    /// The worker's name, or words for one who is not known.
    pub fn worker(&self, worker: WorkerId) -> &str {
        self.workers.get(&worker).map_or("a former worker", String::as_str)
    }

    /// The team's name, or words for one that is not known.
    pub fn team(&self, team: TeamId) -> &str {
        self.teams.get(&team).map_or("a former team", String::as_str)
    }
}

/// What is held in memory. Another node's change is seen after at most the time that the caller allows; on one node at
/// once.
#[derive(Default)]
pub(crate) struct NameCache(Mutex<Held>);

#[derive(Default)]
struct Held {
    names: Option<Arc<StaffNames>>,
    /// How often names were forgotten. Who began to read before the last time has old ones.
    forgotten: u64,
}

impl NameCache {
    fn held(&self) -> MutexGuard<'_, Held> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn forget(&self) {
        let mut held = self.held();
        held.names = None;
        held.forgotten += 1;
    }

    /// The names, or how often they were forgotten until now: to be given back with what is read from now on.
    fn known(&self) -> Result<Arc<StaffNames>, u64> {
        let held = self.held();
        held.names.clone().ok_or(held.forgotten)
    }

    /// Keeps what was read, unless names were forgotten since the reading began.
    fn keep(&self, names: &Arc<StaffNames>, forgotten: u64) {
        let mut held = self.held();
        if held.forgotten == forgotten {
            held.names = Some(Arc::clone(names));
        }
    }
}

/// Reads all names, inside a transaction.
pub(crate) fn read_names(connection: &mut AnyConnection) -> Result<StaffNames, StoreError> {
    let workers: Vec<Row> = sql_query("SELECT id, display_name AS name FROM account").load(connection)?;
    let teams: Vec<Row> = sql_query("SELECT id, name FROM team").load(connection)?;
    Ok(StaffNames {
        workers: Arc::new(workers.into_iter().map(|row| (WorkerId(row.id), row.name)).collect()),
        teams: teams.into_iter().map(|row| (TeamId(row.id), row.name)).collect(),
    })
}

impl Store {
    /// The names of all workers and teams, for display. From memory where they have not changed.
    pub async fn names(&self) -> Result<Arc<StaffNames>, StoreError> {
        let forgotten = match self.name_cache().known() {
            Ok(names) => return Ok(names),
            Err(forgotten) => forgotten,
        };
        let names = Arc::new(self.read(read_names).await?);
        self.name_cache().keep(&names, forgotten);
        Ok(names)
    }

    /// The names of all workers, for display.
    pub async fn worker_names(&self) -> Result<Arc<HashMap<WorkerId, String>>, StoreError> {
        Ok(Arc::clone(&self.names().await?.workers))
    }

    pub(crate) fn forget_names(&self) {
        self.name_cache().forget();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slow_reader_does_not_keep_old_names_after_the_forgetting() {
        let cache = NameCache::default();
        let old = Arc::new(StaffNames::default());
        let before = cache.known().err().unwrap_or(u64::MAX);
        cache.forget();
        cache.keep(&old, before);
        let now = cache.known().err().unwrap_or(u64::MAX);
        cache.keep(&old, now);
        assert!(cache.known().is_ok());
    }
}
