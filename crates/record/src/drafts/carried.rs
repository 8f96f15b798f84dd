//! What was sent after a session had ended: kept for the account of that session alone until it signs in again. Whoever uses
//! the device next reads nothing of it; a stranger, who has no session, keeps nothing here.

use super::{LONGEST_KEY, remove};
use crate::{AnyConnection, Store, StoreError, clock::from_micros, engine::Prepare as _};
use diesel::{
    QueryableByName, RunQueryDsl as _, sql_query,
    sql_types::{BigInt, Text},
};
use jiff::SignedDuration;
use practice::ids::WorkerId;

/// How what was sent is told from a draft, at the beginning of its key.
pub(super) const CARRIED: &str = "carried:";
/// So many forms wait for one account. The oldest goes when there is another.
const MOST: usize = 5;
/// A form that nobody came back for is forgotten after so long.
pub(super) const LASTS: SignedDuration = SignedDuration::from_hours(24);

#[derive(QueryableByName)]
struct Whose {
    #[diesel(sql_type = BigInt)]
    worker_id: i64,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    key: String,
    #[diesel(sql_type = BigInt)]
    at: i64,
    #[diesel(sql_type = Text)]
    body: String,
}

impl Store {
    /// Whose session this was, if it stood here in the last days. Says nothing of whether it still stands.
    pub async fn whose_session(&self, token_hash: &str) -> Result<Option<WorkerId>, StoreError> {
        let token_hash = token_hash.to_owned();
        self.read(move |c| {
            let rows: Vec<Whose> = sql_query("SELECT worker_id FROM session WHERE token_hash = $1")
                .bind::<Text, _>(token_hash)
                .prepared()
                .load(c)?;
            Ok(rows.first().map(|row| WorkerId(row.worker_id)))
        })
        .await
    }

    /// Keeps what was sent for this account, up to the length of a form. Returns what leads to it, which says nothing.
    pub async fn carry(&self, worker: WorkerId, body: String) -> Result<String, StoreError> {
        let (mark, at) = (practice::ids::encode(self.new_id()), self.clock().now());
        let key = format!("{CARRIED}{mark}");
        self.write(move |c| {
            sql_query("INSERT INTO draft (worker, key, family_id, at, body) VALUES ($1, $2, 0, $3, $4)")
                .bind::<BigInt, _>(worker.0)
                .bind::<Text, _>(&key)
                .bind::<BigInt, _>(at.as_microsecond())
                .bind::<Text, _>(&body)
                .prepared()
                .execute(c)?;
            let waiting = waiting(c, worker)?;
            for old in waiting.iter().skip(MOST) {
                remove(c, worker, &old.key)?;
            }
            Ok(())
        })
        .await?;
        Ok(mark)
    }

    /// Hands out what was sent, once, to the account for which it was kept. None: it is another's, or too old.
    pub async fn take_carried(&self, worker: WorkerId, mark: &str) -> Result<Option<String>, StoreError> {
        if mark.len() > LONGEST_KEY || practice::ids::decode(mark).is_err() {
            return Ok(None);
        }
        let (key, since) = (format!("{CARRIED}{mark}"), self.clock().now() - LASTS);
        self.write(move |c| {
            let row = waiting(c, worker)?.into_iter().find(|row| row.key == key);
            let Some(row) = row else { return Ok(None) };
            remove(c, worker, &row.key)?;
            Ok((from_micros(row.at) > since).then_some(row.body))
        })
        .await
    }
}

/// What waits for an account, the newest first.
fn waiting(c: &mut AnyConnection, worker: WorkerId) -> Result<Vec<Row>, StoreError> {
    Ok(sql_query("SELECT key, at, body FROM draft WHERE worker = $1 AND key LIKE 'carried:%' ORDER BY at DESC, key DESC")
        .bind::<BigInt, _>(worker.0)
        .prepared()
        .load(c)?)
}
