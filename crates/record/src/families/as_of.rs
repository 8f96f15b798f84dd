//! The record as it stood at a moment, from the journal.

use super::{
    load::{Document, WHOLE, record_of},
    masked::masked,
};
use crate::{
    AnyConnection, Store, StoreError,
    homes::hide_elsewhere,
    journal::{ReadAct, append_read},
};
use access::FamilyPermit;
use diesel::{dsl::sql, prelude::*, sql_types::Bool};
use jiff::Timestamp;
use practice::{CaseRecord, ids::FamilyId, views::seal_for};
use std::collections::{BTreeMap, btree_map::Entry};

impl Store {
    /// The family's record as it stood at a moment, as this person may see it now. Journalled like any reading.
    /// Absent where the family was not registered yet.
    pub async fn family_as_of(
        &self,
        permit: &FamilyPermit,
        moment: Timestamp,
        act: ReadAct,
    ) -> Result<CaseRecord, StoreError> {
        let (permit, now) = (*permit, self.clock().now());
        let (mut record, ()) = tokio::try_join!(
            self.read(move |connection| {
                let mut record = stood(connection, permit.family(), moment)?;
                hide_elsewhere(connection, permit.actor(), &mut record, now)?;
                Ok(record)
            }),
            self.write(move |connection| append_read(connection, &permit.of_record(), act)),
        )?;
        seal_for(&mut record, permit.actor().worker);
        Ok(record)
    }
}

/// The record as it stood at a moment, inside a transaction, without the digest of the ledger: a page of the ledger as it stood
/// is read from the journal (`ledger::window`).
pub(crate) fn stood(
    connection: &mut AnyConnection,
    family: FamilyId,
    moment: Timestamp,
) -> Result<CaseRecord, StoreError> {
    use crate::schema::journal::dsl;
    let newest_first: Vec<(String, i64, i32, i64, i64, Option<String>)> = dsl::journal
        .filter(dsl::chain.eq(family.0).and(dsl::version.gt(0)).and(dsl::at.le(moment.as_microsecond())))
        .filter(sql::<Bool>(&format!("kind IN ({})", &*WHOLE)))
        .select((dsl::kind, dsl::object_id, dsl::version, dsl::at, dsl::actor, dsl::body))
        .order(dsl::seq.desc())
        .load(connection)?;
    let masked = masked(connection, family)?;
    let mut last: BTreeMap<(String, i64), Option<Document>> = BTreeMap::new();
    for (kind, id, version, changed_at, changed_by, body) in newest_first {
        if let Entry::Vacant(place) = last.entry((kind.clone(), id)) {
            place.insert(body.map(|body| Document { kind, id, version, changed_at, changed_by, body }));
        }
    }
    // What never belonged there did not on that day either.
    record_of(
        last.into_iter().filter(|(which, _)| !masked.contains(which)).filter_map(|(_, document)| document),
    )
}
