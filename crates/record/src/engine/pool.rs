//! The readers: a few connections on blocking threads, each read one unmoving picture of the database.

use super::{AnyConnection, Place, Use, begin_read, connect, roll_back_to};
use crate::StoreError;
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Arc, Mutex, PoisonError},
};
use tokio::sync::Semaphore;

/// A pool of connections that only read. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Pool(Arc<Shared>);

struct Shared {
    place: Place,
    idle: Mutex<Vec<AnyConnection>>,
    turns: Arc<Semaphore>,
}

impl Pool {
    /// A pool of at most `most` connections, opened when first needed.
    pub(crate) fn new(place: Place, most: usize) -> Self {
        Self(Arc::new(Shared {
            place,
            idle: Mutex::new(Vec::new()),
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
            self.0.idle.lock().unwrap_or_else(PoisonError::into_inner).push(connection);
        }
        read
    }

    /// A connection with its transaction begun. An idle one whose server has gone is replaced by a new one.
    fn take(&self) -> Result<AnyConnection, StoreError> {
        loop {
            let idle = self.0.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
            let Some(mut connection) = idle else {
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
