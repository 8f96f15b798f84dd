//! The second factor: its secret, and that each of its numbers is taken once.

use super::{
    keep::{account_before, known, noted},
    own_or_administers,
};
use crate::{Store, StoreError};
use access::OfficePermit;
use diesel::{
    RunQueryDsl as _, sql_query,
    sql_types::{BigInt, Nullable, Text},
};
use practice::ids::WorkerId;
use serde_json::Value;

impl Store {
    /// Sets or takes away the secret of the second factor.
    pub async fn set_totp(
        &self,
        permit: OfficePermit,
        worker: WorkerId,
        secret: Option<String>,
    ) -> Result<(), StoreError> {
        own_or_administers(permit, worker)?;
        let at = self.clock().now();
        self.write(move |c| {
            known(c, worker)?;
            let verb = if secret.is_some() {
                "account.second_factor_set"
            } else {
                "account.second_factor_taken_away"
            };
            let before = account_before(c, worker)?;
            sql_query("UPDATE account SET totp_secret = $1, totp_last_step = 0 WHERE id = $2")
                .bind::<Nullable<Text>, _>(secret)
                .bind::<BigInt, _>(worker.0)
                .execute(c)?;
            noted(at, Some(permit.actor().worker), verb, worker, Value::Null).vouch(c, before)
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
