//! What became of a job: done, to be tried again, or given up. Only whoever still holds the claim says so.

use super::{
    Claimed,
    policy::{AfterFailure, after_failure},
};
use crate::{AnyConnection, Store, StoreError, engine::Prepare as _};
use diesel::{
    RunQueryDsl as _, sql_query,
    sql_types::{BigInt, Text},
};
use jiff::Timestamp;

/// The longest sentence that is kept of a failure, in characters.
const LONGEST: usize = 500;

impl Store {
    /// Says that a job is done. False: the lease ran out and another node has claimed it since, whose word counts.
    ///
    /// # Errors
    /// Where the database does not answer: the job is done a second time when the lease is over.
    pub async fn finish_job(&self, claimed: &Claimed, now: Timestamp) -> Result<bool, StoreError> {
        let (id, lease) = (claimed.id, claimed.lease);
        self.write(move |connection| {
            let done = sql_query(
                "UPDATE job SET done_at = $1, lease = NULL, leased_until = NULL WHERE id = $2 AND lease = $3",
            )
            .bind::<BigInt, _>(now.as_microsecond())
            .bind::<BigInt, _>(id)
            .bind::<BigInt, _>(lease)
            .prepared()
            .execute(connection)?;
            Ok(done > 0)
        })
        .await
    }

    /// Says in a sentence why a job failed. It is tried again later, or given up after the last try. None: another node has
    /// claimed it since. The sentence names nobody.
    ///
    /// # Errors
    /// Where the database does not answer: the job is tried again when the lease is over.
    pub async fn fail_job(
        &self,
        claimed: &Claimed,
        why: &str,
        now: Timestamp,
    ) -> Result<Option<AfterFailure>, StoreError> {
        let (id, lease, why) = (claimed.id, claimed.lease, why.to_owned());
        let then = after_failure(claimed.attempt, now);
        self.write(move |connection| {
            let due = match then {
                AfterFailure::TryAgain(due) => due,
                AfterFailure::GiveUp => now,
            };
            let ours = sql_query(
                "UPDATE job SET due_at = $1, failed_at = $2, last_error = $3, lease = NULL, leased_until = NULL \
                 WHERE id = $4 AND lease = $5",
            )
            .bind::<BigInt, _>(due.as_microsecond())
            .bind::<BigInt, _>(now.as_microsecond())
            .bind::<Text, _>(short(&why))
            .bind::<BigInt, _>(id)
            .bind::<BigInt, _>(lease)
            .prepared()
            .execute(connection)?;
            if ours == 0 {
                return Ok(None);
            }
            if then == AfterFailure::GiveUp {
                give_up(connection, id, &why, now)?;
            }
            Ok(Some(then))
        })
        .await
    }
}

impl Store {
    /// Gives a claim back that was not worked to its end because this node is asked to stop: another may take it at once, and
    /// the try does not count.
    ///
    /// # Errors
    /// Where the database does not answer: the job is claimed again when the lease is over.
    pub async fn give_job_back(&self, claimed: &Claimed) -> Result<(), StoreError> {
        let (id, lease) = (claimed.id, claimed.lease);
        self.write(move |connection| {
            sql_query(
                "UPDATE job SET attempts = attempts - 1, lease = NULL, leased_until = NULL WHERE id = $1 AND lease = $2",
            )
            .bind::<BigInt, _>(id)
            .bind::<BigInt, _>(lease)
            .prepared()
            .execute(connection)?;
            Ok(())
        })
        .await
    }
}

/// Gives a job up, in the transaction that is open.
pub(super) fn give_up(
    connection: &mut AnyConnection,
    id: i64,
    why: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    sql_query(
        "UPDATE job SET given_up_at = $1, failed_at = $1, last_error = $2, lease = NULL, leased_until = NULL WHERE id = $3",
    )
    .bind::<BigInt, _>(now.as_microsecond())
    .bind::<Text, _>(short(why))
    .bind::<BigInt, _>(id)
    .prepared()
    .execute(connection)?;
    tracing::error!(job = id, why, "a job was given up");
    Ok(())
}

fn short(why: &str) -> String {
    why.chars().take(LONGEST).collect()
}
