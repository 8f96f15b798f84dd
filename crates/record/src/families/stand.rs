//! What a record stood on when it was read, so that a change decided then is kept only if it stands so still.

use crate::{AnyConnection, StoreError, engine::Prepare as _, journal::Head};
use diesel::{
    QueryableByName, RunQueryDsl as _, sql_query,
    sql_types::{BigInt, Binary, Integer},
};
use practice::RecordId;

/// The record's last change, and the day for which its lists were drawn last. Readings do not move it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stand {
    changed: i64,
    drawn: i32,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = BigInt)]
    seq: i64,
    #[diesel(sql_type = Binary)]
    hash: Vec<u8>,
    #[diesel(sql_type = BigInt)]
    changed: i64,
    #[diesel(sql_type = Integer)]
    drawn: i32,
}

/// How a record's chain ends, and what the record stands on. One without entries is absent.
pub(crate) fn stand(
    connection: &mut AnyConnection,
    record: impl Into<RecordId>,
) -> Result<(Head, Stand), StoreError> {
    let chain = record.into().number();
    let rows: Vec<Row> = sql_query(
        "SELECT h.seq, h.hash, h.changed, COALESCE(s.drawn, 0) AS drawn \
         FROM chain_head h LEFT JOIN family_summary s ON s.family_id = h.chain WHERE h.chain = $1",
    )
    .bind::<BigInt, _>(chain)
    .prepared()
    .load(connection)?;
    let row = rows.into_iter().next().ok_or(StoreError::Absent)?;
    let Row { seq, hash, changed, drawn } = row;
    Ok((Head { chain, seq, hash }, Stand { changed, drawn }))
}
