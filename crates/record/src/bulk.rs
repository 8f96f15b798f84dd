//! Filling a store with many families at once, journalled like any other change: for demonstrations, measurements and
//! migrations from another system.

use crate::{
    AnyConnection, Store, StoreError,
    engine::insert_rows,
    families::write,
    journal::{Entry, Head, Line},
    ledger,
    projections::{Drawing, Drawn},
    schema::{chain_head, journal, object},
};
use diesel::prelude::*;
use jiff::{Timestamp, civil::Date};
use practice::{FamilyRecord, Keeping, Kept, Object, Thresholds, actions::Change, ids::WorkerId};
use std::{
    collections::{HashMap, VecDeque},
    sync::Arc,
};
use tokio::task::JoinHandle;

/// How many journal entries go into one transaction. Each rewrites much of the index of names, so that few large ones
/// write far less than many small ones.
const TOGETHER: usize = 40_000;

/// How many transactions are prepared or written while the next is told.
const AT_ONCE: usize = 2;

/// One change of a family's past.
#[derive(Debug, Clone)]
pub struct Seed {
    /// What was changed.
    pub change: Change,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: WorkerId,
    /// What was done.
    pub verb: &'static str,
    /// Why.
    pub reason: String,
}

impl Seed {
    /// A thing written or changed, without a reason.
    pub fn put(object: impl Into<Object>, at: Timestamp, by: WorkerId, verb: &'static str) -> Self {
        Self { change: Change::Put(object.into()), at, by, verb, reason: String::new() }
    }
}

/// How far filling is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Filled {
    /// Families.
    pub families: u64,
    /// Journal entries.
    pub entries: u64,
}

impl Store {
    /// Writes families that do not exist yet, each with its past in the order of time; the first change of each is its
    /// case. Tells after each transaction how far it is. A family is written whole or not at all.
    ///
    /// # Errors
    /// [`StoreError::Settings`] when a family's first change is not its case; the families before it may be written.
    pub async fn fill(
        &self,
        families: impl Iterator<Item = Vec<Seed>> + Send,
        mut progress: impl FnMut(Filled) + Send,
    ) -> Result<Filled, StoreError> {
        let mut filled = Filled::default();
        // While families are told, those before them are laid down on another thread, and those before them written.
        let mut under_way = VecDeque::new();
        let (mut told, mut entries) = (Vec::new(), 0);
        for seeds in families {
            entries += seeds.len();
            told.push(seeds);
            if entries >= TOGETHER {
                entries = 0;
                under_way.push_back(self.write_soon(std::mem::take(&mut told)));
            }
            if under_way.len() > AT_ONCE {
                finish(under_way.pop_front(), &mut filled, &mut progress).await?;
            }
        }
        under_way.push_back(self.write_soon(told));
        for batch in under_way {
            finish(Some(batch), &mut filled, &mut progress).await?;
        }
        Ok(filled)
    }

    /// Lays families down and writes them, beside whatever the caller does meanwhile.
    fn write_soon(&self, families: Vec<Vec<Seed>>) -> JoinHandle<Result<Filled, StoreError>> {
        let (store, today, thresholds) = (self.clone(), self.clock().today(), Arc::clone(self.thresholds()));
        tokio::spawn(async move {
            let laid = tokio::task::spawn_blocking(move || Batch::of(families, today, &thresholds));
            let batch = laid.await.map_err(|why| StoreError::Fault(why.to_string()))??;
            store.write(move |connection| batch.write(connection)).await
        })
    }
}

async fn finish(
    batch: Option<JoinHandle<Result<Filled, StoreError>>>,
    filled: &mut Filled,
    progress: &mut (impl FnMut(Filled) + Send),
) -> Result<(), StoreError> {
    if let Some(batch) = batch {
        let more = batch.await.map_err(|why| StoreError::Fault(why.to_string()))??;
        filled.families += more.families;
        filled.entries += more.entries;
        progress(*filled);
    }
    Ok(())
}

#[derive(Insertable)]
#[diesel(table_name = object)]
struct Row {
    family_id: i64,
    kind: &'static str,
    id: i64,
    version: i32,
    changed_at: i64,
    changed_by: i64,
    body: String,
}

/// Families that are written in one transaction.
#[derive(Default)]
struct Batch {
    drawn: Vec<Drawn>,
    heads: Vec<Head>,
    entries: Vec<Entry>,
    objects: Vec<Row>,
}

impl Batch {
    /// Lays the pasts of families down.
    fn of(families: Vec<Vec<Seed>>, today: Date, thresholds: &Thresholds) -> Result<Self, StoreError> {
        let mut batch = Self::default();
        for seeds in families {
            batch.add(seeds, today, thresholds)?;
        }
        Ok(batch)
    }

    /// Lays one family's past down.
    fn add(&mut self, seeds: Vec<Seed>, today: Date, thresholds: &Thresholds) -> Result<(), StoreError> {
        let Some(Change::Put(Object::Family(case))) = seeds.first().map(|seed| &seed.change) else {
            return Err(StoreError::Settings("A family begins with its case.".to_owned()));
        };
        let family = case.id;
        let mut record = FamilyRecord::default();
        let mut head = Head::empty(family.0);
        let mut versions: HashMap<(&'static str, i64), i32> = HashMap::new();
        let mut standing: HashMap<(&'static str, i64), Row> = HashMap::new();
        let mut entries: HashMap<i64, Object> = HashMap::new();
        for Seed { change, at, by, verb, reason } in seeds {
            let micros = at.as_microsecond();
            let (kind, number) = match &change {
                Change::Put(object) => (object.kind(), object.number()),
                Change::Withdraw { kind, number, .. } => (*kind, *number),
            };
            let key = (kind.code(), number);
            let version = versions.entry(key).or_default();
            *version += 1;
            let mut line = Line {
                at: micros,
                actor: by.0,
                verb: verb.to_owned(),
                kind: key.0.to_owned(),
                object_id: number,
                version: *version,
                reason,
                basis: access::Basis::LeadWorker.code().to_owned(),
                body: None,
            };
            match change {
                Change::Put(value) => {
                    let body = write(&value)?;
                    line.body = Some(body.clone());
                    let version = *version;
                    let row = Row {
                        family_id: family.0,
                        kind: key.0,
                        id: number,
                        version,
                        changed_at: micros,
                        changed_by: by.0,
                        body,
                    };
                    standing.insert(key, row);
                    if kind.keeping() == Keeping::Ledger {
                        entries.insert(number, value);
                    } else {
                        let (version, changed_by) = (version.unsigned_abs(), Some(by));
                        record.put(Kept { value, version, changed_at: at, changed_by });
                    }
                }
                Change::Withdraw { reason, .. } => {
                    line.reason = reason;
                    standing.remove(&key);
                    entries.remove(&number);
                    record.withdraw(kind, number);
                }
            }
            self.entries.push(head.next(line)?);
        }
        self.objects.extend(standing.into_values());
        self.heads.push(head);
        let entries = ledger::Drawn::whole(family, entries.values());
        record.digest = entries.digest().clone();
        let drawing = Drawing { family, record: &record, changed: None, today, thresholds };
        self.drawn.push(Drawn::of(&drawing, Some(entries))?);
        Ok(())
    }

    fn write(mut self, connection: &mut AnyConnection) -> Result<Filled, StoreError> {
        self.objects.sort_unstable_by_key(|row| (row.family_id, row.kind, row.id));
        self.entries.sort_unstable_by_key(|entry| (entry.chain, entry.seq));
        let filled = Filled { families: self.heads.len() as u64, entries: self.entries.len() as u64 };
        insert_rows!(connection, journal::table, &self.entries);
        insert_rows!(connection, object::table, &self.objects);
        insert_rows!(connection, chain_head::table, &self.heads);
        Drawn::write_new(connection, self.drawn)?;
        Ok(filled)
    }
}
