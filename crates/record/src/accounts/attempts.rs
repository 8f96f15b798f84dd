//! Sign-ins that failed, counted by account and by address, so that guessing slows down and a restart forgets nothing.

use crate::{Store, StoreError, engine::Prepare as _};
use diesel::{
    QueryableByName, RunQueryDsl as _, sql_query,
    sql_types::{BigInt, Text},
};
use jiff::{SignedDuration, Timestamp};

/// How long a failed attempt is remembered.
const REMEMBERED: SignedDuration = SignedDuration::from_hours(24);

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    n: i64,
}

impl Store {
    /// Remembers a failed sign-in under each subject: the account's number or user name, and a keyed hash of the
    /// address, never the address itself.
    pub async fn record_failure(&self, subjects: Vec<String>) -> Result<(), StoreError> {
        let at = self.clock().now();
        self.write(move |c| {
            sql_query("DELETE FROM attempt WHERE at < $1")
                .bind::<BigInt, _>((at - REMEMBERED).as_microsecond())
                .prepared()
                .execute(c)?;
            for subject in subjects {
                sql_query("INSERT INTO attempt (subject, at) VALUES ($1, $2)")
                    .bind::<Text, _>(subject)
                    .bind::<BigInt, _>(at.as_microsecond())
                    .prepared()
                    .execute(c)?;
            }
            Ok(())
        })
        .await
    }

    /// How many sign-ins have failed under this subject since a moment.
    pub async fn failures_since(&self, subject: &str, since: Timestamp) -> Result<u64, StoreError> {
        let subject = subject.to_owned();
        self.read(move |c| {
            let counts: Vec<Count> =
                sql_query("SELECT COUNT(*) AS n FROM attempt WHERE subject = $1 AND at >= $2")
                    .bind::<Text, _>(subject)
                    .bind::<BigInt, _>(since.as_microsecond())
                    .prepared()
                    .load(c)?;
            Ok(counts.first().map_or(0, |count| count.n.unsigned_abs()))
        })
        .await
    }

    /// Forgets the failures under this subject, after a sign-in that succeeded.
    pub async fn forget_failures(&self, subject: &str) -> Result<(), StoreError> {
        let subject = subject.to_owned();
        self.write(move |c| {
            sql_query("DELETE FROM attempt WHERE subject = $1")
                .bind::<Text, _>(subject)
                .prepared()
                .execute(c)?;
            Ok(())
        })
        .await
    }
}
