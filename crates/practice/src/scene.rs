//! A scene: the records that one decision looks at and writes to. Each has a permit of its own and a chain of its own; what is
//! decided is kept in all of them or in none.

use crate::{
    actions::Change,
    home::RecordId,
    ids::{ChildId, FamilyId},
    object::FamilyRecord,
};
use std::collections::BTreeMap;

/// A change, and the record in which it is to be kept.
pub type SceneChange = (RecordId, Change);

/// The records of one decision, each as it stands with nothing hidden.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Scene(BTreeMap<RecordId, FamilyRecord>);

impl Scene {
    /// A scene of these records.
    pub fn of(records: impl IntoIterator<Item = (RecordId, FamilyRecord)>) -> Self {
        Self(records.into_iter().collect())
    }

    /// One of its records.
    pub fn record(&self, id: impl Into<RecordId>) -> Option<&FamilyRecord> {
        self.0.get(&id.into())
    }

    /// All of them, by their ids.
    pub fn records(&self) -> impl Iterator<Item = (RecordId, &FamilyRecord)> {
        self.0.iter().map(|(id, record)| (*id, record))
    }

    /// Takes a record out.
    pub fn take(&mut self, id: RecordId) -> Option<FamilyRecord> {
        self.0.remove(&id)
    }

    /// Puts a record in.
    pub fn put(&mut self, id: RecordId, record: FamilyRecord) {
        self.0.insert(id, record);
    }

    /// The families of the scene.
    pub fn families(&self) -> impl Iterator<Item = (FamilyId, &FamilyRecord)> {
        self.records().filter_map(|(id, record)| Some((id.family()?, record)))
    }

    /// The children of the scene.
    pub fn children(&self) -> impl Iterator<Item = (ChildId, &FamilyRecord)> {
        self.records().filter_map(|(id, record)| Some((id.child()?, record)))
    }
}
