//! What every handler shares: the store, the pages, the settings.

use crate::{held::Shelf, page::Pages, session::gate::Gate};
use jiff::SignedDuration;
use practice::Thresholds;
use record::{Store, Witness, accounts::Limits};
use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};
use tokio::sync::Semaphore;

/// So many passwords are hashed at once.
const HASHED_AT_ONCE: usize = 4;
/// So many people may wait for theirs.
const WAITING_TO_HASH: usize = 400;

/// How this installation behaves.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The authority's name, shown at the top.
    pub authority: String,
    /// The authority's own code in published statistics, `384` or `E08000036`; empty where it is not said.
    pub authority_code: String,
    /// Whether the families are invented.
    pub demo: bool,
    /// The sign-ins that the demonstration shows beside its form.
    pub demo_sign_ins: Vec<DemoSignIn>,
    /// A session ends after this long without a request.
    pub idle: SignedDuration,
    /// A session ends this long after signing in, whatever happens.
    pub absolute: SignedDuration,
    /// An emergency opening of a record lasts this long.
    pub emergency: SignedDuration,
    /// How costly a password check is.
    pub password_cost: PasswordCost,
    /// Whether something before Kith, on another machine, speaks TLS to browsers and says where each request came from.
    pub behind_tls: bool,
    /// What the rules use. [`App::new`] takes it from the store's settings, whatever stands here.
    pub thresholds: Arc<Thresholds>,
}

/// A sign-in of the demonstration, where every person is invented.
#[derive(Debug, Clone, serde::Serialize)]
pub struct DemoSignIn {
    /// Who: "Amir Siddiqui, social worker".
    pub who: String,
    /// Their user name.
    pub username: String,
}

/// Memory and rounds of Argon2id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PasswordCost {
    /// Memory in KiB.
    pub memory: u32,
    /// Rounds.
    pub rounds: u32,
}

impl Default for PasswordCost {
    /// OWASP's first recommendation for Argon2id: 19 MiB, two rounds, one lane.
    fn default() -> Self {
        Self { memory: 19 * 1024, rounds: 2 }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            authority: "Our authority".into(),
            authority_code: String::new(),
            demo: false,
            demo_sign_ins: Vec::new(),
            idle: SignedDuration::from_mins(30),
            absolute: SignedDuration::from_hours(12),
            emergency: SignedDuration::from_hours(4),
            password_cost: PasswordCost::default(),
            behind_tls: false,
            thresholds: Arc::default(),
        }
    }
}

/// Shared by all handlers. Cheap to clone. A visit's own has a store that looks at the visit's session again in each
/// transaction that writes.
#[derive(Clone)]
pub struct App {
    inside: Arc<Inside>,
    store: Store,
}

struct Inside {
    pages: Pages,
    settings: Settings,
    gate: Gate,
    calendars: Gate,
    hashing: Semaphore,
    waiting: Semaphore,
    hashed: AtomicU64,
    shelf: Shelf,
}

impl App {
    /// Puts the parts together.
    pub fn new(store: Store, mut settings: Settings, pages: Pages) -> Self {
        settings.thresholds = Arc::clone(store.thresholds());
        let (gate, hashing) = (Gate::default(), Semaphore::new(HASHED_AT_ONCE));
        let inside = Inside {
            pages,
            settings,
            gate,
            calendars: Gate::default(),
            hashing,
            waiting: Semaphore::new(WAITING_TO_HASH),
            hashed: AtomicU64::new(0),
            shelf: Shelf::default(),
        };
        Self { inside: Arc::new(inside), store }
    }

    /// The same application, whose store writes for one session alone.
    pub(crate) fn for_session(&self, witness: Witness) -> Self {
        Self { inside: Arc::clone(&self.inside), store: self.store.for_session(witness) }
    }

    /// Where everything is kept.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// The templates.
    pub fn pages(&self) -> &Pages {
        &self.inside.pages
    }

    /// How this installation behaves.
    pub fn settings(&self) -> &Settings {
        &self.inside.settings
    }

    /// How long sessions last.
    pub fn limits(&self) -> Limits {
        Limits { idle: self.settings().idle, absolute: self.settings().absolute }
    }

    /// Where sign-ins that failed are counted by the place they came from.
    pub(crate) fn gate(&self) -> &Gate {
        &self.inside.gate
    }

    /// Where tries at the addresses of calendars are counted, apart from sign-ins: calendars that go on asking for an address that
    /// has ended keep nobody of their office from signing in.
    pub fn calendars(&self) -> &Gate {
        &self.inside.calendars
    }

    /// What screens hold in memory.
    pub(crate) fn shelf(&self) -> &Shelf {
        &self.inside.shelf
    }

    /// How many passwords have been hashed or compared since this began.
    pub fn passwords_hashed(&self) -> u64 {
        self.inside.hashed.load(Ordering::Relaxed)
    }

    pub(crate) fn count_hashed(&self) {
        self.inside.hashed.fetch_add(1, Ordering::Relaxed);
    }

    /// The places of those who wait for their turn.
    pub(crate) fn waiting(&self) -> &Semaphore {
        &self.inside.waiting
    }

    /// The turns of those who want a password hashed.
    pub(crate) fn hashing(&self) -> &Semaphore {
        &self.inside.hashing
    }
}
