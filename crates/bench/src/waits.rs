//! Hears from the store how long each durable commit took, so that waiting for the disk can be told apart from work.

use record::engine::COMMITS;
use std::{
    fmt::Debug,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering::Relaxed},
    },
    time::Duration,
};
use tracing::{
    Event, Metadata, Subscriber,
    field::{Field, Visit},
};
use tracing_subscriber::{
    Layer,
    layer::{Context, SubscriberExt as _},
    util::SubscriberInitExt as _,
};

/// What was heard since it was last taken. Clones hear the same.
#[derive(Clone, Default)]
pub(crate) struct Waits(Arc<Heard>);

#[derive(Default)]
struct Heard {
    commits: AtomicU64,
    micros: AtomicU64,
    pieces: AtomicU64,
}

/// Commits of some stretch of time.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Commits {
    /// How many.
    pub(crate) count: u64,
    /// How long they took together.
    pub(crate) time: Duration,
    /// How many pieces of work they made durable.
    pub(crate) pieces: u64,
}

impl Waits {
    /// Begins to listen, in the whole process.
    pub(crate) fn listen(&self) {
        tracing_subscriber::registry().with(self.clone()).init();
    }

    /// What was heard since the last taking.
    pub(crate) fn take(&self) -> Commits {
        Commits {
            count: self.0.commits.swap(0, Relaxed),
            time: Duration::from_micros(self.0.micros.swap(0, Relaxed)),
            pieces: self.0.pieces.swap(0, Relaxed),
        }
    }
}

impl<S: Subscriber> Layer<S> for Waits {
    fn enabled(&self, metadata: &Metadata<'_>, _: Context<'_, S>) -> bool {
        metadata.target() == COMMITS
    }

    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        event.record(&mut Reader(&self.0));
        self.0.commits.fetch_add(1, Relaxed);
    }
}

struct Reader<'a>(&'a Heard);

impl Visit for Reader<'_> {
    fn record_u64(&mut self, field: &Field, value: u64) {
        match field.name() {
            "micros" => self.0.micros.fetch_add(value, Relaxed),
            "pieces" => self.0.pieces.fetch_add(value, Relaxed),
            _ => 0,
        };
    }

    fn record_debug(&mut self, _: &Field, _: &dyn Debug) {}
}
