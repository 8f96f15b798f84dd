//! A scene: the records that one decision looks at and writes to. Each has a permit of its own and a chain of its own; what is
//! decided is kept in all of them or in none.

use crate::{
    actions::Change,
    home::RecordId,
    ids::{ChildId, FamilyId},
    object::CaseRecord,
};
use std::collections::{BTreeMap, BTreeSet};

/// A change, and the record in which it is to be kept.
pub type SceneChange = (RecordId, Change);

/// The records of one decision, each as it stands with nothing hidden.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Scene {
    records: BTreeMap<RecordId, CaseRecord>,
    restricted: BTreeSet<FamilyId>,
}

impl Scene {
    /// A scene of these records.
    pub fn of(records: impl IntoIterator<Item = (RecordId, CaseRecord)>) -> Self {
        Self { records: records.into_iter().collect(), restricted: BTreeSet::new() }
    }

    /// One of its records.
    pub fn record(&self, id: impl Into<RecordId>) -> Option<&CaseRecord> {
        self.records.get(&id.into())
    }

    /// All of them, by their ids.
    pub fn records(&self) -> impl Iterator<Item = (RecordId, &CaseRecord)> {
        self.records.iter().map(|(id, record)| (*id, record))
    }

    /// Takes a record out.
    pub fn take(&mut self, id: RecordId) -> Option<CaseRecord> {
        self.records.remove(&id)
    }

    /// Puts a record in.
    pub fn put(&mut self, id: RecordId, record: CaseRecord) {
        self.records.insert(id, record);
    }

    /// Says of a family to which a child of the scene belongs, and which is not in the scene, that it is restricted already.
    pub fn restricted_already(&mut self, family: FamilyId) {
        self.restricted.insert(family);
    }

    /// Whether a family that is not in the scene is restricted already, so that restricting it needs nobody's leave.
    pub fn is_restricted_already(&self, family: FamilyId) -> bool {
        self.restricted.contains(&family)
    }

    /// The families of the scene.
    pub fn families(&self) -> impl Iterator<Item = (FamilyId, &CaseRecord)> {
        self.records().filter_map(|(id, record)| Some((id.family()?, record)))
    }

    /// The children of the scene.
    pub fn children(&self) -> impl Iterator<Item = (ChildId, &CaseRecord)> {
        self.records().filter_map(|(id, record)| Some((id.child()?, record)))
    }
}
