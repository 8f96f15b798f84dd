//! The secret address under which a calendar reads when its owner is busy. Only the hash of its secret is kept. It ends with the
//! account, and with every backup that comes back: one that was ended meanwhile would stand there.

use super::{Account, by_id, keep::noted};
use crate::{
    AnyConnection, Store, StoreError,
    clock::from_micros,
    engine::Prepare as _,
    vouch::{Before, Row},
};
use access::{OfficeDeed, OfficePermit};
use diesel::{
    QueryableByName, RunQueryDsl as _, sql_query,
    sql_types::{BigInt, Text},
};
use jiff::Timestamp;
use practice::ids::WorkerId;
use serde_json::Value;

#[derive(QueryableByName)]
struct Worker {
    #[diesel(sql_type = BigInt)]
    worker_id: i64,
}

#[derive(QueryableByName)]
struct Made {
    #[diesel(sql_type = BigInt)]
    made_at: i64,
}

impl Store {
    /// Keeps the hash of one's own new address. The one before ends.
    ///
    /// # Errors
    /// [`StoreError::NotPermitted`] when the permit is not for one's own account.
    pub async fn make_calendar_address(
        &self,
        permit: OfficePermit,
        token_hash: String,
    ) -> Result<(), StoreError> {
        let (worker, at) = (own(permit)?, self.clock().now());
        self.write(move |c| {
            let before = end(c, worker)?;
            sql_query("INSERT INTO calendar_address (worker_id, token_hash, made_at) VALUES ($1, $2, $3)")
                .bind::<BigInt, _>(worker.0)
                .bind::<Text, _>(token_hash)
                .bind::<BigInt, _>(at.as_microsecond())
                .execute(c)?;
            noted(at, Some(worker), "calendar.address_made", worker, Value::Null).vouch(c, before)
        })
        .await
    }

    /// Ends one's own address. Nothing is written where there is none.
    ///
    /// # Errors
    /// As for making one.
    pub async fn end_calendar_address(&self, permit: OfficePermit) -> Result<(), StoreError> {
        let (worker, at) = (own(permit)?, self.clock().now());
        self.write(move |c| {
            if made(c, worker)?.is_none() {
                return Ok(());
            }
            let before = end(c, worker)?;
            noted(at, Some(worker), "calendar.address_ended", worker, Value::Null).vouch(c, before)
        })
        .await
    }

    /// When one's own address was made. None: there is none.
    ///
    /// # Errors
    /// As for making one.
    pub async fn calendar_address(&self, permit: OfficePermit) -> Result<Option<Timestamp>, StoreError> {
        let worker = own(permit)?;
        self.read(move |c| made(c, worker)).await
    }

    /// Whose calendar is read under this address, where it stands and the account is open. Needs no permit: the address is one.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn whose_calendar(&self, token_hash: String) -> Result<Option<Account>, StoreError> {
        self.read(move |c| {
            let rows: Vec<Worker> = sql_query("SELECT worker_id FROM calendar_address WHERE token_hash = $1")
                .bind::<Text, _>(token_hash)
                .prepared()
                .load(c)?;
            let Some(row) = rows.first() else { return Ok(None) };
            let account = by_id(c, WorkerId(row.worker_id))?.map(|(account, _)| account);
            Ok(account.filter(Account::is_open))
        })
        .await
    }
}

fn own(permit: OfficePermit) -> Result<WorkerId, StoreError> {
    if permit.deed() == OfficeDeed::OwnAccount {
        Ok(permit.actor().worker)
    } else {
        Err(StoreError::NotPermitted)
    }
}

fn made(c: &mut AnyConnection, worker: WorkerId) -> Result<Option<Timestamp>, StoreError> {
    let rows: Vec<Made> = sql_query("SELECT made_at FROM calendar_address WHERE worker_id = $1")
        .bind::<BigInt, _>(worker.0)
        .prepared()
        .load(c)?;
    Ok(rows.first().map(|row| from_micros(row.made_at)))
}

/// Ends a person's address, inside a transaction. Returns its row, to be vouched for.
pub(super) fn end(c: &mut AnyConnection, worker: WorkerId) -> Result<Before, StoreError> {
    let before = Before::of(c, [Row::Calendar(worker.0)])?;
    sql_query("DELETE FROM calendar_address WHERE worker_id = $1").bind::<BigInt, _>(worker.0).execute(c)?;
    Ok(before)
}

/// Ends every address of everybody: a backup came back, in which they stand as they did when it was taken.
pub(crate) fn end_every_calendar(c: &mut AnyConnection) -> Result<Before, StoreError> {
    let all: Vec<Worker> = sql_query("SELECT worker_id FROM calendar_address").load(c)?;
    let before = Before::of(c, all.into_iter().map(|row| Row::Calendar(row.worker_id)))?;
    sql_query("DELETE FROM calendar_address").execute(c)?;
    Ok(before)
}
