//! What every node does from time to time without anybody asking: signing the journal, emptying SQLite's log, and drawing lists
//! anew after an update. Beside it the tally outside the database is kept, every second. `kith serve` spawns [`run`] beside the
//! server and waits for it after its stop signal; nodes of a cluster may all do so. What is done once for each day over the
//! whole cluster is a job ([`crate::jobs::night`]).

use crate::{
    AnyConnection, Store, StoreError, accounts::Limits, clock::from_micros, engine::empty_log, journal::tally,
};
use diesel::{QueryableByName, RunQueryDsl as _, sql_query, sql_types::BigInt};
use jiff::{SignedDuration, Timestamp};
use std::{pin::pin, time::Duration};
use tokio::{
    sync::oneshot,
    time::{MissedTickBehavior, interval},
};

/// How often [`run`] looks whether there is something to do, unless checkpoints are made more often.
const EVERY: Duration = Duration::from_mins(5);
/// How often connections for reading that nobody has needed since the time before are closed. What such a connection has mapped
/// of the database's file counts as memory of the program.
const REST: Duration = Duration::from_secs(30);
/// The time by which a change's moment in the journal may lie before the moment at which it was kept.
const SLACK: SignedDuration = SignedDuration::from_mins(1);

/// How often an authority wants things done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rhythm {
    /// The time from one checkpoint to the next, if anything has happened since.
    pub checkpoints: SignedDuration,
    /// Sessions that have lasted longer are forgotten at night.
    pub sessions: Limits,
}

impl Default for Rhythm {
    /// A checkpoint every hour, and sessions forgotten after a month: none lasts as long, whatever an authority sets.
    fn default() -> Self {
        let month = SignedDuration::from_hours(31 * 24);
        Self { checkpoints: SignedDuration::from_hours(1), sessions: Limits { idle: month, absolute: month } }
    }
}

/// What was done.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Upkeep {
    /// The number of the checkpoint that was made. None: not yet time, nothing has happened, or no directory of seals.
    pub checkpoint: Option<i64>,
    /// How many families' lists were drawn anew because Kith or its settings have changed.
    pub redrawn: usize,
    /// Whether the write-ahead log was emptied, so that nothing that was thrown away stays in it.
    pub log_emptied: bool,
    /// What could not be done. It is tried again the next time; the rest was done all the same.
    pub troubles: Vec<StoreError>,
}

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = BigInt)]
    n: i64,
}

/// Keeps house every five minutes, or as often as checkpoints are wanted, until told to stop, and then makes a last
/// checkpoint. What cannot be done is logged.
pub async fn run(store: Store, rhythm: Rhythm, stop: impl Future<Output = ()> + Send) {
    let mut stop = pin!(stop);
    let (end, ended) = oneshot::channel::<()>();
    let tally = tokio::spawn(tally::run(store.clone(), async {
        let _told_or_gone = ended.await;
    }));
    let checkpoints = Duration::try_from(rhythm.checkpoints).unwrap_or(EVERY);
    let mut ticks = interval(EVERY.min(checkpoints).max(Duration::from_secs(1)));
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut giving_back = pin!(give_back(&store, REST));
    loop {
        let once = async {
            ticks.tick().await;
            let done = store.keep_house(store.clock().now(), rhythm).await;
            for trouble in &done.troubles {
                tracing::error!(%trouble, "upkeep");
            }
            tracing::debug!(?done, "upkeep");
        };
        tokio::select! {
            () = &mut stop => break,
            () = &mut giving_back => {}
            () = once => {}
        }
    }
    drop(end);
    if let Err(why) = tally.await {
        tracing::error!(%why, "the tally outside the database was not kept to the end");
    }
    if store.settings().seals.is_some()
        && let Err(trouble) = store.checkpoint().await
    {
        tracing::error!(%trouble, "the journal could not be signed a last time");
    }
}

/// Closes connections for reading that nobody needs any more, for as long as it is asked to go on.
async fn give_back(store: &Store, every: Duration) {
    let mut ticks = interval(every);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        store.rest();
    }
}

impl Store {
    /// Does what is due at this moment: a checkpoint where it is time for one and anything has happened since the last, all lists
    /// drawn anew where Kith or its settings have changed, and the write-ahead log emptied.
    pub async fn keep_house(&self, now: Timestamp, rhythm: Rhythm) -> Upkeep {
        let mut done = Upkeep::default();
        let checkpoint = self.due_checkpoint(now, rhythm.checkpoints).await;
        done.checkpoint = done.took(checkpoint).flatten();
        let updated = self.redraw_after_update().await;
        done.redrawn = done.took(updated).flatten().unwrap_or(0);
        let place = self.settings().place.clone();
        let emptied = tokio::task::spawn_blocking(move || empty_log(&place)).await;
        let emptied = emptied.unwrap_or_else(|why| Err(StoreError::Fault(why.to_string())));
        done.log_emptied = done.took(emptied).unwrap_or(false);
        done
    }

    async fn due_checkpoint(&self, now: Timestamp, every: SignedDuration) -> Result<Option<i64>, StoreError> {
        if self.settings().seals.is_none() || !self.read(move |c| is_checkpoint_due(c, now, every)).await? {
            return Ok(None);
        }
        Ok(self.checkpoint().await?.map(|made| made.number))
    }
}

impl Upkeep {
    /// What was done, or None with the trouble noted.
    fn took<T>(&mut self, result: Result<T, StoreError>) -> Option<T> {
        result.map_err(|trouble| self.troubles.push(trouble)).ok()
    }
}

fn is_checkpoint_due(
    connection: &mut AnyConnection,
    now: Timestamp,
    every: SignedDuration,
) -> Result<bool, StoreError> {
    let mut newest = |table: &str| -> Result<Timestamp, StoreError> {
        let rows: Vec<Number> =
            sql_query(format!("SELECT COALESCE(MAX(at), 0) AS n FROM {table}")).load(connection)?;
        Ok(from_micros(rows.first().map_or(0, |row| row.n)))
    };
    let (last, moved) = (newest("checkpoint")?, newest("journal")?);
    Ok(now.duration_since(last) >= every && moved > last - SLACK)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failed test should say so at once")]
mod tests {
    use super::*;
    use crate::testing::Fresh;
    use std::sync::{Arc, Condvar, Mutex};
    use tokio::time::timeout;

    #[test]
    fn what_a_burst_of_readings_opened_is_closed_while_kith_runs() {
        let fresh = Fresh::sqlite();
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let store = fresh.open();
            let all_at_once = Arc::new((Mutex::new(0), Condvar::new()));
            let meet = || {
                let all_at_once = Arc::clone(&all_at_once);
                store.read(move |_| {
                    let (reading, changed) = &*all_at_once;
                    let mut reading = reading.lock().unwrap();
                    *reading += 1;
                    changed.notify_all();
                    let waited =
                        changed.wait_timeout_while(reading, Duration::from_mins(1), |reading| *reading < 3);
                    assert!(!waited.unwrap().1.timed_out(), "a reading never began");
                    Ok(())
                })
            };
            let (one, other, third) = tokio::join!(meet(), meet(), meet());
            assert!(one.is_ok() && other.is_ok() && third.is_ok());
            assert_eq!(store.rest(), 0, "each was used just now");
            let ended =
                timeout(Duration::from_millis(200), give_back(&store, Duration::from_millis(5))).await;
            assert!(ended.is_err(), "it goes on for as long as Kith runs");
            assert_eq!(store.rest(), 0, "nobody needed them, and they were closed");
        });
    }
}
