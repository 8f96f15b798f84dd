//! What a change of families' records means for the records of their children, worked out by [`practice::actions::links`]
//! and kept in the same transaction.

use super::{
    Changed,
    load::load,
    stand::{Stand, stand},
};
use crate::{AnyConnection, Store, StoreError, journal};
use access::RecordPermit;
use jiff::civil::Date;
use practice::{
    FamilyRecord, Kind, Object, RecordId, Scene,
    actions::{Change, links},
    ids::{ChildId, FamilyId},
};
use std::collections::{BTreeMap, BTreeSet};

/// What is done where a child's record begins with the family's.
pub(crate) const OPENED: &str = "child.opened";
/// What is done where a child's record follows what was written in the family's.
pub(crate) const FOLLOWED: &str = "child.followed";

/// What follows, by child.
#[derive(Default)]
pub(super) struct Follows {
    children: BTreeMap<ChildId, Followed>,
    /// Links that nobody asked for by name.
    links: BTreeSet<i64>,
}

/// A child's record, and what follows for it.
pub(super) struct Followed {
    pub(super) child: ChildId,
    /// What it stood on. None: it begins.
    pub(super) stand: Option<Stand>,
    pub(super) record: FamilyRecord,
    pub(super) changes: Vec<Change>,
}

impl Follows {
    /// Adds what follows from these changes of a family's record, and to the changes the links that they lack.
    ///
    /// # Errors
    /// [`StoreError::NotPermitted`] where a link to a child who has a record already would begin or change, and that record is
    /// not in the scene.
    pub(super) fn add(
        &mut self,
        connection: &mut AnyConnection,
        (store, today): (&Store, Date),
        (family, record): (FamilyId, &FamilyRecord),
        changes: &mut Vec<Change>,
        scene: &Scene,
    ) -> Result<(), StoreError> {
        let new = links::missing(record, changes, today, || store.new_id());
        self.links.extend(new.iter().map(|link| link.id.0));
        let begun: BTreeSet<ChildId> = new.iter().map(|link| link.child).collect();
        changes.extend(new.into_iter().map(|link| Change::Put(link.into())));
        for child in links::reached(record, changes) {
            let mut followed = match self.children.remove(&child) {
                Some(followed) => followed,
                None if begun.contains(&child) => Followed::begun(child),
                None => Followed::of(connection, child, scene)?,
            };
            let is_there = followed.stand.is_some() || scene.record(child).is_some();
            if is_there && scene.record(child).is_none() && moves(record, changes, child) {
                return Err(StoreError::NotPermitted);
            }
            let own = scene.record(child).or(is_there.then_some(&followed.record));
            let more = links::follow((family, record), changes, (child, own));
            followed.changes.extend(more);
            self.children.insert(child, followed);
        }
        Ok(())
    }

    /// What follows for a record of the scene, besides what is kept in it anyway.
    pub(super) fn take(&mut self, record: RecordId, wanted: &[Change]) -> Vec<Change> {
        let Some(followed) = record.child().and_then(|child| self.children.remove(&child)) else {
            return Vec::new();
        };
        let says_who = |change: &Change| matches!(change, Change::Put(Object::Child(_)));
        let is_said = wanted.iter().any(says_who);
        followed.changes.into_iter().filter(|change| !(is_said && says_who(change))).collect()
    }

    /// What was changed, without the links that only followed.
    pub(super) fn without(&self, changed: &[Changed]) -> Vec<Changed> {
        let follows = |one: &&Changed| one.kind == Kind::ChildLink && self.links.contains(&one.number);
        changed.iter().filter(|one| !follows(one)).copied().collect()
    }

    /// The records of children that are not of the scene, and what follows for them.
    pub(super) fn rest(self) -> impl Iterator<Item = Followed> {
        self.children.into_values().filter(|followed| !followed.changes.is_empty())
    }
}

/// Whether one of these changes puts another link to the child than stands.
fn moves(record: &FamilyRecord, changes: &[Change], child: ChildId) -> bool {
    changes.iter().any(|change| match change {
        Change::Put(Object::ChildLink(link)) if link.child == child => {
            record.child_link(link.id).is_none_or(|before| before.value != *link)
        }
        _ => false,
    })
}

impl Followed {
    fn begun(child: ChildId) -> Self {
        Self { child, stand: None, record: FamilyRecord::default(), changes: Vec::new() }
    }

    fn of(connection: &mut AnyConnection, child: ChildId, scene: &Scene) -> Result<Self, StoreError> {
        if scene.record(child).is_some() || journal::head(connection, child.0)?.is_none() {
            return Ok(Self::begun(child));
        }
        let (_, stood) = stand(connection, child)?;
        Ok(Self { stand: Some(stood), record: load(connection, child)?, ..Self::begun(child) })
    }

    /// Leave to write it: that of whoever changes the family's record.
    pub(super) fn permit(&self, of_family: &RecordPermit) -> RecordPermit {
        match self.stand {
            None => of_family.to_begin(self.child),
            Some(_) => of_family.to_follow(self.child),
        }
    }

    /// What is done to it.
    pub(super) fn verb(&self) -> &'static str {
        if self.stand.is_none() { OPENED } else { FOLLOWED }
    }
}
