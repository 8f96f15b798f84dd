//! A record as it was read within a request, so that a change of it need not read it again: a save reads once.

use super::{
    load::load,
    stand::{Stand, stand},
};
use crate::{AnyConnection, StoreError};
use practice::{CaseRecord, RecordId, ids::FamilyId};
use std::sync::Arc;

/// A record with nothing hidden, and what it stood on. Nobody outside this crate can look into it.
#[derive(Clone)]
pub struct AsRead {
    family: FamilyId,
    stand: Stand,
    record: Arc<CaseRecord>,
}

impl AsRead {
    /// Reads a record.
    pub(crate) fn read(connection: &mut AnyConnection, family: FamilyId) -> Result<Self, StoreError> {
        let (_, stand) = stand(connection, family)?;
        Ok(Self { family, stand, record: Arc::new(load(connection, family)?) })
    }

    /// The record.
    pub(crate) fn record(&self) -> &CaseRecord {
        &self.record
    }

    /// The record, if it is this family's and stands so still.
    pub(super) fn while_it_stands(&self, record: RecordId, now: Stand) -> Option<CaseRecord> {
        (RecordId::from(self.family) == record && self.stand == now).then(|| CaseRecord::clone(&self.record))
    }
}

/// What is in it is nobody's to read in a log.
impl std::fmt::Debug for AsRead {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("AsRead").field("stand", &self.stand).finish_non_exhaustive()
    }
}
