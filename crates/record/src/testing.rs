//! A fresh database for each test, on SQLite always, and on PostgreSQL where `KITH_TEST_POSTGRES` names a server
//! (`postgres://user@host:port/postgres`) on which databases may be made.
#![expect(
    clippy::unwrap_used,
    clippy::missing_panics_doc,
    clippy::print_stderr,
    reason = "a failed test should say so at once"
)]

pub mod columns;
pub mod errors;
pub mod files;
mod past;
pub mod plans;
pub mod tampering;

use crate::{
    Place, Settings, Store,
    engine::{Use, connect, migrate},
};
use diesel::connection::SimpleConnection as _;
use std::sync::{
    OnceLock,
    atomic::{AtomicBool, AtomicU32, Ordering},
};

/// A database for one test. It goes when this is dropped.
pub struct Fresh {
    /// Where it is.
    pub place: Place,
    /// A directory for files beside it: seals, exports. Empty at first but for the SQLite file.
    pub directory: tempfile::TempDir,
    server: Option<(String, String)>,
}

impl Fresh {
    /// A fresh SQLite file.
    pub fn sqlite() -> Self {
        let directory = tempfile::tempdir().unwrap();
        Self { place: Place::Directory(directory.path().to_owned()), directory, server: None }
    }

    /// A fresh database on the server for tests. None, with a word about it, if none is named.
    pub fn postgres() -> Option<Self> {
        static LEFT_OUT: OnceLock<()> = OnceLock::new();
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let Ok(server) = std::env::var("KITH_TEST_POSTGRES") else {
            LEFT_OUT.get_or_init(|| eprintln!("PostgreSQL was left out: KITH_TEST_POSTGRES names no server"));
            return None;
        };
        let template = template(&server);
        let name = format!("kith_test_{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
        meddle(
            &Place::Server(server.clone()),
            &[
                &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"),
                &format!("CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy"),
            ],
        );
        let place = Place::Server(address(&server, &name));
        Some(Self { place, directory: tempfile::tempdir().unwrap(), server: Some((server, name)) })
    }

    /// One for each engine that can be tested here.
    pub fn each() -> Vec<Self> {
        std::iter::once(Self::sqlite()).chain(Self::postgres()).collect()
    }

    /// A copy of it as it stands, without the files beside it. Nothing may be connected to it.
    pub fn copied(&self) -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let directory = tempfile::tempdir().unwrap();
        let Some((server, name)) = &self.server else {
            let copy = Self { place: Place::Directory(directory.path().to_owned()), directory, server: None };
            std::fs::copy(self.place.file().unwrap(), copy.place.file().unwrap()).unwrap();
            return copy;
        };
        let copy = format!("{name}_copy_{}", NUMBER.fetch_add(1, Ordering::Relaxed));
        meddle(
            &Place::Server(server.clone()),
            &[
                &format!("DROP DATABASE IF EXISTS {copy} WITH (FORCE)"),
                &format!("CREATE DATABASE {copy} TEMPLATE {name} STRATEGY file_copy"),
            ],
        );
        let place = Place::Server(address(server, &copy));
        Self { place, directory, server: Some((server.clone(), copy)) }
    }

    /// Settings for it: seals beside it, the machine's clock.
    pub fn settings(&self) -> Settings {
        Settings { seals: Some(self.directory.path().join("seals")), ..Settings::at(self.place.clone()) }
    }

    /// Opens it. May be called again after the store was dropped.
    pub fn open(&self) -> Store {
        Store::open(self.settings()).unwrap()
    }
}

impl Drop for Fresh {
    fn drop(&mut self) {
        if let Some((server, name)) = self.server.take() {
            meddle(&Place::Server(server), &[&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")]);
        }
    }
}

/// Runs a test on each engine, each on a fresh database.
pub fn on_each_engine<F>(test: impl Fn(Store) -> F)
where
    F: Future<Output = ()>,
{
    on_each_place(|fresh| {
        let running = test(fresh.open());
        async move {
            running.await;
            drop(fresh);
        }
    });
}

/// Runs a test on each engine that opens its store itself, perhaps more than once.
pub fn on_each_place<F>(test: impl Fn(Fresh) -> F)
where
    F: Future<Output = ()>,
{
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    for fresh in Fresh::each() {
        runtime.block_on(test(fresh));
    }
}

static FORGETS: AtomicBool = AtomicBool::new(false);

/// From now on connections of this process do not make their saves durable, as those of a faulty version of Kith: for the
/// trial that must catch it.
pub fn forget_to_sync() {
    FORGETS.store(true, Ordering::Relaxed);
}

/// Whether they do not.
pub(crate) fn forgets_to_sync() -> bool {
    FORGETS.load(Ordering::Relaxed)
}

/// Does behind Kith's back what somebody with the database's password could do. Each statement commits by itself.
pub fn meddle(place: &Place, statements: &[&str]) {
    let mut connection = connect(place, Use::Write).unwrap();
    for statement in statements {
        connection.batch_execute(statement).unwrap();
    }
}

/// Reads behind Kith's back: the column `text` of each row.
pub fn read_text(place: &Place, query: &str) -> Vec<String> {
    #[derive(diesel::QueryableByName)]
    struct Row {
        #[diesel(sql_type = diesel::sql_types::Text)]
        text: String,
    }
    let mut connection = connect(place, Use::Read).unwrap();
    let rows: Vec<Row> = diesel::RunQueryDsl::load(diesel::sql_query(query), &mut connection).unwrap();
    rows.into_iter().map(|row| row.text).collect()
}

/// The database with all tables that others are copied from, made once by each test program.
fn template(server: &str) -> &'static str {
    static NAME: OnceLock<String> = OnceLock::new();
    NAME.get_or_init(|| {
        let name = format!("kith_template_{}", std::process::id());
        meddle(
            &Place::Server(server.to_owned()),
            &[&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"), &format!("CREATE DATABASE {name}")],
        );
        migrate(&mut connect(&Place::Server(address(server, &name)), Use::Write).unwrap()).unwrap();
        name
    })
}

/// The address of another database on the same server.
fn address(server: &str, name: &str) -> String {
    let (address, query) = server.split_once('?').map_or((server, ""), |(address, query)| (address, query));
    let (host, _) = address.rsplit_once('/').unwrap();
    if query.is_empty() { format!("{host}/{name}") } else { format!("{host}/{name}?{query}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{StoreError, engine::undo_last};
    use diesel::{RunQueryDsl as _, sql_query};

    #[test]
    fn every_migration_goes_forward_back_and_forward() {
        for fresh in Fresh::each() {
            let mut connection = connect(&fresh.place, Use::Write).unwrap();
            migrate(&mut connection).unwrap();
            while undo_last(&mut connection).is_ok() {}
            let again = migrate(&mut connection).unwrap();
            assert!(again > 0);
            assert_eq!(migrate(&mut connection).unwrap(), 0);
        }
    }

    #[test]
    fn a_failed_or_panicking_piece_of_work_is_taken_back_alone() {
        on_each_engine(|store| async move {
            let insert =
                |worker: i64| sql_query(format!("INSERT INTO draft VALUES ({worker}, 'k', 0, 0, 'body')"));
            let kept = store.write(move |c| Ok(insert(1).execute(c)?));
            let failed = store.write::<(), _>(move |c| {
                insert(2).execute(c)?;
                Err(StoreError::Absent)
            });
            let refused = store.write(move |c| Ok(insert(1).execute(c)?));
            let panicked = store.write::<(), _>(move |c| {
                insert(3).execute(c)?;
                unreachable!("a mistake");
            });
            let last = store.write(move |c| Ok(insert(4).execute(c)?));
            let (kept, failed, refused, panicked, last) = tokio::join!(kept, failed, refused, panicked, last);
            assert_eq!((kept.unwrap(), last.unwrap()), (1, 1));
            assert_eq!(failed, Err(StoreError::Absent));
            assert!(matches!(refused, Err(StoreError::Database(_))), "{refused:?}");
            assert_eq!(
                panicked,
                Err(StoreError::Fault("internal error: entered unreachable code: a mistake".to_owned()))
            );
            let workers = store
                .read(|c| {
                    use crate::schema::draft;
                    use diesel::prelude::*;
                    Ok(draft::table.select(draft::worker).order(draft::worker).load::<i64>(c)?)
                })
                .await;
            assert_eq!(workers, Ok(vec![1, 4]));
        });
    }

    #[test]
    fn a_reader_cannot_write() {
        on_each_engine(|store| async move {
            let written = store
                .read(|c| Ok(sql_query("INSERT INTO draft VALUES (1, 'k', 0, 0, 'body')").execute(c)?))
                .await;
            assert!(written.is_err());
        });
    }
}
