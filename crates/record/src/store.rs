//! The store: where everything is kept, opened once and cloned freely.

use crate::{
    AnyConnection, AuthorityId, Clock, Ids, Place, StoreError, Witness,
    accounts::binding::BindingCache,
    authority,
    engine::{FORM, Pool, Tables, Use, Writer, connect, migrate, tables},
    families::fold_what_is_not,
    keyed::Key,
    lost::LogBefore,
    projections::drawn_with,
    teams::NameCache,
    vouch,
};
use practice::Thresholds;
use std::{
    path::PathBuf,
    sync::{Arc, OnceLock},
};

/// How a store is opened.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where the database is.
    pub place: Place,
    /// Where the time comes from.
    pub clock: Clock,
    /// The number of this node in a cluster, 0 to 1023.
    pub node: u16,
    /// How many reads run at once.
    pub readers: usize,
    /// Whose database it is to be. None: it is not asked.
    pub authority: Option<AuthorityId>,
    /// Directory outside the database that holds the signing key and `checkpoints.log`. None: no checkpoints.
    pub seals: Option<PathBuf>,
    /// What the authority has set for the rules. What lists show is drawn with it.
    pub thresholds: Arc<Thresholds>,
    /// Whether tables of an older version are brought up to date when the store is opened. Tables are made in an empty place in
    /// any case.
    pub migrate: bool,
    /// Why to go on though saves are missing that people were told of. None: then nothing is opened.
    pub saves_lost: Option<String>,
}

impl Settings {
    /// The usual settings for a place: the machine's clock, node 0, eight readers, no checkpoints, the thresholds of
    /// practice guidance; tables of an older version are brought up to date.
    pub fn at(place: Place) -> Self {
        let thresholds = Arc::new(Thresholds::default());
        let saves_lost = None;
        let (clock, authority, seals, migrate) = (Clock::system(), None, None, true);
        Self { place, clock, node: 0, readers: 8, authority, seals, thresholds, migrate, saves_lost }
    }
}

/// Everything that is kept. Cheap to clone. Made for a session ([`Store::for_session`]), it looks again at the session
/// and its permit in each transaction that writes.
#[derive(Clone)]
pub struct Store {
    inside: Arc<Inside>,
    witness: Option<Arc<Witness>>,
}

struct Inside {
    settings: Settings,
    ids: Ids,
    pool: Pool,
    writer: Writer,
    names: NameCache,
    binding: BindingCache,
    key: OnceLock<Key>,
}

impl Store {
    /// Opens the database. Makes it where there is none, and brings its tables up to date if [`Settings::migrate`] says so.
    ///
    /// # Errors
    /// [`StoreError::Behind`] and [`StoreError::Newer`] where its tables are not those of this version.
    /// [`StoreError::Settings`] where the database or the directory of seals is another authority's.
    /// [`StoreError::SavesLost`] where saves are missing that people were told of, as far as the write-ahead log and the tally
    /// beside the signing key tell, and [`Settings::saves_lost`] does not say that it is known.
    pub fn open(settings: Settings) -> Result<Self, StoreError> {
        let log = LogBefore::of(&settings)?;
        let mut connection = connect(&settings.place, Use::Write)?;
        match tables(&mut connection)? {
            Tables::Newer(found) => return Err(StoreError::Newer { found, known: FORM }),
            Tables::Behind(steps) if !settings.migrate => return Err(StoreError::Behind(steps)),
            Tables::None | Tables::Behind(_) => migrate(&mut connection).map(drop)?,
            Tables::Fit => {}
        }
        log.compare(&mut connection, &settings)?;
        fold_what_is_not(&mut connection)?;
        vouch::adopt(&mut connection, settings.clock.now(), &drawn_with(&settings.thresholds))?;
        if let Some(id) = &settings.authority {
            authority::bind(&mut connection, id, settings.seals.as_deref(), settings.clock.now())?;
        }
        let writer = Writer::start(settings.place.clone(), connection)?;
        let pool = Pool::new(settings.place.clone(), settings.readers);
        let ids = Ids::new(settings.node, settings.clock.clone());
        let (names, binding) = (NameCache::default(), BindingCache::default());
        let key = OnceLock::new();
        let inside = Arc::new(Inside { settings, ids, pool, writer, names, binding, key });
        Ok(Self { inside, witness: None })
    }

    /// The clock by which this store lives.
    pub fn clock(&self) -> &Clock {
        &self.inside.settings.clock
    }

    /// A number for something new.
    pub fn new_id(&self) -> i64 {
        self.inside.ids.draw()
    }

    /// The settings with which it was opened.
    pub fn settings(&self) -> &Settings {
        &self.inside.settings
    }

    /// What the authority has set for the rules.
    pub fn thresholds(&self) -> &Arc<Thresholds> {
        &self.inside.settings.thresholds
    }

    /// Whether the database answers.
    pub async fn alive(&self) -> Result<(), StoreError> {
        self.read(|connection| {
            diesel::RunQueryDsl::execute(diesel::sql_query("SELECT 1"), connection)?;
            Ok(())
        })
        .await
    }

    /// Whether what is saved is kept: where the last save could not be, one is tried that changes nothing.
    pub async fn keeps(&self) -> Result<(), StoreError> {
        if !self.inside.writer.is_failing() {
            return Ok(());
        }
        let tried = self.inside.writer.write(|connection| {
            diesel::RunQueryDsl::execute(
                diesel::sql_query("UPDATE vouched_since SET drawn_with = drawn_with"),
                connection,
            )?;
            Ok(())
        });
        tried.await
    }

    /// The names of workers and teams, as far as they are in memory.
    pub(crate) fn name_cache(&self) -> &NameCache {
        &self.inside.names
    }

    /// The same store for one session: whatever it writes is kept only if the session and its permit still stand in
    /// the transaction that writes.
    pub fn for_session(&self, witness: Witness) -> Self {
        Self { inside: Arc::clone(&self.inside), witness: Some(Arc::new(witness)) }
    }

    /// The key of keyed digests, read when it is first needed. If it cannot be read, one is drawn for as long as this
    /// store is open, and the log says so.
    pub(crate) fn key(&self) -> &Key {
        self.inside.key.get_or_init(|| {
            Key::of(self.settings()).unwrap_or_else(|why| {
                tracing::error!(%why, "the key of keyed digests");
                Key::drawn()
            })
        })
    }

    /// Closes connections for reading that nobody has needed since this was done last. Returns how many.
    pub(crate) fn rest(&self) -> usize {
        self.inside.pool.rest()
    }

    /// What is looked at again before anything is written.
    pub(crate) fn witness(&self) -> Option<Arc<Witness>> {
        self.witness.clone()
    }

    /// The secret that binds sessions, as far as it is in memory.
    pub(crate) fn kept_binding(&self) -> &BindingCache {
        &self.inside.binding
    }

    /// Reads one unmoving picture on a blocking thread. For repositories of this crate, which ask for a permit.
    pub(crate) async fn read<T, F>(&self, work: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: FnOnce(&mut AnyConnection) -> Result<T, StoreError> + Send + 'static,
    {
        self.inside.pool.read(work).await
    }

    /// Writes in the next group commit and returns once it is durable; an error takes back all of this piece of work.
    /// For repositories of this crate, which ask for a permit. The work must not wait for anything: all others wait
    /// for it. A store made for a session looks at the session again first.
    pub(crate) async fn write<T, F>(&self, work: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: FnOnce(&mut AnyConnection) -> Result<T, StoreError> + Send + 'static,
    {
        let Some(witness) = self.witness() else { return self.inside.writer.write(work).await };
        let clock = self.clock().clone();
        self.inside
            .writer
            .write(move |connection| {
                witness.look_again(connection, clock.now())?;
                work(connection)
            })
            .await
    }
}
