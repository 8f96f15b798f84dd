//! Where checks are held: in memory alone, for the session that made them, and forgotten when it ends, when somebody says
//! so, or when nobody has looked at them for a time.

use super::{ReturnsSettings, Run, Which};
use jiff::{SignedDuration, Timestamp};
use std::sync::{
    Arc, Mutex, MutexGuard, PoisonError,
    atomic::{AtomicUsize, Ordering},
};
use tokio::sync::Semaphore;

/// So many returns are read and checked at once; each takes all processors for its time.
const AT_ONCE: usize = 2;
/// So many saved checks are kept ready to be looked at.
const SAVED_READY: usize = 4;

/// Room in memory that is taken, until this is dropped.
#[derive(Debug)]
pub(crate) struct Room {
    taken: usize,
    all: Arc<AtomicUsize>,
}

impl Drop for Room {
    fn drop(&mut self) {
        self.all.fetch_sub(self.taken, Ordering::Relaxed);
    }
}

impl Room {
    /// Takes as much as is needed now, whether more or less than before.
    fn resize(&mut self, needed: usize) {
        self.all.fetch_add(needed, Ordering::Relaxed);
        self.all.fetch_sub(self.taken, Ordering::Relaxed);
        self.taken = needed;
    }
}

struct Held {
    /// The hash of the session's secret; none where a saved check was opened for whoever may.
    session: Option<String>,
    run: Arc<Run>,
    seen: Timestamp,
    _room: Room,
}

/// The checks that are held.
pub struct Checks {
    held: Mutex<Vec<Held>>,
    taken: Arc<AtomicUsize>,
    settings: ReturnsSettings,
    turns: Semaphore,
}

impl Default for Checks {
    fn default() -> Self {
        Self::new(ReturnsSettings::default())
    }
}

impl Checks {
    /// Within what checks may take.
    pub(crate) fn new(settings: ReturnsSettings) -> Self {
        Self { held: Mutex::default(), taken: Arc::default(), settings, turns: Semaphore::new(AT_ONCE) }
    }

    /// What checks may take, and what they are checked against.
    pub(crate) fn settings(&self) -> &ReturnsSettings {
        &self.settings
    }

    /// Takes room for something that is about to be read; none where there is not as much.
    pub(crate) fn room(&self, needed: usize) -> Option<Room> {
        let fits = |taken: usize| taken.checked_add(needed).filter(|sum| *sum <= self.settings.in_memory);
        self.taken.fetch_update(Ordering::Relaxed, Ordering::Relaxed, fits).ok()?;
        Some(Room { taken: needed, all: Arc::clone(&self.taken) })
    }

    /// Runs work that takes all processors, in its turn.
    pub async fn in_turn<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
        let _turn = self.turns.acquire().await.ok()?;
        tokio::task::spawn_blocking(work).await.ok()
    }

    /// Holds a check for a session, in the place of the session's check of the same return.
    pub(crate) fn hold(&self, session: &str, run: Arc<Run>, now: Timestamp, room: Room) {
        let mut held = self.held();
        held.retain(|one| !(one.is_of(session) && one.run.which == run.which));
        held.push(Held::new(Some(session.to_owned()), run, now, room));
    }

    /// Keeps a saved check ready for whoever may look at saved checks.
    pub(crate) fn ready(&self, run: Arc<Run>, now: Timestamp) {
        let Some(room) = self.room(0) else { return };
        let mut held = self.held();
        let others = held.iter().filter(|one| one.session.is_none()).count();
        if others >= SAVED_READY
            && let Some(oldest) = (0..held.len())
                .filter(|at| held.get(*at).is_some_and(|one| one.session.is_none()))
                .min_by_key(|at| held.get(*at).map(|one| one.seen))
        {
            held.swap_remove(oldest);
        }
        held.push(Held::new(None, run, now, room));
    }

    /// A check of a session, which counts as looked at.
    pub(crate) fn of_session(&self, session: &str, id: i64, now: Timestamp) -> Option<Arc<Run>> {
        self.look(now, |one| one.is_of(session) && one.run.id == id)
    }

    /// A saved check that is ready.
    pub(crate) fn saved(&self, id: i64, now: Timestamp) -> Option<Arc<Run>> {
        self.look(now, |one| one.session.is_none() && one.run.id == id)
    }

    /// Every check of a session, the newest first.
    pub(crate) fn all_of(&self, session: &str) -> Vec<Arc<Run>> {
        let mut all: Vec<_> =
            self.held().iter().filter(|one| one.is_of(session)).map(|one| Arc::clone(&one.run)).collect();
        all.sort_by_key(|run| std::cmp::Reverse(run.checked_at));
        all
    }

    /// The session's check of a return.
    pub(crate) fn latest(&self, session: &str, which: Which) -> Option<Arc<Run>> {
        self.all_of(session).into_iter().find(|run| run.which == which)
    }

    /// Forgets a check, whoever holds it.
    pub(crate) fn forget(&self, id: i64) {
        self.held().retain(|one| one.run.id != id);
    }

    /// How many are held, saved ones aside.
    pub fn count(&self) -> usize {
        self.held().iter().filter(|one| one.session.is_some()).count()
    }

    fn look(&self, now: Timestamp, is: impl Fn(&Held) -> bool) -> Option<Arc<Run>> {
        let mut held = self.held();
        let one = held.iter_mut().find(|one| is(one))?;
        one.seen = one.seen.max(now);
        Some(Arc::clone(&one.run))
    }

    fn held(&self) -> MutexGuard<'_, Vec<Held>> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl ui::held::Held for Checks {
    fn forget_session(&self, session: &str) {
        self.held().retain(|one| !one.is_of(session));
    }

    fn forget_unseen(&self, now: Timestamp, longest: SignedDuration) {
        self.held().retain(|one| now.duration_since(one.seen) < longest);
    }

    fn sessions(&self) -> Vec<String> {
        let mut all: Vec<String> = self.held().iter().filter_map(|one| one.session.clone()).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    fn is_empty(&self) -> bool {
        self.held().is_empty()
    }
}

impl Held {
    fn new(session: Option<String>, run: Arc<Run>, seen: Timestamp, mut room: Room) -> Self {
        room.resize(run.size());
        Self { session, run, seen, _room: room }
    }

    fn is_of(&self, session: &str) -> bool {
        self.session.as_deref() == Some(session)
    }
}
