//! Filling a store with many families at once, journalled like any other change: for demonstrations, measurements and
//! migrations from another system.

use crate::{
    AnyConnection, Store, StoreError,
    clock::day_of,
    engine::insert_rows,
    families::{CARRIED, FOLLOWED, OPENED, write},
    journal::{Entry, Head, NewEntry, second_form::digest as digest_of},
    ledger,
    projections::{Drawing, Projections},
    schema::{chain_head, journal, object},
};
use data_encoding::HEXLOWER;
use diesel::prelude::*;
use jiff::{Timestamp, civil::Date};
use practice::{
    CaseRecord, Keeping, Kept, Kind, Object, RecordId, Thresholds,
    actions::{
        Change, links,
        mentions::{self, Said},
    },
    child::ChildLink,
    ids::{ChildId, FamilyId, PersonId, WorkerId},
    mention::About,
};
use std::{
    collections::{BTreeMap, HashMap, VecDeque},
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
    /// The child of the family in whose own record it stands. None: in the family's.
    pub own_of: Option<PersonId>,
}

impl Seed {
    /// A thing written or changed, without a reason.
    pub fn put(object: impl Into<Object>, at: Timestamp, by: WorkerId, verb: &'static str) -> Self {
        Self { change: Change::Put(object.into()), at, by, verb, reason: String::new(), own_of: None }
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
            let ids = store.clone();
            let laid = tokio::task::spawn_blocking(move || {
                Batch::of(families, today, &thresholds, &|| ids.new_id())
            });
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

/// Families that are written in one transaction, with the records of their children.
#[derive(Default)]
struct Batch {
    families: u64,
    drawn: Vec<Projections>,
    heads: Vec<Head>,
    entries: Vec<Entry>,
    objects: Vec<Row>,
}

impl Batch {
    /// Lays the pasts of families down.
    fn of(
        families: Vec<Vec<Seed>>,
        today: Date,
        thresholds: &Thresholds,
        new_id: &dyn Fn() -> i64,
    ) -> Result<Self, StoreError> {
        let mut batch = Self::default();
        for seeds in families {
            batch.add(seeds, today, thresholds, new_id)?;
        }
        Ok(batch)
    }

    /// Lays one family's past down. Its children's records begin with it; each is a change of its own here.
    fn add(
        &mut self,
        seeds: Vec<Seed>,
        today: Date,
        thresholds: &Thresholds,
        new_id: &dyn Fn() -> i64,
    ) -> Result<(), StoreError> {
        let Some(Change::Put(Object::Family(case))) = seeds.first().map(|seed| &seed.change) else {
            return Err(StoreError::Settings("A family begins with its case.".to_owned()));
        };
        let family = case.id;
        let mut of_family = Laid::new(family);
        let mut children: BTreeMap<ChildId, Laid> = BTreeMap::new();
        let last = seeds.last().cloned();
        for seed in seeds {
            if let Some(person) = seed.own_of {
                let link = of_family.record.child_links.iter().find(|link| link.person == person);
                let laid = link.and_then(|link| children.get_mut(&link.child));
                let laid = laid.ok_or_else(|| {
                    StoreError::Settings(
                        "A child’s own record begins when the family’s knows the child.".to_owned(),
                    )
                })?;
                self.entries.push(laid.lay(seed)?);
                continue;
            }
            let mut changes = vec![seed.change.clone()];
            let links = links::missing(&of_family.record, &changes, day_of(seed.at), new_id);
            changes.extend(links.into_iter().map(|link| Change::Put(link.into())));
            for child in links::reached(&of_family.record, &changes) {
                let own = children.get(&child).map(|laid| &laid.record);
                let verb = if own.is_some() { FOLLOWED } else { OPENED };
                let follows = links::follow((family, &of_family.record), &changes, (child, own));
                let laid = children.entry(child).or_insert_with(|| Laid::new(child));
                for change in follows {
                    self.entries.push(laid.lay(Seed { change, verb, ..seed.clone() })?);
                }
            }
            for change in changes {
                let before = of_family.about(&change);
                let now = if let Change::Put(object) = &change { object.about() } else { None };
                let entry = of_family.lay(Seed { change, ..seed.clone() })?;
                if before.is_some() || now.is_some() {
                    let said = said(&entry, before, now);
                    self.mention(
                        (family, of_family.record.child_links.as_slice()),
                        &said,
                        &seed,
                        &mut children,
                    )?;
                }
                self.entries.push(entry);
            }
        }
        if let Some(last) = last {
            for (child, laid) in &children {
                let when = (last.by, last.at, today);
                for change in links::follow_pathway((*child, &laid.record), &of_family.record, when) {
                    let seed = Seed { change, verb: CARRIED, reason: String::new(), ..last.clone() };
                    self.entries.push(of_family.lay(seed)?);
                }
            }
        }
        self.families += 1;
        for laid in std::iter::once(of_family).chain(children.into_values()) {
            let Laid { id, mut record, head, standing, noted, .. } = laid;
            self.objects.extend(standing.into_values());
            self.heads.push(head);
            let entries = ledger::LedgerRows::whole(id, noted.values());
            record.digest = entries.digest().clone();
            let drawing = Drawing { id, record: &record, changed: None, today, thresholds };
            self.drawn.push(Projections::of(&drawing, Some(entries))?);
        }
        Ok(())
    }

    /// Lays down the lines in children's own records about a thing of the family's.
    fn mention(
        &mut self,
        of_family: (FamilyId, &[Kept<ChildLink>]),
        said: &Said,
        seed: &Seed,
        children: &mut BTreeMap<ChildId, Laid>,
    ) -> Result<(), StoreError> {
        for child in mentions::reached(of_family.1, said) {
            let Some(laid) = children.get_mut(&child) else { continue };
            let stands = match laid.noted.get(&said.number) {
                Some(Object::Mention(line)) => Some(line),
                _ => None,
            };
            if let Some(change) = mentions::line(of_family, said, child, (false, stands)) {
                self.entries.push(laid.lay(Seed { change, reason: String::new(), ..seed.clone() })?);
            }
        }
        Ok(())
    }

    fn write(mut self, connection: &mut AnyConnection) -> Result<Filled, StoreError> {
        self.objects.sort_unstable_by_key(|row| (row.family_id, row.kind, row.id));
        self.entries.sort_unstable_by_key(|entry| (entry.chain, entry.seq));
        let filled = Filled { families: self.families, entries: self.entries.len() as u64 };
        insert_rows!(connection, journal::table, &self.entries);
        insert_rows!(connection, object::table, &self.objects);
        insert_rows!(connection, chain_head::table, &self.heads);
        Projections::write_new(connection, self.drawn)?;
        Ok(filled)
    }
}

/// What an entry says of a thing that was or is about children.
fn said(entry: &Entry, before: Option<About>, now: Option<About>) -> Said {
    let digest = entry.body.as_ref().zip(entry.body_salt.as_ref());
    let digest = digest.map(|(body, salt)| HEXLOWER.encode(&digest_of(salt, body)));
    let version = entry.version.unsigned_abs();
    Said { number: entry.object_id, version, digest: digest.unwrap_or_default(), before, now }
}

/// A record's past as far as it is laid down.
struct Laid {
    id: RecordId,
    record: CaseRecord,
    head: Head,
    versions: HashMap<(&'static str, i64), i32>,
    standing: HashMap<(&'static str, i64), Row>,
    /// What stands of the ledger, which is not in the record.
    noted: HashMap<i64, Object>,
}

impl Laid {
    fn new(id: impl Into<RecordId>) -> Self {
        let id = id.into();
        let (versions, standing, noted) = (HashMap::new(), HashMap::new(), HashMap::new());
        Self { id, record: CaseRecord::default(), head: Head::empty(id.number()), versions, standing, noted }
    }

    /// What was said, before this change, of the thing that it changes.
    fn about(&self, change: &Change) -> Option<About> {
        let (kind, number) = match change {
            Change::Put(object) => (object.kind(), object.number()),
            Change::Withdraw { kind, number, .. } => (*kind, *number),
        };
        match kind.keeping() {
            Keeping::Ledger => self.noted.get(&number).and_then(Object::about),
            // Only maps are asked about among what is kept whole: everything else need not be copied for that.
            Keeping::Whole if kind == Kind::Map => {
                self.record.find(kind, number).and_then(|map| map.value.about())
            }
            Keeping::Whole => None,
        }
    }

    /// Lays one change down, and says what the journal has of it.
    fn lay(&mut self, seed: Seed) -> Result<Entry, StoreError> {
        let Seed { change, at, by, verb, reason, .. } = seed;
        let micros = at.as_microsecond();
        let (kind, number) = match &change {
            Change::Put(object) => (object.kind(), object.number()),
            Change::Withdraw { kind, number, .. } => (*kind, *number),
        };
        let key = (kind.code(), number);
        let version = self.versions.entry(key).or_default();
        *version += 1;
        let version = *version;
        let mut line = NewEntry {
            at: micros,
            actor: by.0,
            verb: verb.to_owned(),
            kind: key.0.to_owned(),
            object_id: number,
            version,
            reason,
            basis: access::Basis::LeadWorker.code().to_owned(),
            body: None,
            body_salt: None,
        };
        match change {
            Change::Put(value) => {
                let body = write(&value)?;
                line.body = Some(body.clone());
                let row = Row {
                    family_id: self.id.number(),
                    kind: key.0,
                    id: number,
                    version,
                    changed_at: micros,
                    changed_by: by.0,
                    body,
                };
                self.standing.insert(key, row);
                if kind.keeping() == Keeping::Ledger {
                    self.noted.insert(number, value);
                } else {
                    let version = version.unsigned_abs();
                    self.record.put(Kept { value, version, changed_at: at, changed_by: Some(by) });
                }
            }
            Change::Withdraw { reason, .. } => {
                line.reason = reason;
                self.standing.remove(&key);
                self.noted.remove(&number);
                self.record.withdraw(kind, number);
            }
        }
        self.head.next(line)
    }
}
