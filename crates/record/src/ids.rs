//! Makes identifiers: they sort by time of making, carry nothing personal, and never repeat.

use crate::clock::Clock;
use std::sync::{Mutex, PoisonError};

/// 1 January 2020 in milliseconds since 1970.
const FIRST_MILLI: i64 = 1_577_836_800_000;
/// Bits for the node, and for the counter within a millisecond.
const NODE_BITS: u32 = 10;
const COUNTER_BITS: u32 = 12;
const COUNTERS: i64 = 1 << COUNTER_BITS;

/// Draws identifiers of 63 bits: 41 bits of milliseconds since 2020 (enough until 2089), 10 bits of node, and 12 bits
/// that begin by chance in each millisecond and count up from there.
#[derive(Debug)]
pub struct Ids {
    node: i64,
    last: Mutex<(i64, i64)>,
    clock: Clock,
}

impl Ids {
    /// A generator for one node of a cluster. Nodes that write to the same database need different numbers, 0 to 1023.
    pub fn new(node: u16, clock: Clock) -> Self {
        Self { node: i64::from(node) & ((1 << NODE_BITS) - 1), last: Mutex::new((0, 0)), clock }
    }

    /// The next identifier: greater than every one drawn before, even when the clock goes back.
    pub fn draw(&self) -> i64 {
        let now = self.clock.now().as_millisecond() - FIRST_MILLI;
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        *last = next(*last, now, chance());
        (last.0 << (NODE_BITS + COUNTER_BITS)) | (self.node << COUNTER_BITS) | last.1
    }
}

/// What follows the last (millisecond, counter). A new millisecond begins in the lower half, so that it can count on.
fn next(last: (i64, i64), now: i64, chance: u16) -> (i64, i64) {
    let (milli, counter) = last;
    if now > milli {
        (now, i64::from(chance) % (COUNTERS / 2))
    } else if counter + 1 < COUNTERS {
        (milli, counter + 1)
    } else {
        (milli + 1, i64::from(chance) % (COUNTERS / 2))
    }
}

/// The number of a change of the journal that is made at this moment, in microseconds since 1970: it sorts by time, to the
/// millisecond, and what follows is drawn by chance. No two changes of one chain need it to tell them apart.
pub(crate) fn number_of_change(at: i64) -> i64 {
    let milli = (at / 1000 - FIRST_MILLI).max(0) & ((1 << 41) - 1);
    (milli << (NODE_BITS + COUNTER_BITS)) | i64::from(wide_chance() & ((1 << (NODE_BITS + COUNTER_BITS)) - 1))
}

#[expect(clippy::disallowed_methods, reason = "the one place where identifiers draw chance")]
fn chance() -> u16 {
    rand::random()
}

#[expect(
    clippy::disallowed_methods,
    reason = "changes of several nodes in one millisecond need other numbers"
)]
fn wide_chance() -> u32 {
    rand::random()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::Timestamp;

    #[test]
    fn identifiers_only_grow_even_when_the_clock_goes_back() {
        let noon = Timestamp::from_second(1_795_000_000).unwrap_or(Timestamp::UNIX_EPOCH);
        let clock = Clock::standing_at(noon);
        let ids = Ids::new(3, clock.clone());
        let mut last = 0;
        for round in 0..20_000 {
            if round == 10_000 {
                clock.set(noon - jiff::SignedDuration::from_secs(60));
            }
            let id = ids.draw();
            assert!(id > last);
            assert_eq!((id >> COUNTER_BITS) & 1023, 3);
            last = id;
        }
    }
}
