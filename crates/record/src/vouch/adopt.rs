//! The first opening by a release that vouches for rows: what stands is taken over as it is found, and chain 0 says so.

use super::{
    Body, Facts, digest,
    row::{TABLES, Table},
};
use crate::{AnyConnection, StoreError, engine::in_one_write, office::OfficeEntry};
use diesel::{
    QueryableByName, RunQueryDsl as _, sql_query,
    sql_types::{BigInt, Text},
};
use jiff::Timestamp;
use serde_json::json;

/// The verb of such an entry.
pub(crate) const FOUND: &str = "kith.took_over";

/// How many rows go into one entry.
const PAGE: i64 = 500;

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    n: i64,
}

#[derive(QueryableByName)]
struct With {
    #[diesel(sql_type = Text)]
    drawn_with: String,
}

/// Takes over what stands, once in the life of a database: the second time finds that it was done.
pub(crate) fn adopt(connection: &mut AnyConnection, at: Timestamp, with: &str) -> Result<(), StoreError> {
    if is_done(connection)? {
        return Ok(());
    }
    // Another node may have done it while this one waited to write.
    in_one_write(
        connection,
        |connection| {
            if is_done(connection)? { Ok(()) } else { take_over(connection, at, with) }
        },
    )
}

fn is_done(connection: &mut AnyConnection) -> Result<bool, StoreError> {
    count(connection, "SELECT COUNT(*) AS n FROM vouched_since").map(|n| n > 0)
}

fn take_over(connection: &mut AnyConnection, at: Timestamp, with: &str) -> Result<(), StoreError> {
    // Where the note that it was done was taken out, nothing is taken over again: whatever was put in meanwhile is found.
    let before = "SELECT COUNT(*) AS n FROM (SELECT 1 AS one FROM journal WHERE chain = 0 AND \
                  body LIKE '{\"stands\":%' LIMIT 1) AS said";
    let mut with_now = String::new();
    if count(connection, before)? == 0 {
        // Nothing outside the database binds the sessions of an earlier release: people sign in again, once.
        sql_query("DELETE FROM session").execute(connection)?;
        let mut facts = Facts::new();
        for table in TABLES {
            take_over_table(connection, table, at, &mut facts)?;
        }
        // Lists that an earlier release drew are drawn anew later, where there is time for it.
        let is_new = count(connection, "SELECT COUNT(*) AS n FROM family")? == 0;
        if is_new {
            with.clone_into(&mut with_now);
        }
        say(connection, at, FOUND, facts, is_new.then(|| with.to_owned()))?;
    }
    sql_query("INSERT INTO vouched_since (at, drawn_with) VALUES ($1, $2)")
        .bind::<BigInt, _>(at.as_microsecond())
        .bind::<Text, _>(with_now)
        .execute(connection)?;
    Ok(())
}

fn take_over_table(
    connection: &mut AnyConnection,
    table: &Table,
    at: Timestamp,
    facts: &mut Facts,
) -> Result<(), StoreError> {
    let mut skipped = 0;
    loop {
        let rows = digest::page(connection, table, table.forms.len(), skipped, PAGE)?;
        let is_last = i64::try_from(rows.len()).unwrap_or(0) < PAGE;
        for row in rows {
            facts.insert(table.name(&row.key), (None, Some(digest::newest(table, &row))));
        }
        if is_last {
            return Ok(());
        }
        say(connection, at, FOUND, std::mem::take(facts), None)?;
        skipped += PAGE;
    }
}

/// With what lists were drawn last. Empty: it is not known.
pub(crate) fn drawn_with(connection: &mut AnyConnection) -> Result<String, StoreError> {
    let rows: Vec<With> = sql_query("SELECT drawn_with FROM vouched_since").load(connection)?;
    Ok(rows.into_iter().next().map(|row| row.drawn_with).unwrap_or_default())
}

/// Says that all lists are drawn with this now.
pub(crate) fn say_drawn_with(
    connection: &mut AnyConnection,
    at: Timestamp,
    with: &str,
) -> Result<(), StoreError> {
    sql_query("UPDATE vouched_since SET drawn_with = $1").bind::<Text, _>(with).execute(connection)?;
    say(connection, at, "kith.drew_lists", Facts::new(), Some(with.to_owned()))
}

fn say(
    connection: &mut AnyConnection,
    at: Timestamp,
    verb: &'static str,
    stands: Facts,
    drawn_with: Option<String>,
) -> Result<(), StoreError> {
    let body = Body { stands, is: json!(null), drawn_with };
    OfficeEntry { at, by: None, verb, kind: "", number: 0, reason: "", body }.write(connection)
}

fn count(connection: &mut AnyConnection, query: &str) -> Result<i64, StoreError> {
    let counts: Vec<Count> = sql_query(query).load(connection)?;
    Ok(counts.first().map_or(0, |count| count.n))
}
