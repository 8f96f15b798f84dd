//! Keys under which forms were saved: the same form pressed twice is saved once.

use super::Changed;
use crate::{AnyConnection, Store, StoreError, engine::Prepare as _, schema::saved_once};
use diesel::{
    prelude::*,
    sql_query,
    sql_types::{BigInt, Text},
};
use jiff::Timestamp;
use practice::{
    Kind, RecordId,
    ids::{FamilyId, WorkerId, encode},
};

/// What was kept the first time, where this worker has used this key with this record before.
pub(crate) fn find(
    connection: &mut AnyConnection,
    worker: WorkerId,
    record: impl Into<RecordId>,
    key: &str,
) -> Result<Option<Vec<Changed>>, StoreError> {
    let stored: Option<String> = saved_once::table
        .find((worker.0, full(record.into().number(), key)))
        .select(saved_once::outcome)
        .first(connection)
        .optional()?;
    Ok(stored.map(|stored| stored.lines().filter_map(read).collect()))
}

/// Keeps the outcome under the key. False: another has been kept under it before.
pub(crate) fn keep(
    connection: &mut AnyConnection,
    worker: WorkerId,
    record: impl Into<RecordId>,
    key: &str,
    at: i64,
    changed: &[Changed],
) -> Result<bool, StoreError> {
    let record = record.into().number();
    keep_under(connection, (worker, full(record, key)), record, at, changed)
}

fn keep_under(
    connection: &mut AnyConnection,
    (worker, key): (WorkerId, String),
    record: i64,
    at: i64,
    changed: &[Changed],
) -> Result<bool, StoreError> {
    let lines: Vec<String> =
        changed.iter().map(|one| format!("{} {} {}", one.kind.code(), one.number, one.version)).collect();
    let kept = sql_query(
        "INSERT INTO saved_once (worker, key, family_id, at, outcome) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (worker, key) DO NOTHING",
    )
    .bind::<BigInt, _>(worker.0)
    .bind::<Text, _>(key)
    .bind::<BigInt, _>(record)
    .bind::<BigInt, _>(at)
    .bind::<Text, _>(lines.join("\n"))
    .prepared()
    .execute(connection)?;
    Ok(kept > 0)
}

/// What was kept the first time, where this worker has begun a record with a form of this key before.
pub(crate) fn find_registered(
    connection: &mut AnyConnection,
    worker: WorkerId,
    key: &str,
) -> Result<Option<Vec<Changed>>, StoreError> {
    find(connection, worker, NOT_YET, key)
}

/// Keeps under the key which record the form began.
pub(crate) fn keep_registered(
    connection: &mut AnyConnection,
    (worker, record): (WorkerId, RecordId),
    key: &str,
    at: i64,
    changed: &[Changed],
) -> Result<bool, StoreError> {
    keep_under(connection, (worker, full(NOT_YET.0, key)), record.number(), at, changed)
}

/// The record of a form that makes one. No record has this number.
const NOT_YET: FamilyId = FamilyId(0);

impl Store {
    /// The number of the record that this worker began with the form of this key, where the form was sent before: of a family, a child
    /// or a party, as the kind says.
    pub async fn begun(&self, worker: WorkerId, key: &str, kind: Kind) -> Result<Option<i64>, StoreError> {
        let key = key.to_owned();
        let first = self.read(move |connection| find_registered(connection, worker, &key)).await?;
        let begun = first.into_iter().flatten().find(|changed| changed.kind == kind);
        Ok(begun.map(|changed| changed.number))
    }

    /// Forgets keys of forms saved before this moment. A form that lies open longer than that and is sent twice would
    /// be saved twice: a week is plenty. Returns how many were forgotten.
    pub async fn forget_form_keys(&self, before: Timestamp) -> Result<usize, StoreError> {
        self.write(move |connection| {
            let old = saved_once::table.filter(saved_once::at.lt(before.as_microsecond()));
            Ok(diesel::delete(old).execute(connection)?)
        })
        .await
    }
}

/// The key with its record, so that one key sent to two records is two keys.
fn full(record: i64, key: &str) -> String {
    format!("{}:{key}", encode(record))
}

fn read(line: &str) -> Option<Changed> {
    let mut parts = line.split(' ');
    let kind = Kind::from_code(parts.next()?)?;
    Some(Changed { kind, number: parts.next()?.parse().ok()?, version: parts.next()?.parse().ok()? })
}
