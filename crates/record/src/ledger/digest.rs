//! The digest of a family's ledger, as it stands in `ledger_digest`.

use super::row;
use crate::{
    AnyConnection, StoreError,
    engine::Prepare as _,
    schema::{ledger, ledger_digest},
};
use diesel::{
    prelude::*,
    sql_query,
    sql_types::{BigInt, Text},
};
use practice::{
    RecordId,
    digest::{Counted, LedgerDigest},
};
use std::collections::HashSet;

/// Reads a digest as it was written.
pub(crate) fn read(whose: i64, body: &str) -> Result<LedgerDigest, StoreError> {
    serde_json::from_str(body).map_err(|why| StoreError::Unreadable {
        kind: "ledger".to_owned(),
        number: whose,
        why: why.to_string(),
    })
}

/// A digest as it is written. None: there is nothing to be counted.
pub(super) fn written(digest: &LedgerDigest) -> Result<Option<String>, StoreError> {
    if digest.count() == 0 {
        return Ok(None);
    }
    serde_json::to_string(digest).map(Some).map_err(|why| StoreError::Fault(why.to_string()))
}

/// The digest that stands, as it is written.
pub(super) fn standing(
    connection: &mut AnyConnection,
    whose: RecordId,
) -> Result<Option<String>, StoreError> {
    let body = ledger_digest::table.find(whose.number()).select(ledger_digest::body);
    Ok(body.first(connection).optional()?)
}

/// Writes it in the place of the one that stands.
pub(super) fn keep(
    connection: &mut AnyConnection,
    whose: RecordId,
    body: Option<&str>,
) -> Result<(), StoreError> {
    let Some(body) = body else {
        diesel::delete(ledger_digest::table.find(whose.number())).execute(connection)?;
        return Ok(());
    };
    sql_query(
        "INSERT INTO ledger_digest (family_id, body) VALUES ($1, $2) \
         ON CONFLICT (family_id) DO UPDATE SET body = excluded.body",
    )
    .bind::<BigInt, _>(whose.number())
    .bind::<Text, _>(body)
    .prepared()
    .execute(connection)?;
    Ok(())
}

/// The digest of those entries of the list that count.
pub(crate) fn digest_of(
    connection: &mut AnyConnection,
    whose: RecordId,
    counts: impl Fn(&Counted) -> bool,
) -> Result<LedgerDigest, StoreError> {
    let rows: Vec<(String, i32, String, String)> = ledger::table
        .filter(ledger::family_id.eq(whose.number()))
        .select((ledger::kind, ledger::on_day, ledger::sort, ledger::about))
        .load(connection)?;
    let entries =
        rows.iter().filter_map(|(kind, on_day, sort, about)| row::counted(kind, *on_day, sort, about));
    Ok(LedgerDigest::of(entries.filter(counts)))
}

/// The digest of all entries of the list but these.
pub(super) fn without(
    connection: &mut AnyConnection,
    whose: RecordId,
    gone: &HashSet<(String, i64)>,
) -> Result<LedgerDigest, StoreError> {
    let rows: Vec<(String, i64, i32, String, String)> = ledger::table
        .filter(ledger::family_id.eq(whose.number()))
        .select((ledger::kind, ledger::id, ledger::on_day, ledger::sort, ledger::about))
        .load(connection)?;
    let left = rows.iter().filter(|(kind, id, ..)| !gone.contains(&(kind.clone(), *id)));
    Ok(LedgerDigest::of(
        left.filter_map(|(kind, _, on_day, sort, about)| row::counted(kind, *on_day, sort, about)),
    ))
}
