//! The second factor: its secret, and that each of its numbers is taken once.

use super::{
    keep::{account_before, known, noted},
    own_or_administers,
};
use crate::{AnyConnection, Store, StoreError, standing::second::needs_second};
use access::OfficePermit;
use diesel::{
    RunQueryDsl as _, sql_query,
    sql_types::{BigInt, Nullable, Text},
};
use jiff::Timestamp;
use practice::ids::WorkerId;
use serde_json::Value;

impl Store {
    /// Sets or takes away the secret of one's own second factor. A colleague's is taken away by two people:
    /// [`Store::ask_second`].
    pub async fn set_totp(
        &self,
        permit: OfficePermit,
        worker: WorkerId,
        secret: Option<String>,
    ) -> Result<(), StoreError> {
        own_or_administers(permit, worker)?;
        let at = self.clock().now();
        self.write(move |c| {
            if permit.actor().worker != worker {
                return Err(needs_second());
            }
            write_secret(c, at, Some(worker), worker, secret)
        })
        .await
    }

    /// Takes one step (the number of half minutes since 1970) of the second factor. False where this step or a later
    /// one was taken before: a number overseen or recorded does not open the door twice.
    pub async fn use_totp_step(&self, worker: WorkerId, step: i64) -> Result<bool, StoreError> {
        self.write(move |c| {
            let taken =
                sql_query("UPDATE account SET totp_last_step = $1 WHERE id = $2 AND totp_last_step < $1")
                    .bind::<BigInt, _>(step)
                    .bind::<BigInt, _>(worker.0)
                    .execute(c)?;
            Ok(taken == 1)
        })
        .await
    }
}

/// Writes the secret of the second factor, or takes it away.
pub(crate) fn write_secret(
    c: &mut AnyConnection,
    at: Timestamp,
    by: Option<WorkerId>,
    worker: WorkerId,
    secret: Option<String>,
) -> Result<(), StoreError> {
    known(c, worker)?;
    let verb =
        if secret.is_some() { "account.second_factor_set" } else { "account.second_factor_taken_away" };
    let before = account_before(c, worker)?;
    sql_query("UPDATE account SET totp_secret = $1, totp_last_step = 0 WHERE id = $2")
        .bind::<Nullable<Text>, _>(secret)
        .bind::<BigInt, _>(worker.0)
        .execute(c)?;
    noted(at, by, verb, worker, Value::Null).vouch(c, before)
}
