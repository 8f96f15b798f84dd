//! Studies that were run here, held in memory alone for the session that ran them, and forgotten with it or when nobody has
//! looked at them for a time. What a study says is worked out in the crate `evaluation`.

use evaluation::evaluate::Done;
use jiff::{SignedDuration, Timestamp};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// So many are held for one session; an older one makes room.
const OF_ONE_SESSION: usize = 4;
/// So many are held in all; each takes a megabyte or two.
const IN_ALL: usize = 64;

/// A study that was run.
#[derive(Debug)]
pub struct StudyRun {
    /// Its number, in addresses.
    pub id: i64,
    /// What its file is called.
    pub file: String,
    /// When it was run.
    pub at: Timestamp,
    /// Its report.
    pub done: Done,
}

struct Held {
    session: String,
    run: Arc<StudyRun>,
    seen: Timestamp,
}

/// The studies that are held.
#[derive(Default)]
pub struct Studies(Mutex<Vec<Held>>);

impl Studies {
    /// Holds a study for a session.
    pub fn hold(&self, session: &str, run: Arc<StudyRun>) {
        let mut held = self.held();
        let of_session = held.iter().filter(|one| one.session == session).count();
        if of_session >= OF_ONE_SESSION
            && let Some(oldest) = held.iter().position(|one| one.session == session)
        {
            held.remove(oldest);
        } else if held.len() >= IN_ALL {
            held.remove(0);
        }
        let seen = run.at;
        held.push(Held { session: session.to_owned(), run, seen });
    }

    /// A study of a session, which counts as looked at.
    pub fn of_session(&self, session: &str, id: i64, now: Timestamp) -> Option<Arc<StudyRun>> {
        let mut held = self.held();
        let one = held.iter_mut().find(|one| one.session == session && one.run.id == id)?;
        one.seen = one.seen.max(now);
        Some(Arc::clone(&one.run))
    }

    /// Every study of a session, the newest first.
    pub fn all_of(&self, session: &str) -> Vec<Arc<StudyRun>> {
        self.held()
            .iter()
            .rev()
            .filter(|one| one.session == session)
            .map(|one| Arc::clone(&one.run))
            .collect()
    }

    /// Forgets a study of a session.
    pub fn forget(&self, session: &str, id: i64) {
        self.held().retain(|one| !(one.session == session && one.run.id == id));
    }

    /// Forgets what a session holds.
    pub fn forget_session(&self, session: &str) {
        self.held().retain(|one| one.session != session);
    }

    /// Forgets what nobody has looked at for so long.
    pub(crate) fn forget_unseen(&self, now: Timestamp, longest: SignedDuration) {
        self.held().retain(|one| now.duration_since(one.seen) < longest);
    }

    /// The sessions that hold any.
    pub(crate) fn sessions(&self) -> Vec<String> {
        self.held().iter().map(|one| one.session.clone()).collect()
    }

    /// Whether none is held.
    pub(crate) fn is_empty(&self) -> bool {
        self.held().is_empty()
    }

    fn held(&self) -> MutexGuard<'_, Vec<Held>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
