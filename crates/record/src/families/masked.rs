//! What was recorded in the wrong record (P48). In its journal it stays, and verifies; no page, search or record of an earlier day
//! shows any more what it said. That it was taken out there, by whom and when is said by the entry that took it out: a withdrawal
//! under [`PUT_RIGHT`]. Only who audits the record reads what it said, and who had read it.

use crate::{
    AnyConnection, Store, StoreError,
    clock::from_micros,
    journal::{ReadAct, append_read, of_things, verbs::Class},
    kept::said,
    ledger::{Version, versions},
    schema::journal::dsl,
};
use access::{Deed, FamilyPermit};
use diesel::{dsl::sql, prelude::*, sql_types::Bool};
use jiff::Timestamp;
use practice::{Kind, RecordId, ids::WorkerId};
use std::collections::HashSet;

/// The verb of a change that puts right what was recorded in the wrong record.
pub const PUT_RIGHT: &str = "wrong_record.put_right";

/// What was recorded in the wrong record, as whoever audits it may see it.
#[derive(Debug, Clone)]
pub struct Masked {
    /// Its kind.
    pub kind: Kind,
    /// Its number.
    pub number: i64,
    /// When it was taken out.
    pub at: Timestamp,
    /// By whom.
    pub by: WorkerId,
    /// Everything that it said, the first first.
    pub versions: Vec<Version>,
    /// Who read or printed something of the record while it stood there: each may have learnt what was not theirs to know.
    pub seen_by: Vec<Seen>,
}

/// A reading of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// Who.
    pub by: WorkerId,
    /// When.
    pub at: Timestamp,
    /// What was looked at, such as `family.opened`.
    pub verb: String,
}

impl Store {
    /// What was recorded in this record and never belonged there, with all that it said and with everybody who read the record
    /// meanwhile. It takes leave to audit, and a reason; the reading is durably in the record's journal when this returns.
    ///
    /// # Errors
    /// [`StoreError::NotPermitted`] for any other leave, [`StoreError::Refused`] where it is not said why it is looked at.
    pub async fn recorded_wrongly(
        &self,
        permit: &FamilyPermit,
        act: ReadAct,
    ) -> Result<Vec<Masked>, StoreError> {
        if permit.deed() != Deed::Audit {
            return Err(StoreError::NotPermitted);
        }
        said(
            &act.reason,
            "Say why you look at what was recorded in the wrong record. It is kept in the journal.",
        )?;
        let (permit, record) = (permit.of_record(), permit.record());
        let (found, ()) = tokio::try_join!(
            self.read(move |connection| found(connection, record)),
            self.write(move |connection| append_read(connection, &permit, act)),
        )?;
        Ok(found)
    }
}

type Row = (i64, String, i64, i64, i64);

/// The entries by which things were taken out of a record as wrongly recorded.
fn taken_out(connection: &mut AnyConnection, record: RecordId) -> Result<Vec<Row>, StoreError> {
    // In the words of the index that finds such entries: a value that is bound would not be seen to be the same.
    let is_put_right = sql::<Bool>(&format!("verb = '{PUT_RIGHT}'"));
    Ok(dsl::journal
        .filter(dsl::chain.eq(record.number()).and(is_put_right).and(dsl::version.gt(0)))
        .filter(dsl::body.is_null().and(dsl::body_erased.is_null()))
        .select((dsl::seq, dsl::kind, dsl::object_id, dsl::at, dsl::actor))
        .order(dsl::seq)
        .load(connection)?)
}

/// The things that were recorded in this record and never belonged there: codes of their kinds, and their numbers.
pub(crate) fn masked(
    connection: &mut AnyConnection,
    record: impl Into<RecordId>,
) -> Result<HashSet<(String, i64)>, StoreError> {
    let rows = taken_out(connection, record.into())?;
    Ok(rows.into_iter().map(|(_, kind, number, ..)| (kind, number)).collect())
}

fn found(connection: &mut AnyConnection, record: RecordId) -> Result<Vec<Masked>, StoreError> {
    let mut all = Vec::new();
    for (seq, code, number, at, by) in taken_out(connection, record)? {
        let Some(kind) = Kind::from_code(&code) else { continue };
        let first: Option<i64> = dsl::journal
            .filter(dsl::chain.eq(record.number()).and(dsl::kind.eq(&code)).and(dsl::object_id.eq(number)))
            .filter(of_things())
            .select(dsl::seq)
            .order(dsl::seq)
            .first(connection)
            .optional()?;
        let readings: Vec<(i64, i64, String)> = dsl::journal
            .filter(dsl::chain.eq(record.number()).and(dsl::version.eq(0)).and(dsl::kind.eq("")))
            .filter(dsl::seq.between(first.unwrap_or(seq), seq))
            .select((dsl::actor, dsl::at, dsl::verb))
            .order(dsl::seq)
            .load(connection)?;
        let seen_by = readings
            .into_iter()
            .filter(|(_, _, verb)| Class::of(verb) == Class::Reading)
            .map(|(by, at, verb)| Seen { by: WorkerId(by), at: from_micros(at), verb })
            .collect();
        let versions = versions(connection, record, kind, number)?;
        all.push(Masked { kind, number, at: from_micros(at), by: WorkerId(by), versions, seen_by });
    }
    Ok(all)
}
