//! A connection to either engine, by diesel's derive.

use diesel::{PgConnection, SqliteConnection};

/// A connection to either engine. Queries are written once, with placeholders `$1`, `$2` in order where they are text.
#[derive(diesel::MultiConnection)]
pub enum AnyConnection {
    /// To PostgreSQL.
    Postgres(PgConnection),
    /// To SQLite.
    Sqlite(SqliteConnection),
}
