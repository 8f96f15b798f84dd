//! Studies that run or were run here, held in memory alone for the session that began them, and forgotten with it or when
//! nobody has looked at them for a time. What a study says is worked out in the crate `evaluation`.

use evaluation::evaluate::Done;
use jiff::{SignedDuration, Timestamp};
use std::{
    sync::{
        Arc, Mutex, MutexGuard, OnceLock, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};
use tokio::sync::watch;

/// So many are held for one session; an older one makes room.
const OF_ONE_SESSION: usize = 4;
/// So many are held in all; each takes a megabyte or two.
const IN_ALL: usize = 64;

/// A study that runs or was run.
#[derive(Debug)]
pub(crate) struct StudyRun {
    /// Its number, in addresses.
    pub(crate) id: i64,
    /// What its file is called.
    pub(crate) file: String,
    /// When it was begun.
    pub(crate) at: Timestamp,
    outcome: OnceLock<Result<Done, Vec<String>>>,
    compared: AtomicUsize,
    to_compare: AtomicUsize,
    ended: watch::Sender<bool>,
}

impl StudyRun {
    /// A study that begins.
    pub(crate) fn begun(id: i64, file: String, at: Timestamp) -> Self {
        Self {
            id,
            file,
            at,
            outcome: OnceLock::new(),
            compared: AtomicUsize::new(0),
            to_compare: AtomicUsize::new(0),
            ended: watch::Sender::new(false),
        }
    }

    /// Its report, or the sentences why there is none. Nothing while it runs.
    pub(crate) fn outcome(&self) -> Option<&Result<Done, Vec<String>>> {
        self.outcome.get()
    }

    /// Its report, once there is one.
    pub(crate) fn done(&self) -> Option<&Done> {
        self.outcome.get()?.as_ref().ok()
    }

    /// Says how many of how many comparisons are made.
    pub(crate) fn tell(&self, compared: usize, of: usize) {
        // Threads tell out of turn: how far it is never goes back.
        self.compared.fetch_max(compared, Ordering::Relaxed);
        self.to_compare.store(of, Ordering::Relaxed);
    }

    /// How many of how many comparisons are made; none of none before the first.
    pub(crate) fn progress(&self) -> (usize, usize) {
        (self.compared.load(Ordering::Relaxed), self.to_compare.load(Ordering::Relaxed))
    }

    /// Ends it with its report, or with the sentences why there is none.
    pub(crate) fn end(&self, outcome: Result<Done, Vec<String>>) {
        // A study ends once: whatever comes after that is not its outcome.
        let _ = self.outcome.set(outcome);
        self.ended.send_replace(true);
    }

    /// Waits until it has ended, and no longer than this.
    pub(crate) async fn wait(&self, longest: Duration) {
        let mut ended = self.ended.subscribe();
        // Whether it ended or the time was over, the caller looks at the outcome.
        let _ = tokio::time::timeout(longest, ended.wait_for(|ended| *ended)).await;
    }
}

struct Held {
    session: String,
    run: Arc<StudyRun>,
    seen: Timestamp,
}

/// The studies that are held.
#[derive(Default)]
pub(crate) struct Studies(Mutex<Vec<Held>>);

impl Studies {
    /// Holds a study for a session.
    pub(crate) fn hold(&self, session: &str, run: Arc<StudyRun>) {
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
    pub(crate) fn of_session(&self, session: &str, id: i64, now: Timestamp) -> Option<Arc<StudyRun>> {
        let mut held = self.held();
        let one = held.iter_mut().find(|one| one.session == session && one.run.id == id)?;
        one.seen = one.seen.max(now);
        Some(Arc::clone(&one.run))
    }

    /// Whether a study of this session still runs.
    pub(crate) fn runs_for(&self, session: &str) -> bool {
        self.held().iter().any(|one| one.session == session && one.run.outcome().is_none())
    }

    /// Every study of a session, the newest first.
    pub(crate) fn all_of(&self, session: &str) -> Vec<Arc<StudyRun>> {
        self.held()
            .iter()
            .rev()
            .filter(|one| one.session == session)
            .map(|one| Arc::clone(&one.run))
            .collect()
    }

    /// Forgets a study of a session.
    pub(crate) fn forget(&self, session: &str, id: i64) {
        self.held().retain(|one| !(one.session == session && one.run.id == id));
    }

    fn held(&self) -> MutexGuard<'_, Vec<Held>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl ui::held::Held for Studies {
    fn forget_session(&self, session: &str) {
        self.held().retain(|one| one.session != session);
    }

    fn forget_unseen(&self, now: Timestamp, longest: SignedDuration) {
        self.held().retain(|one| now.duration_since(one.seen) < longest);
    }

    fn sessions(&self) -> Vec<String> {
        self.held().iter().map(|one| one.session.clone()).collect()
    }

    fn is_empty(&self) -> bool {
        self.held().is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn begun(id: i64) -> Arc<StudyRun> {
        Arc::new(StudyRun::begun(id, "study.toml".to_owned(), Timestamp::UNIX_EPOCH))
    }

    #[test]
    fn how_far_a_study_is_never_goes_back_and_it_ends_once() {
        let run = begun(1);
        assert_eq!((run.progress(), run.outcome()), ((0, 0), None));
        run.tell(3, 10);
        run.tell(2, 10);
        assert_eq!(run.progress(), (3, 10));
        run.end(Err(vec!["The file is not there.".to_owned()]));
        run.end(Err(vec!["Another reason.".to_owned()]));
        assert_eq!(run.outcome(), Some(&Err(vec!["The file is not there.".to_owned()])));
        assert_eq!(run.done(), None);
    }

    #[test]
    fn a_study_runs_for_its_session_until_it_ends_or_is_forgotten() {
        let studies = Studies::default();
        let (one, other) = (begun(1), begun(2));
        studies.hold("a", Arc::clone(&one));
        studies.hold("b", Arc::clone(&other));
        assert!(studies.runs_for("a") && studies.runs_for("b") && !studies.runs_for("c"));
        one.end(Err(Vec::new()));
        studies.forget("b", 2);
        assert!(!studies.runs_for("a") && !studies.runs_for("b"));
    }
}
