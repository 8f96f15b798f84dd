//! The clock: the one place where the store reads the time, so that a test or a demonstration can stand still.

use jiff::{Timestamp, civil::Date};
use practice::contact::day_in_britain;
use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

/// Where the time comes from. Cheap to clone; clones of a settable clock are set together.
#[derive(Debug, Clone)]
pub struct Clock(Source);

#[derive(Debug, Clone)]
enum Source {
    System,
    /// Microseconds since 1970.
    Set(Arc<AtomicI64>),
}

impl Clock {
    /// The machine's clock.
    pub fn system() -> Self {
        Self(Source::System)
    }

    /// A clock that stands at this moment until it is set.
    pub fn standing_at(moment: Timestamp) -> Self {
        Self(Source::Set(Arc::new(AtomicI64::new(moment.as_microsecond()))))
    }

    /// Sets a standing clock. The machine's clock cannot be set and stays as it is.
    pub fn set(&self, moment: Timestamp) {
        if let Source::Set(micros) = &self.0 {
            micros.store(moment.as_microsecond(), Ordering::SeqCst);
        }
    }

    /// The moment, to the microsecond that the store keeps.
    pub fn now(&self) -> Timestamp {
        let micros = match &self.0 {
            Source::System => system_micros(),
            Source::Set(micros) => micros.load(Ordering::SeqCst),
        };
        from_micros(micros)
    }

    /// The day in Britain.
    pub fn today(&self) -> Date {
        day_of(self.now())
    }
}

/// The day in Britain at a moment.
pub fn day_of(moment: Timestamp) -> Date {
    day_in_britain(moment)
}

/// A moment as the store keeps it: microseconds since 1970, brought into the years that can be written.
pub fn from_micros(micros: i64) -> Timestamp {
    Timestamp::from_microsecond(micros).unwrap_or(if micros < 0 { Timestamp::MIN } else { Timestamp::MAX })
}

#[expect(clippy::disallowed_methods, reason = "the one place where the store reads the clock")]
fn system_micros() -> i64 {
    Timestamp::now().as_microsecond()
}
