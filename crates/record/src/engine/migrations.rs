//! Brings a database to the tables that this version of Kith knows, and back.

use super::AnyConnection;
use crate::StoreError;
use diesel::connection::SimpleConnection as _;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

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

/// How many migrations have not run yet. Changes nothing.
pub(crate) fn pending(connection: &mut AnyConnection) -> Result<usize, StoreError> {
    match connection {
        AnyConnection::Sqlite(inner) => inner.pending_migrations(SQLITE).map(|left| left.len()),
        AnyConnection::Postgres(inner) => inner.pending_migrations(POSTGRES).map(|left| left.len()),
    }
    .map_err(|why| StoreError::Database(format!("it is not known which tables there are: {why}")))
}
