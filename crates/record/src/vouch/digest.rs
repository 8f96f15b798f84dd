//! A row's digest: SHA-256 over every column, the same on both engines.

use super::{Row, row::Table};
use crate::{AnyConnection, StoreError};
use data_encoding::HEXLOWER;
use diesel::{
    QueryableByName, RunQueryDsl as _, sql_query,
    sql_types::{BigInt, Binary, Text},
};
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;

/// A row in words: its key, and its columns one after another, each with its length.
#[derive(QueryableByName)]
pub(super) struct Picture {
    #[diesel(sql_type = Text)]
    pub(super) key: String,
    #[diesel(sql_type = Text)]
    pub(super) columns: String,
}

#[derive(QueryableByName)]
struct Held {
    #[diesel(sql_type = Binary)]
    held: Vec<u8>,
}

/// The digest of a row as it stands. None: there is no such row.
pub(super) fn of_row(connection: &mut AnyConnection, row: &Row) -> Result<Option<String>, StoreError> {
    let Some(table) = row.table() else { return Ok(None) };
    let query = format!("{} WHERE ", select(table, table.forms.len()));
    let found: Vec<Picture> = match row {
        Row::Account(id)
        | Row::Team(id)
        | Row::Opening(id)
        | Row::Notice(id)
        | Row::Request(id)
        | Row::Return(id)
        | Row::Submission(id) => sql_query(query + "id = $1").bind::<BigInt, _>(*id).load(connection)?,
        Row::Calendar(worker) => {
            sql_query(query + "worker_id = $1").bind::<BigInt, _>(*worker).load(connection)?
        }
        Row::Named { worker, family } | Row::Conflict { worker, family } => {
            sql_query(query + "worker_id = $1 AND family_id = $2")
                .bind::<BigInt, _>(*worker)
                .bind::<BigInt, _>(*family)
                .load(connection)?
        }
        Row::NoticeRead { notice, worker } => sql_query(query + "notice_id = $1 AND worker_id = $2")
            .bind::<BigInt, _>(*notice)
            .bind::<BigInt, _>(*worker)
            .load(connection)?,
        Row::Session(token_hash) => {
            sql_query(query + "token_hash = $1").bind::<Text, _>(token_hash).load(connection)?
        }
        Row::Authority(id) => sql_query(query + "id = $1").bind::<Text, _>(id).load(connection)?,
    };
    let found = with_bytes(connection, table, found)?;
    Ok(found.first().map(|picture| newest(table, picture)))
}

/// A page of a table's rows, by their keys, in a form.
pub(super) fn page(
    connection: &mut AnyConnection,
    table: &Table,
    form: usize,
    skipped: i64,
    size: i64,
) -> Result<Vec<Picture>, StoreError> {
    let order = table.key.join(", ");
    let found = sql_query(format!("{} ORDER BY {order} LIMIT $1 OFFSET $2", select(table, form)))
        .bind::<BigInt, _>(size)
        .bind::<BigInt, _>(skipped)
        .load(connection)?;
    with_bytes(connection, table, found)
}

/// The rows with the digest of their bytes, which are read one row at a time: they may be large.
fn with_bytes(
    connection: &mut AnyConnection,
    table: &Table,
    mut found: Vec<Picture>,
) -> Result<Vec<Picture>, StoreError> {
    let Some(column) = table.bytes else { return Ok(found) };
    for picture in &mut found {
        let id: i64 = picture.key.parse().map_err(|_| StoreError::Absent)?;
        let rows: Vec<Held> =
            sql_query(format!("SELECT {column} AS held FROM {} WHERE id = $1", table.place))
                .bind::<BigInt, _>(id)
                .load(connection)?;
        for row in rows {
            let digest = HEXLOWER.encode(&Sha256::digest(&row.held));
            let _ = write!(picture.columns, "{}:{digest}", digest.len());
        }
    }
    Ok(found)
}

/// The digest of a row that was read in the newest form.
pub(super) fn newest(table: &Table, picture: &Picture) -> String {
    of(table, table.forms.len(), picture)
}

/// The digest of a row that was read in a form.
pub(super) fn of(table: &Table, form: usize, picture: &Picture) -> String {
    let mut hasher = Sha256::new();
    hasher.update(b"kith-row-1");
    hasher.update(table.kind);
    hasher.update([0]);
    hasher.update(&picture.columns);
    format!("{form}:{}", HEXLOWER.encode(&hasher.finalize()))
}

/// The form in which a digest was made. None: it is none.
pub(super) fn form_of(digest: &str) -> Option<usize> {
    digest.split_once(':')?.0.parse().ok()
}

/// Selects every row in a form (counted from 1). A column is its length in characters, a colon and its text; a missing one
/// is a hyphen.
fn select(table: &Table, form: usize) -> String {
    let key: Vec<String> = table.key.iter().map(|column| format!("CAST({column} AS TEXT)")).collect();
    let columns = table.forms.get(form.saturating_sub(1)).copied().unwrap_or_default();
    let columns: Vec<String> = columns
        .iter()
        .map(|column| {
            let text = format!("CAST({column} AS TEXT)");
            format!("COALESCE(CAST(LENGTH({text}) AS TEXT) || ':' || {text}, '-')")
        })
        .collect();
    format!(
        "SELECT {} AS key, {} AS columns FROM {}",
        key.join(" || '/' || "),
        columns.join(" || "),
        table.place
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vouch::row::TABLES;

    #[test]
    fn a_digest_fits_its_own_row_alone_and_never_shows_the_row() {
        let picture = |columns: &str| Picture { key: "1".to_owned(), columns: columns.to_owned() };
        let one = newest(&TABLES[0], &picture("1:14:argo"));
        assert_eq!(one, newest(&TABLES[0], &picture("1:14:argo")));
        assert_ne!(one, newest(&TABLES[0], &picture("1:14:argp")));
        assert_ne!(one, newest(&TABLES[1], &picture("1:14:argo")), "nor does that of another table");
        assert!(!one.contains("argo"));
        assert_eq!(form_of(&one), Some(1));
    }
}
