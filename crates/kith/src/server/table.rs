//! Who is connected, and how quiet they are. There is a seat for so many; the one that has been quiet for longest makes
//! room for whoever comes, and one whose request is being answered never does.

use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use tokio::sync::Notify;

/// What a connection is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Doing {
    /// Nothing: no request has come, or the last one is answered.
    Quiet,
    /// Sending a body.
    Sending,
    /// Waiting for an answer.
    Waiting,
}

/// The seats.
#[derive(Debug)]
pub(super) struct Table {
    seats: usize,
    inside: Mutex<Inside>,
}

#[derive(Debug, Default)]
struct Inside {
    /// Counts moments, so that the longest quiet is known without a clock.
    moment: u64,
    open: HashMap<u64, Open>,
    /// Those who may have to go, the first one first.
    order: BTreeMap<(Doing, u64), u64>,
}

#[derive(Debug)]
struct Open {
    doing: Doing,
    since: u64,
    close: Arc<Notify>,
}

/// A seat, given back when it is dropped.
#[derive(Debug)]
pub(super) struct Seat {
    table: Arc<Table>,
    number: u64,
    close: Arc<Notify>,
}

impl Table {
    pub(super) fn new(seats: usize) -> Self {
        Self { seats: seats.max(1), inside: Mutex::default() }
    }

    /// A seat for somebody who came. None: all are taken by requests that are being answered.
    pub(super) fn enter(self: &Arc<Self>) -> Option<Seat> {
        let mut inside = self.inside();
        if inside.open.len() >= self.seats && !inside.close_quietest() {
            return None;
        }
        inside.moment += 1;
        let (number, close) = (inside.moment, Arc::new(Notify::new()));
        let open = Open { doing: Doing::Quiet, since: number, close: Arc::clone(&close) };
        inside.order.insert((Doing::Quiet, number), number);
        inside.open.insert(number, open);
        Some(Seat { table: Arc::clone(self), number, close })
    }

    /// Closes the one that has been quiet for longest.
    pub(super) fn make_room(&self) {
        self.inside().close_quietest();
    }

    fn inside(&self) -> MutexGuard<'_, Inside> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Inside {
    fn close_quietest(&mut self) -> bool {
        let Some((_, number)) = self.order.pop_first() else { return false };
        if let Some(open) = self.open.remove(&number) {
            open.close.notify_one();
        }
        true
    }
}

impl Seat {
    /// Says what the connection does from now on.
    pub(super) fn now(&self, doing: Doing) {
        let mut inside = self.table.inside();
        inside.moment += 1;
        let moment = inside.moment;
        let Some(open) = inside.open.get_mut(&self.number) else { return };
        let before = (open.doing, open.since);
        (open.doing, open.since) = (doing, moment);
        inside.order.remove(&before);
        if doing != Doing::Waiting {
            inside.order.insert((doing, moment), self.number);
        }
    }

    /// Whether nothing is being done.
    pub(super) fn is_quiet(&self) -> bool {
        self.table.inside().open.get(&self.number).is_none_or(|open| open.doing == Doing::Quiet)
    }

    /// Waits until somebody else needs the seat.
    pub(super) async fn needed(&self) {
        self.close.notified().await;
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut inside = self.table.inside();
        if let Some(open) = inside.open.remove(&self.number) {
            inside.order.remove(&(open.doing, open.since));
        }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failed test should say so at once")]
mod tests {
    use super::*;
    use std::pin::pin;

    fn is_needed(seat: &Seat) -> bool {
        let mut context = std::task::Context::from_waker(std::task::Waker::noop());
        pin!(seat.needed()).poll(&mut context).is_ready()
    }

    #[test]
    fn the_longest_quiet_makes_room_and_whoever_is_being_answered_never_does() {
        let table = Arc::new(Table::new(3));
        let [first, second, third] = [0, 1, 2].map(|_| table.enter().unwrap());
        first.now(Doing::Waiting);
        second.now(Doing::Sending);
        let fourth = table.enter().unwrap();
        assert_eq!([&first, &second, &third].map(is_needed), [false, false, true]);
        drop(third);
        fourth.now(Doing::Waiting);
        let fifth = table.enter().unwrap();
        assert_eq!([&first, &second].map(is_needed), [false, true], "then whoever sends for longest");
        fifth.now(Doing::Waiting);
        assert!(table.enter().is_none(), "all are being answered");
        first.now(Doing::Quiet);
        assert!(table.enter().is_some());
        drop(fourth);
        drop(second);
        assert!(table.enter().is_some(), "a seat given up is free");
    }
}
