//! The only place that knows which engine is underneath: SQLite in one file, or PostgreSQL.

mod any;
mod migrations;
mod pool;
mod prepared;
pub(crate) mod wal;
mod writer;

pub use any::AnyConnection;
pub use migrations::{FORM, migrate, undo_last};
pub(crate) use migrations::{Tables, tables};
pub(crate) use pool::Pool;
pub(crate) use prepared::Prepare;
pub use writer::COMMITS;
pub(crate) use writer::Writer;

use crate::{
    StoreError,
    disk::{make_directory, sync_directory_of},
};
use diesel::{
    Connection as _, PgConnection, SqliteConnection,
    connection::{AnsiTransactionManager, SimpleConnection as _, TransactionManager},
};
use std::{
    fs::OpenOptions,
    io::ErrorKind,
    os::unix::fs::OpenOptionsExt as _,
    path::{Path, PathBuf},
};

/// The file name of the database inside its directory.
pub const FILE: &str = "kith.sqlite";

/// Where the database is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// A directory that holds the SQLite file.
    Directory(PathBuf),
    /// The address of a PostgreSQL database: `postgres://user:password@host/kith`.
    Server(String),
}

impl Place {
    /// Reads what a configuration names: an address beginning with `postgres://` or `postgresql://`, or a directory.
    pub fn named(text: &str) -> Self {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            Self::Server(text.to_owned())
        } else {
            Self::Directory(text.into())
        }
    }

    /// The SQLite file, if there is one.
    pub fn file(&self) -> Option<PathBuf> {
        match self {
            Self::Directory(directory) => Some(directory.join(FILE)),
            Self::Server(_) => None,
        }
    }
}

impl AnyConnection {
    /// Whether this is PostgreSQL.
    pub fn is_postgres(&self) -> bool {
        matches!(self, Self::Postgres(_))
    }
}

/// What a connection is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Use {
    Write,
    Read,
}

/// The database file, made where it is missing, as is its directory, so that nobody but Kith's own user may read them.
/// SQLite gives the files beside it the same rights. What is there already keeps the rights that it has.
fn closed_file(directory: &Path) -> Result<PathBuf, StoreError> {
    make_directory(directory)?;
    let file = directory.join(FILE);
    match OpenOptions::new().write(true).create_new(true).mode(0o600).open(&file) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(error.into()),
        Err(_) => Ok(file),
        Ok(_) => {
            sync_directory_of(&file)?;
            Ok(file)
        }
    }
}

/// Opens a connection. Directory and file are made where they are missing.
pub(crate) fn connect(place: &Place, purpose: Use) -> Result<AnyConnection, StoreError> {
    match place {
        Place::Directory(directory) => {
            let file = closed_file(directory)?;
            let mut connection = SqliteConnection::establish(&file.to_string_lossy())?;
            #[cfg(any(test, feature = "testing"))]
            crate::testing::plans::listen_to(&mut connection);
            // The patience comes first: setting the mode reads the file already, while somebody else may be closing it or
            // taking its log in. Full: a save that was acknowledged survives a loss of power. The page size only takes on a new
            // file. Secure delete: what was thrown away is written over, and does not stay in the file until something else
            // needs the room.
            connection.batch_execute(
                "PRAGMA busy_timeout=5000; PRAGMA page_size=8192; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; \
                 PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; PRAGMA mmap_size=1073741824; \
                 PRAGMA cache_size=-32768; PRAGMA journal_size_limit=67108864; PRAGMA secure_delete=ON;",
            )?;
            #[cfg(any(test, feature = "testing"))]
            if crate::testing::forgets_to_sync() {
                connection.batch_execute("PRAGMA synchronous=OFF;")?;
            }
            if purpose == Use::Read {
                connection.batch_execute("PRAGMA query_only=ON;")?;
            }
            Ok(AnyConnection::Sqlite(connection))
        }
        Place::Server(address) => {
            let mut connection = PgConnection::establish(address)?;
            #[cfg(any(test, feature = "testing"))]
            crate::testing::plans::listen_to(&mut connection);
            // A page somewhere costs hardly more than the next one where the disk does not turn or the database is in memory. Without
            // this PostgreSQL reads whole tables where some dozens of people are looked for.
            connection.batch_execute(
                "SET random_page_cost=1.1; SET client_min_messages=warning; SET TIME ZONE 'UTC'; \
                 SET synchronous_commit=on; SET idle_in_transaction_session_timeout='60s';",
            )?;
            Ok(AnyConnection::Postgres(connection))
        }
    }
}

/// How long emptying the log waits for whoever reads or writes just now, in milliseconds: all others wait with it.
const PATIENCE: u32 = 100;

#[derive(diesel::QueryableByName)]
struct Emptied {
    #[diesel(sql_type = diesel::sql_types::Integer)]
    busy: i32,
}

/// Takes what SQLite's write-ahead log holds into the database file and empties the log, so that nothing that was thrown away
/// stays in it. False: somebody was reading or writing, and some of it stays until the next time.
pub(crate) fn empty_log(place: &Place) -> Result<bool, StoreError> {
    if place.file().is_none() {
        return Ok(true);
    }
    let mut connection = connect(place, Use::Write)?;
    connection.batch_execute(&format!("PRAGMA busy_timeout={PATIENCE}"))?;
    let rows: Vec<Emptied> =
        diesel::RunQueryDsl::load(diesel::sql_query("PRAGMA wal_checkpoint(TRUNCATE)"), &mut connection)?;
    Ok(rows.iter().all(|row| row.busy == 0))
}

/// The number of the lock under which the nodes of a cluster write one after another.
const PEN: &str = "SELECT pg_advisory_xact_lock(4935746172)";

/// Begins a transaction that writes. Only one runs at a time, on SQLite by its lock and on PostgreSQL by ours, so that
/// chains stay whole and a record read inside is the newest, whichever node writes.
pub(crate) fn begin_write(connection: &mut AnyConnection) -> Result<(), StoreError> {
    match connection {
        AnyConnection::Sqlite(inner) => {
            AnsiTransactionManager::begin_transaction_sql(inner, "BEGIN IMMEDIATE")?;
        }
        AnyConnection::Postgres(inner) => {
            AnsiTransactionManager::begin_transaction_sql(inner, "BEGIN")?;
            if let Err(error) = inner.batch_execute(PEN) {
                AnsiTransactionManager::rollback_transaction(inner)?;
                return Err(error.into());
            }
        }
    }
    Ok(())
}

/// Begins a transaction that reads one unmoving picture.
pub(crate) fn begin_read(connection: &mut AnyConnection) -> Result<(), StoreError> {
    match connection {
        AnyConnection::Sqlite(inner) => AnsiTransactionManager::begin_transaction_sql(inner, "BEGIN")?,
        AnyConnection::Postgres(inner) => AnsiTransactionManager::begin_transaction_sql(
            inner,
            "BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY",
        )?,
    }
    Ok(())
}

/// How deep the transactions of this connection are nested. None when the connection is broken.
pub(crate) fn depth(connection: &mut AnyConnection) -> Option<u32> {
    let status = match connection {
        AnyConnection::Sqlite(inner) => AnsiTransactionManager::transaction_manager_status_mut(inner),
        AnyConnection::Postgres(inner) => AnsiTransactionManager::transaction_manager_status_mut(inner),
    };
    status.transaction_depth().ok().map(|depth| depth.map_or(0, std::num::NonZeroU32::get))
}

/// Begins a savepoint inside the transaction.
pub(crate) fn begin_part(connection: &mut AnyConnection) -> Result<(), StoreError> {
    Ok(<AnyConnection as diesel::Connection>::TransactionManager::begin_transaction(connection)?)
}

/// Keeps what was done since the transaction or savepoint began.
pub(crate) fn commit(connection: &mut AnyConnection) -> Result<(), StoreError> {
    Ok(<AnyConnection as diesel::Connection>::TransactionManager::commit_transaction(connection)?)
}

/// Takes back everything until only `keep` transactions are open.
pub(crate) fn roll_back_to(connection: &mut AnyConnection, keep: u32) -> Result<(), StoreError> {
    while depth(connection).ok_or(StoreError::Unreachable("the connection broke".to_owned()))? > keep {
        <AnyConnection as diesel::Connection>::TransactionManager::rollback_transaction(connection)?;
    }
    Ok(())
}

/// Does work in one transaction that writes: all of it is kept, or nothing.
pub(crate) fn in_one_write<T>(
    connection: &mut AnyConnection,
    work: impl FnOnce(&mut AnyConnection) -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    begin_write(connection)?;
    match work(connection) {
        Ok(done) => commit(connection).map(|()| done),
        Err(error) => {
            roll_back_to(connection, 0)?;
            Err(error)
        }
    }
}

/// Inserts many rows in the way that is quickest on each engine: one prepared statement many times on SQLite, many
/// rows in one statement on PostgreSQL.
macro_rules! insert_rows {
    ($connection:expr, $table:expr, $rows:expr) => {
        match $connection {
            $crate::AnyConnection::Sqlite(inner) => {
                for row in $rows {
                    diesel::insert_into($table).values(row).execute(inner)?;
                }
            }
            $crate::AnyConnection::Postgres(inner) => {
                for some in $rows.chunks(500) {
                    diesel::insert_into($table).values(some).execute(inner)?;
                }
            }
        }
    };
}
pub(crate) use insert_rows;
