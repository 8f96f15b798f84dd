//! The children with a team of their own with whom somebody works; and what drafts about children and parties are called.

use super::{
    knows::knows,
    worked_with::{With, worked_with},
};
use crate::{Store, StoreError, families::load};
use access::{OfficeDeed, OfficePermit};
use practice::{CaseRecord, RecordId, child::Child};
use std::collections::HashMap;

/// So many records are named on one page.
const MOST_NAMED: usize = 200;

/// A child on a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnChild {
    /// Who the child is.
    pub child: Child,
    /// Whether somebody has written down where the child lives today.
    pub lives_somewhere: bool,
}

impl Store {
    /// The children with a team of their own whose records this person may open, by name; for one's own work only those whose work this
    /// person leads, or nobody. That a list was read is noted by whoever shows it.
    ///
    /// # Errors
    /// [`StoreError::NotPermitted`] when the permit is for something else.
    pub async fn children(&self, permit: OfficePermit) -> Result<Vec<OwnChild>, StoreError> {
        let (now, today) = (self.clock().now(), self.clock().today());
        self.read(move |connection| {
            let mut all = Vec::new();
            for id in worked_with(connection, permit, With::Children, now)? {
                let record = load(connection, id)?;
                let Some(child) = record.child_records.first().map(|kept| kept.value.clone()) else {
                    continue;
                };
                let lives_somewhere = record.placements.iter().any(|placement| placement.is_on(today));
                all.push(OwnChild { child, lives_somewhere });
            }
            all.sort_by_cached_key(|one| (one.child.full_name().to_lowercase(), one.child.id));
            Ok(all)
        })
        .await
    }

    /// What those of these records of children and parties are called that this person may open as they are.
    ///
    /// # Errors
    /// [`StoreError::NotPermitted`] when the permit is for something else.
    pub async fn record_names(
        &self,
        permit: OfficePermit,
        records: Vec<RecordId>,
    ) -> Result<HashMap<RecordId, String>, StoreError> {
        if permit.deed() != OfficeDeed::MyWork {
            return Err(StoreError::NotPermitted);
        }
        if records.is_empty() {
            return Ok(HashMap::new());
        }
        let (actor, now) = (permit.actor(), self.clock().now());
        self.read(move |connection| {
            let mut names = HashMap::new();
            for record in records.into_iter().take(MOST_NAMED) {
                if !names.contains_key(&record) && knows(connection, actor, record, now)? == Some(true) {
                    let called = called(&load(connection, record)?, record);
                    names.extend(called.map(|name| (record, name)));
                }
            }
            Ok(names)
        })
        .await
    }
}

fn called(record: &CaseRecord, id: RecordId) -> Option<String> {
    match id {
        RecordId::Family(_) => None,
        RecordId::Child(child) => record.child(child).map(|child| {
            let name = child.full_name();
            if name.is_empty() { child.called.clone() } else { name }
        }),
        RecordId::Party(party) => record.party(party).map(|party| party.name.clone()),
    }
}
