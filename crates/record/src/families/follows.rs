//! What a change of families' records means for the records of their children, and a fact in a child's record for its families: worked
//! out by [`practice::actions::links`] and [`practice::actions::mentions`] and kept in the same transaction.

use super::{
    Changed,
    keep::Planned,
    load::load,
    stand::{Stand, stand},
};
use crate::{AnyConnection, Store, StoreError, clock::day_of, journal, ledger::take_in_hand};
use access::RecordPermit;
use jiff::{Timestamp, civil::Date};
use practice::{
    CaseRecord, Kind, Object, RecordId, Scene,
    actions::{Change, links, mentions},
    ids::{ChildId, FamilyId, MentionId, WorkerId},
};
use std::collections::{BTreeMap, BTreeSet};

/// What is done where a child's record begins with the family's.
pub(crate) const OPENED: &str = "child.opened";
/// What is done where a child's record follows what was written in the family's.
pub(crate) const FOLLOWED: &str = "child.followed";

/// What is done where a family's record follows what was written in a child's.
pub(crate) const CARRIED: &str = "family.followed";

/// What follows, by child, and by family.
#[derive(Default)]
pub(super) struct Follows {
    children: BTreeMap<ChildId, Followed>,
    families: BTreeMap<FamilyId, Carried>,
    /// Links that nobody asked for by name.
    links: BTreeSet<i64>,
    /// Families whose stage only followed.
    stages: BTreeSet<FamilyId>,
}

/// A family's record that is not of the scene, and what follows for it.
pub(super) struct Carried {
    pub(super) family: FamilyId,
    pub(super) stand: Stand,
    pub(super) record: CaseRecord,
    pub(super) changes: Vec<Change>,
}

impl Carried {
    fn of(connection: &mut AnyConnection, family: FamilyId) -> Result<Self, StoreError> {
        let (_, stood) = stand(connection, family)?;
        Ok(Self { family, stand: stood, record: load(connection, family)?, changes: Vec::new() })
    }
}

/// A child's record, and what follows for it.
pub(super) struct Followed {
    pub(super) child: ChildId,
    /// What it stood on. None: it begins.
    pub(super) stand: Option<Stand>,
    pub(super) record: CaseRecord,
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
        (family, record): (FamilyId, &CaseRecord),
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

    /// Adds the lines in children's own records about what a family's record keeps, as it is planned.
    pub(super) fn mention(
        &mut self,
        connection: &mut AnyConnection,
        (family, planned): (FamilyId, &Planned),
        scene: &mut Scene,
    ) -> Result<(), StoreError> {
        for said in &planned.said {
            for child in mentions::reached(&planned.links, said) {
                let mut followed = match self.children.remove(&child) {
                    Some(followed) => followed,
                    None => Followed::of(connection, child, scene)?,
                };
                let (whose, line) = (RecordId::from(child), [(Kind::Mention, said.number)]);
                let own = if let Some(mut own) = scene.take(whose) {
                    take_in_hand(connection, whose, &mut own, line)?;
                    scene.put(whose, own);
                    scene.record(whose)
                } else {
                    take_in_hand(connection, whose, &mut followed.record, line)?;
                    Some(&followed.record)
                };
                let is_sealed = own.and_then(|own| own.child(child)).is_some_and(|own| own.sealed.is_some());
                let stands = own.and_then(|own| own.mention(MentionId(said.number))).map(|line| &line.value);
                let change =
                    mentions::line((family, planned.links.as_slice()), said, child, (is_sealed, stands));
                followed.changes.extend(change);
                self.children.insert(child, followed);
            }
        }
        Ok(())
    }

    /// Adds what follows from all that is kept of children for those of their families that are not in the scene. Whoever writes down
    /// a fact need not know of them.
    pub(super) fn carry(
        &mut self,
        connection: &mut AnyConnection,
        wanted: &BTreeMap<RecordId, Vec<Change>>,
        scene: &Scene,
    ) -> Result<(), StoreError> {
        let of_scene = wanted.iter().filter_map(|(record, changes)| {
            let own = scene.record(*record)?;
            Some((record.child()?, own, changes.as_slice()))
        });
        let followed = self.children.values().map(|one| {
            let own = scene.record(one.child).unwrap_or(&one.record);
            (one.child, own, one.changes.as_slice())
        });
        for (child, own, changes) in of_scene.chain(followed) {
            for family in links::reached_families(own, changes) {
                if scene.record(family).is_some() {
                    continue;
                }
                let mut carried = match self.families.remove(&family) {
                    Some(carried) => carried,
                    None => Carried::of(connection, family)?,
                };
                let more = links::follow_child((child, own), changes, (family, &carried.record));
                carried.changes.extend(more);
                self.families.insert(family, carried);
            }
        }
        Ok(())
    }

    /// Adds how far children have come to the records of the families that hold them, and where the work stands because of it: to those
    /// of the scene among what is kept in them anyway, to others as what follows.
    pub(super) fn stand(
        &mut self,
        connection: &mut AnyConnection,
        wanted: &mut BTreeMap<RecordId, Vec<Change>>,
        scene: &Scene,
        (by, at): (WorkerId, Timestamp),
    ) -> Result<(), StoreError> {
        let today = day_of(at);
        let of_scene = wanted.iter().filter(|(_, changes)| links::moves_on(changes));
        let mut moved: Vec<(ChildId, CaseRecord)> = of_scene
            .filter_map(|(record, changes)| {
                Some((record.child()?, scene.record(*record)?.after(changes, by, at)))
            })
            .collect();
        let followed = self.children.values().filter(|one| links::moves_on(&one.changes));
        moved.extend(followed.filter(|one| !wanted.contains_key(&one.child.into())).map(|one| {
            let own = scene.record(one.child).unwrap_or(&one.record);
            (one.child, own.after(&one.changes, by, at))
        }));
        for (child, own) in moved {
            let families: BTreeSet<FamilyId> = own.family_links.iter().map(|link| link.family).collect();
            for family in families {
                if let Some(record) = scene.record(family) {
                    let changes = wanted.entry(family.into()).or_default();
                    let record = record.after(changes, by, at);
                    let more = links::follow_pathway((child, &own), &record, (by, at, today));
                    self.links.extend(more.iter().filter_map(link_of));
                    if !changes.iter().any(is_case) && more.iter().any(is_case) {
                        self.stages.insert(family);
                    }
                    changes.extend(more);
                    continue;
                }
                let mut carried = match self.families.remove(&family) {
                    Some(carried) => carried,
                    None => Carried::of(connection, family)?,
                };
                let record = carried.record.after(&carried.changes, by, at);
                carried.changes.extend(links::follow_pathway((child, &own), &record, (by, at, today)));
                self.families.insert(family, carried);
            }
        }
        Ok(())
    }

    /// The families' records that are not of the scene, and what follows for them.
    pub(super) fn carried(&mut self) -> impl Iterator<Item = Carried> {
        std::mem::take(&mut self.families).into_values().filter(|carried| !carried.changes.is_empty())
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

    /// What was changed, without the links and the lines that only followed.
    pub(super) fn without(&self, changed: &[Changed]) -> Vec<Changed> {
        let follows = |one: &&Changed| match one.kind {
            Kind::ChildLink => self.links.contains(&one.number),
            Kind::Family => self.stages.contains(&FamilyId(one.number)),
            kind => kind == Kind::Mention,
        };
        changed.iter().filter(|one| !follows(one)).copied().collect()
    }

    /// The records of children that are not of the scene, and what follows for them.
    pub(super) fn rest(self) -> impl Iterator<Item = Followed> {
        self.children.into_values().filter(|followed| !followed.changes.is_empty())
    }
}

fn link_of(change: &Change) -> Option<i64> {
    match change {
        Change::Put(Object::ChildLink(link)) => Some(link.id.0),
        _ => None,
    }
}

fn is_case(change: &Change) -> bool {
    matches!(change, Change::Put(Object::Family(_)))
}

/// Whether one of these changes puts another link to the child than stands.
fn moves(record: &CaseRecord, changes: &[Change], child: ChildId) -> bool {
    changes.iter().any(|change| match change {
        Change::Put(Object::ChildLink(link)) if link.child == child => {
            record.child_link(link.id).is_none_or(|before| before.value != *link)
        }
        _ => false,
    })
}

impl Followed {
    fn begun(child: ChildId) -> Self {
        Self { child, stand: None, record: CaseRecord::default(), changes: Vec::new() }
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

    /// What is done to it. Where only lines follow, it is what was done in the family's record.
    pub(super) fn verb(&self, in_family: &'static str) -> &'static str {
        let is_line = |change: &Change| match change {
            Change::Put(object) => object.kind() == Kind::Mention,
            Change::Withdraw { kind, .. } => *kind == Kind::Mention,
        };
        match self.stand {
            None => OPENED,
            Some(_) if self.changes.iter().all(is_line) => in_family,
            Some(_) => FOLLOWED,
        }
    }
}
