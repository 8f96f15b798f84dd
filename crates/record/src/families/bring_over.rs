//! Bringing the families of an earlier release to records of their children: each child of a family gets a record of its own,
//! with a link in both. One family a transaction, so that it may be interrupted and run again; the journal tells of each.

use super::{
    follows::Follows,
    keep::{self, EntryHead, Leave, Planned},
    load,
    stand::stand,
};
use crate::{AnyConnection, Store, StoreError, clock::day_of};
use diesel::{QueryableByName, RunQueryDsl as _, sql_query, sql_types::BigInt};
use jiff::Timestamp;
use practice::{Object, RecordId, Scene, Thresholds, actions::Change, ids::FamilyId};
use std::{collections::HashMap, sync::Arc};

/// What was done.
const BROUGHT_OVER: &str = "child.brought_over";

/// Families whose children do not all have a record of their own.
const WITHOUT: &str = "SELECT DISTINCT p.family_id AS id FROM person_index p WHERE p.part = 'child' AND NOT EXISTS \
    (SELECT 1 FROM child_link l WHERE l.family_id = p.family_id AND l.person_id = p.person_id) ORDER BY 1";

#[derive(QueryableByName)]
struct Id {
    #[diesel(sql_type = BigInt)]
    id: i64,
}

/// What was brought over.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct BroughtOver {
    /// How many families' children.
    pub families: usize,
    /// How many children got a record of their own.
    pub children: usize,
}

impl Store {
    /// Gives each child of a family a record of their own where an earlier release has kept none. It may be interrupted at any
    /// moment: a family is brought over whole or not at all, and what is left is done when it is run again. Tells how many
    /// families are done.
    ///
    /// # Errors
    /// [`StoreError::Unreadable`] where a document cannot be read, which it names. Every one is read before anything is changed.
    pub async fn bring_children_over(
        &self,
        mut progress: impl FnMut(usize) + Send,
    ) -> Result<BroughtOver, StoreError> {
        let families = self.read(without).await?;
        for family in families.iter().copied() {
            self.read(move |connection| load(connection, family).map(drop)).await?;
        }
        let mut brought = BroughtOver::default();
        for family in families {
            let (store, at) = (self.clone(), self.clock().now());
            let thresholds = Arc::clone(self.thresholds());
            brought.children += self
                .write(move |connection| bring_over(connection, &store, family, (at, &thresholds)))
                .await?;
            brought.families += 1;
            progress(brought.families);
        }
        Ok(brought)
    }

    /// How many families' children have no record of their own yet, as an earlier release left them.
    pub async fn to_bring_over(&self) -> Result<usize, StoreError> {
        Ok(self.read(without).await?.len())
    }
}

fn without(connection: &mut AnyConnection) -> Result<Vec<FamilyId>, StoreError> {
    let rows: Vec<Id> = sql_query(WITHOUT).load(connection)?;
    Ok(rows.into_iter().map(|row| FamilyId(row.id)).collect())
}

/// Brings one family's children over. Returns how many.
fn bring_over(
    connection: &mut AnyConnection,
    store: &Store,
    family: FamilyId,
    (at, thresholds): (Timestamp, &Thresholds),
) -> Result<usize, StoreError> {
    let (head, _) = stand(connection, family)?;
    let record = load(connection, family)?;
    let people = record.people.iter().filter(|person| person.is_child());
    let mut changes: Vec<Change> =
        people.map(|person| Change::Put(Object::Person(person.value.clone()))).collect();
    let mut follows = Follows::default();
    follows.add(connection, (store, day_of(at)), (family, &record), &mut changes, &Scene::default())?;
    let deed = |record| EntryHead {
        leave: Leave::Kith(record),
        verb: BROUGHT_OVER,
        reason: "",
        at: at.as_microsecond(),
        thresholds,
    };
    // The people stand as they stood: only the links are new.
    changes.retain(|change| matches!(change, Change::Put(Object::ChildLink(_))));
    let id = RecordId::Family(family);
    let mut planned = vec![Planned::of(connection, &deed(id), record, changes)?];
    for begun in follows.rest() {
        planned.push(Planned::of(connection, &deed(begun.child.into()), begun.record, begun.changes)?);
    }
    let children = planned.len() - 1;
    keep::write(connection, planned, &mut HashMap::from([(id, head)]))?;
    Ok(children)
}
