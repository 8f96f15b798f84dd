//! What screens hold in memory for a session, such as files that somebody has sent. It is forgotten when the session ends, here
//! or on another node, and when nobody has looked at it for as long as a session may stand idle.

use crate::App;
use jiff::{SignedDuration, Timestamp};
use std::{
    any::{Any, TypeId},
    collections::{BTreeSet, HashMap},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

/// How often it is looked whether something is to be forgotten, while anything is held.
const EVERY: Duration = Duration::from_mins(1);

/// Something that screens hold in memory, one for the whole application.
pub trait Held: Any + Send + Sync {
    /// Forgets what a session holds.
    fn forget_session(&self, session: &str);

    /// Forgets what nobody has looked at for so long.
    fn forget_unseen(&self, now: Timestamp, longest: SignedDuration);

    /// The hashes of the secrets of the sessions for which something is held.
    fn sessions(&self) -> Vec<String>;

    /// Whether nothing is held.
    fn is_empty(&self) -> bool;
}

/// Everything that is held, by its type.
#[derive(Default)]
pub(crate) struct Shelf(Mutex<HashMap<TypeId, Arc<dyn Held>>>);

impl Shelf {
    fn by_type(&self) -> MutexGuard<'_, HashMap<TypeId, Arc<dyn Held>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn all(&self) -> Vec<Arc<dyn Held>> {
        self.by_type().values().cloned().collect()
    }

    fn one<T: Held + Default>(&self) -> Arc<T> {
        let kept =
            Arc::clone(self.by_type().entry(TypeId::of::<T>()).or_insert_with(|| Arc::new(T::default())));
        let kept: Arc<dyn Any + Send + Sync> = kept;
        // What stands under a type is of that type, so the other arm is never taken.
        kept.downcast().unwrap_or_else(|_| Arc::new(T::default()))
    }
}

impl App {
    /// What the application holds of this type, begun empty when it is first asked for.
    pub fn held<T: Held + Default>(&self) -> Arc<T> {
        self.shelf().one()
    }

    /// Forgets what a session holds.
    pub fn forget_session(&self, session: &str) {
        for held in self.shelf().all() {
            held.forget_session(session);
        }
    }

    /// Forgets what nobody has looked at for too long, and what sessions held that have ended.
    pub async fn forget_old(&self) {
        let (idle, now, limits) = (self.settings().idle, self.store().clock().now(), self.limits());
        let all = self.shelf().all();
        for held in &all {
            held.forget_unseen(now, idle);
        }
        let sessions: BTreeSet<String> = all.iter().flat_map(|held| held.sessions()).collect();
        for session in sessions {
            // Where the database does not answer, the time limit above still holds.
            if matches!(self.store().find_session(&session, limits).await, Ok(None)) {
                self.forget_session(&session);
            }
        }
    }

    /// Looks from now on, until nothing is held any more, whether something is to be forgotten.
    pub fn watch_held(&self) {
        let app = self.clone();
        tokio::spawn(async move {
            while app.shelf().all().iter().any(|held| !held.is_empty()) {
                tokio::time::sleep(EVERY).await;
                app.forget_old().await;
            }
        });
    }
}
