//! Brings a database to the tables that this version of Kith knows, and back.

use super::{AnyConnection, Prepare as _};
use crate::StoreError;
use diesel::{
    QueryableByName, RunQueryDsl as _, backend::Backend, connection::SimpleConnection as _,
    migration::MigrationSource, sql_query, sql_types::BigInt,
};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};
use std::{collections::BTreeSet, sync::LazyLock};

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");

/// Runs the migrations that have not run yet, each in a transaction. Nodes that start together wait for each other.
/// Returns how many ran.
pub fn migrate(connection: &mut AnyConnection) -> Result<usize, StoreError> {
    match connection {
        AnyConnection::Sqlite(inner) => inner.run_pending_migrations(SQLITE).map(|ran| ran.len()),
        AnyConnection::Postgres(inner) => {
            inner.batch_execute("SELECT pg_advisory_lock(4935746173)")?;
            let ran = inner.run_pending_migrations(POSTGRES).map(|ran| ran.len());
            inner.batch_execute("SELECT pg_advisory_unlock(4935746173)")?;
            ran
        }
    }
    .map_err(|why| StoreError::Database(format!("the tables could not be brought up to date: {why}")))
}

/// Takes back the last migration, with what is in its tables. For going back to an older version, after a backup.
pub fn undo_last(connection: &mut AnyConnection) -> Result<(), StoreError> {
    match connection {
        AnyConnection::Sqlite(inner) => inner.revert_last_migration(SQLITE).map(|_| ()),
        AnyConnection::Postgres(inner) => inner.revert_last_migration(POSTGRES).map(|_| ()),
    }
    .map_err(|why| StoreError::Database(format!("the last migration could not be taken back: {why}")))
}

/// The form of what this version of Kith keeps. It goes up when an older version could read what is kept wrongly, or drop some
/// of it; `kept_form` in the database says which form stands there, and from which on a version may write into it.
pub const FORM: i64 = 3;

/// How the tables of a database stand to this version of Kith.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tables {
    /// There are none.
    None,
    /// They are those that this version knows, or more that it may write beside.
    Fit,
    /// So many steps are missing.
    Behind(usize),
    /// A newer version kept something of this form, which this one would read wrongly.
    Newer(i64),
}

/// Looks at the tables. Changes nothing.
pub(crate) fn tables(connection: &mut AnyConnection) -> Result<Tables, StoreError> {
    let there = if connection.is_postgres() {
        "SELECT COUNT(*) AS n FROM information_schema.tables WHERE table_schema = 'public' \
         AND table_name IN ('__diesel_schema_migrations', 'kept_form')"
    } else {
        "SELECT COUNT(*) AS n FROM sqlite_master WHERE type = 'table' \
         AND name IN ('__diesel_schema_migrations', 'kept_form')"
    };
    match count(connection, there)? {
        0 => return Ok(Tables::None),
        // Of the first release, which kept no form.
        1 => {}
        _ => {
            let form = newer_form(connection)?;
            if form > 0 {
                return Ok(Tables::Newer(form));
            }
        }
    }
    let missing = match connection {
        AnyConnection::Sqlite(inner) => missing(inner, &SQLITE),
        AnyConnection::Postgres(inner) => missing(inner, &POSTGRES),
    };
    let missing = missing
        .map_err(|why| StoreError::Database(format!("it is not known which tables there are: {why}")))?;
    Ok(if missing == 0 { Tables::Fit } else { Tables::Behind(missing) })
}

/// The form in which a newer version keeps something that this one would lose. 0: none does.
fn newer_form(connection: &mut AnyConnection) -> Result<i64, StoreError> {
    static NEWER: LazyLock<String> = LazyLock::new(|| {
        format!("SELECT COALESCE(MAX(number), 0) AS n FROM kept_form WHERE oldest > {FORM}")
    });
    let rows: Vec<Count> = sql_query(NEWER.as_str()).prepared().load(connection)?;
    Ok(rows.first().map_or(0, |row| row.n))
}

/// Refuses to write beside a newer version that keeps what this one would lose. Asked at the begin of each transaction that
/// writes: the nodes of a cluster are brought up to date one after another, and one that was not yet goes on running.
///
/// # Errors
/// [`StoreError::Newer`]: nothing was written.
pub(crate) fn refuse_beside_newer(connection: &mut AnyConnection) -> Result<(), StoreError> {
    match newer_form(connection)? {
        0 => Ok(()),
        found => Err(StoreError::Newer { found, known: FORM }),
    }
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    n: i64,
}

fn count(connection: &mut AnyConnection, query: &str) -> Result<i64, StoreError> {
    let rows: Vec<Count> = sql_query(query).load(connection)?;
    Ok(rows.first().map_or(0, |row| row.n))
}

type Failed = Box<dyn std::error::Error + Send + Sync>;

/// How many steps of this version have not run. Unlike diesel's own answer it makes no table.
fn missing<DB: Backend, H: MigrationHarness<DB>>(
    harness: &mut H,
    source: &EmbeddedMigrations,
) -> Result<usize, Failed> {
    let ran: BTreeSet<String> = harness.applied_migrations()?.iter().map(ToString::to_string).collect();
    let known = MigrationSource::<DB>::migrations(source)?;
    Ok(known.iter().filter(|step| !ran.contains(&step.name().version().to_string())).count())
}
