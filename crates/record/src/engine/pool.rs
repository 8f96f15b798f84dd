//! The readers: a few connections on blocking threads, each read one unmoving picture of the database.

use super::{AnyConnection, Place, Use, begin_read, connect, roll_back_to};
use crate::StoreError;
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use tokio::sync::Semaphore;

/// A pool of connections that only read. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Pool(Arc<Shared>);

struct Shared {
    place: Place,
    idle: Mutex<Idle>,
    turns: Arc<Semaphore>,
}

/// Connections that wait, the one used last at the end.
#[derive(Default)]
struct Idle {
    waiting: Vec<(u64, AnyConnection)>,
    /// How often the pool has rested: each connection is marked with the rest before which it was used last.
    rests: u64,
}

impl Pool {
    /// A pool of at most `most` connections, opened when first needed.
    pub(crate) fn new(place: Place, most: usize) -> Self {
        Self(Arc::new(Shared {
            place,
            idle: Mutex::new(Idle::default()),
            turns: Arc::new(Semaphore::new(most.max(1))),
        }))
    }

    /// Reads in one transaction on a blocking thread. A read that panics costs its connection, nothing else.
    pub(crate) async fn read<T, F>(&self, work: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: FnOnce(&mut AnyConnection) -> Result<T, StoreError> + Send + 'static,
    {
        let turn = Arc::clone(&self.0.turns).acquire_owned().await.map_err(|_| StoreError::Stopping)?;
        let pool = self.clone();
        let read = tokio::task::spawn_blocking(move || {
            let _turn = turn;
            pool.read_here(work)
        });
        read.await.map_err(|why| StoreError::Fault(why.to_string()))?
    }

    /// Reads in one transaction on this thread.
    pub(crate) fn read_here<T>(
        &self,
        work: impl FnOnce(&mut AnyConnection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let mut connection = self.take()?;
        let read = catch_unwind(AssertUnwindSafe(|| work(&mut connection)))
            .unwrap_or_else(|panic| Err(StoreError::Fault(super::writer::words_of(&*panic))));
        if roll_back_to(&mut connection, 0).is_ok() {
            let mut idle = self.idle();
            let rests = idle.rests;
            idle.waiting.push((rests, connection));
        }
        read
    }

    fn idle(&self) -> MutexGuard<'_, Idle> {
        self.0.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Closes connections that nobody has needed since the last rest, and so gives back what each holds in memory: pages of
    /// the database, and what of its file is mapped. Returns how many were closed.
    pub(crate) fn rest(&self) -> usize {
        let mut idle = self.idle();
        let rests = idle.rests;
        let (stay, go): (Vec<_>, Vec<_>) =
            std::mem::take(&mut idle.waiting).into_iter().partition(|(used, _)| *used == rests);
        idle.waiting = stay;
        idle.rests += 1;
        drop(idle);
        go.len()
    }

    /// A connection with its transaction begun. An idle one whose server has gone is replaced by a new one.
    fn take(&self) -> Result<AnyConnection, StoreError> {
        loop {
            let waiting = self.idle().waiting.pop();
            let Some((_, mut connection)) = waiting else {
                let mut connection = connect(&self.0.place, Use::Read)?;
                begin_read(&mut connection)?;
                return Ok(connection);
            };
            if begin_read(&mut connection).is_ok() {
                return Ok(connection);
            }
        }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failed test should say so at once")]
mod tests {
    use super::*;
    use crate::testing::Fresh;

    /// Reads with this many connections at once.
    fn burst(pool: &Pool, connections: usize) {
        let more = connections - 1;
        pool.read_here(|_| {
            if more > 0 {
                burst(pool, more);
            }
            Ok(())
        })
        .unwrap();
    }

    #[test]
    fn connections_that_a_burst_needed_are_closed_when_nobody_needs_them_any_more() {
        for fresh in Fresh::each() {
            drop(fresh.open());
            let pool = Pool::new(fresh.place.clone(), 4);
            burst(&pool, 4);
            assert_eq!(pool.rest(), 0, "each was used just now");
            pool.read_here(|_| Ok(())).unwrap();
            assert_eq!(pool.rest(), 3, "one was used since");
            assert_eq!(pool.rest(), 1);
            pool.read_here(|_| Ok(())).unwrap();
        }
    }

    #[test]
    fn whoever_reads_while_others_open_and_close_the_database_waits_and_is_answered() {
        for fresh in Fresh::each() {
            let mut refused = Vec::new();
            for _ in 0..100 {
                drop(fresh.open());
                std::thread::scope(|scope| {
                    let readers: Vec<_> = (0..4)
                        .map(|_| scope.spawn(|| Pool::new(fresh.place.clone(), 1).read_here(|_| Ok(()))))
                        .collect();
                    refused.extend(readers.into_iter().filter_map(|reader| reader.join().unwrap().err()));
                });
            }
            assert!(refused.is_empty(), "{refused:?}");
        }
    }
}
