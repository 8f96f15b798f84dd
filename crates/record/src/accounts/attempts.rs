//! Tries to sign in. Each is reserved before a password is looked at, so that many at once are no more than a few; what
//! succeeded gives its tries back. Counted by account, by device and by session, never by a name in plain text.

use super::fold_username;
use crate::{Store, StoreError, engine::Prepare as _};
use diesel::{
    QueryableByName, RunQueryDsl as _, sql_query,
    sql_types::{BigInt, Text},
};
use jiff::SignedDuration;
use practice::ids::WorkerId;

/// So many tries within [`WINDOW`].
pub const TRIES: i64 = 6;
/// How long a try counts.
pub const WINDOW: SignedDuration = SignedDuration::from_mins(15);
/// How much of a name that was typed is looked at, in characters. No user name is longer.
pub const LONGEST_NAME: usize = 200;

/// What tries are counted under.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tries<'a> {
    /// A user name as it was typed, on a device on which nobody of that name has signed in before.
    Account(&'a str),
    /// A device on which this worker has signed in before, by the device's own number.
    Device(WorkerId, &'a str),
    /// The password asked for again within a session, by the hash of its token.
    Again(&'a str),
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    n: i64,
}

impl Store {
    /// Takes one of the few tries. False: none is left, nothing was written, and those that were made do not count for
    /// longer. Durable when it returns; of many at once no more than [`TRIES`] are given.
    pub async fn reserve_try(&self, tries: Tries<'_>) -> Result<bool, StoreError> {
        let (at, subject) = (self.clock().now(), self.subject(tries));
        self.write(move |c| {
            let since = (at - WINDOW).as_microsecond();
            sql_query("DELETE FROM attempt WHERE at < $1").bind::<BigInt, _>(since).prepared().execute(c)?;
            let counts: Vec<Count> =
                sql_query("SELECT COUNT(*) AS n FROM attempt WHERE subject = $1 AND at > $2")
                    .bind::<Text, _>(&subject)
                    .bind::<BigInt, _>(since)
                    .prepared()
                    .load(c)?;
            if counts.first().is_none_or(|count| count.n >= TRIES) {
                return Ok(false);
            }
            sql_query("INSERT INTO attempt (subject, at) VALUES ($1, $2)")
                .bind::<Text, _>(&subject)
                .bind::<BigInt, _>(at.as_microsecond())
                .prepared()
                .execute(c)?;
            Ok(true)
        })
        .await
    }

    /// Gives the tries back, after one that succeeded.
    pub async fn forget_tries(&self, tries: Tries<'_>) -> Result<(), StoreError> {
        let subject = self.subject(tries);
        self.write(move |c| {
            sql_query("DELETE FROM attempt WHERE subject = $1")
                .bind::<Text, _>(subject)
                .prepared()
                .execute(c)?;
            Ok(())
        })
        .await
    }

    /// A digest of 32 digits, whatever was typed.
    fn subject(&self, tries: Tries<'_>) -> String {
        let mut digest = match tries {
            Tries::Account(typed) => {
                let typed: String = typed.chars().take(LONGEST_NAME).collect();
                self.keyed("tries of an account", &fold_username(&typed))
            }
            Tries::Device(worker, device) => self.keyed("tries of a device", &format!("{worker} {device}")),
            Tries::Again(session) => self.keyed("tries of a session", session),
        };
        digest.truncate(32);
        digest
    }
}
