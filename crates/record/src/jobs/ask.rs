//! Asking for a job. The same is asked for once, whoever asks and however often.

use super::Kind;
use crate::{AnyConnection, Store, StoreError, engine::Prepare as _};
use diesel::{
    RunQueryDsl as _, sql_query,
    sql_types::{BigInt, Text},
};
use jiff::Timestamp;
use serde_json::Value;

/// A job that is asked for.
#[derive(Debug, Clone)]
pub(crate) struct Wanted {
    pub(crate) kind: Kind,
    /// What tells it from others of its kind: of the same kind and key there is one.
    pub(crate) key: String,
    /// Numbers only, never words of a record.
    pub(crate) arguments: Value,
    pub(crate) due: Timestamp,
}

impl Store {
    /// Asks for a job in a transaction of its own. False: it was asked for before.
    pub(crate) async fn ask_for_job(&self, wanted: Wanted) -> Result<bool, StoreError> {
        let (id, now) = (self.new_id(), self.clock().now());
        self.write(move |connection| ask(connection, id, &wanted, now)).await
    }
}

/// Asks for a job in the transaction that is open, so that it is asked for only where what it follows from was kept.
pub(crate) fn ask(
    connection: &mut AnyConnection,
    id: i64,
    wanted: &Wanted,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let made = sql_query(
        "INSERT INTO job (id, kind, key, arguments, made_at, due_at, attempts, last_error) \
         VALUES ($1, $2, $3, $4, $5, $6, 0, '') ON CONFLICT (kind, key) DO NOTHING",
    )
    .bind::<BigInt, _>(id)
    .bind::<Text, _>(wanted.kind.code())
    .bind::<Text, _>(&wanted.key)
    .bind::<Text, _>(wanted.arguments.to_string())
    .bind::<BigInt, _>(now.as_microsecond())
    .bind::<BigInt, _>(wanted.due.as_microsecond())
    .prepared()
    .execute(connection)?;
    Ok(made > 0)
}
