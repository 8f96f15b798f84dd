//! Doing the jobs that stand in the database, one after another, for as long as the server runs. Every node of a cluster may do
//! so: a job is done by whoever claims it.

use jiff::civil::Date;
use record::{
    Store,
    accounts::Limits,
    jobs::{
        Claimed, Kind,
        policy::{AfterFailure, EXTENDED_EVERY},
    },
};
use std::{pin::pin, time::Duration};
use tokio::time::{MissedTickBehavior, interval, sleep};

/// How often it is looked whether a job is due.
const EVERY: Duration = Duration::from_mins(1);

/// How one job ended here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ended {
    /// What became of it is kept.
    Said,
    /// Another node has it, or the database does not answer: it is claimed again when the lease is over.
    LeftToItsLease,
}

/// Does what is due each minute until told to stop. A job that is being done then is given back, for another node or for this one
/// when it starts again. What cannot be done is logged, and is told on the page of jobs.
pub(super) async fn run(store: Store, sessions: Limits, stop: impl Future<Output = ()> + Send) {
    let mut stop = pin!(stop);
    let mut ticks = interval(EVERY);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut asked_for = None;
    loop {
        tokio::select! {
            () = &mut stop => return,
            _ = ticks.tick() => {}
        }
        ask(&store, &mut asked_for).await;
        loop {
            let claimed = match store.claim_job(store.clock().now()).await {
                Ok(Some(claimed)) => claimed,
                Ok(None) => break,
                Err(trouble) => {
                    tracing::error!(%trouble, "no job could be claimed");
                    break;
                }
            };
            tokio::select! {
                () = &mut stop => {
                    if let Err(trouble) = store.give_job_back(&claimed).await {
                        tracing::warn!(%trouble, job = claimed.id, "a job could not be given back");
                    }
                    return;
                }
                ended = work(&store, sessions, &claimed) => tracing::debug!(?ended, job = claimed.id, "job"),
            }
        }
    }
}

/// Asks for the night of a new day, once a day.
async fn ask(store: &Store, asked_for: &mut Option<Date>) {
    let now = store.clock().now();
    let today = record::clock::day_of(now);
    if *asked_for == Some(today) {
        return;
    }
    match store.ask_for_night(now).await {
        Ok(_) => *asked_for = Some(today),
        Err(trouble) => tracing::error!(%trouble, "the nightly upkeep could not be asked for"),
    }
}

/// Does a job while its claim is extended, and says what became of it.
async fn work(store: &Store, sessions: Limits, claimed: &Claimed) -> Ended {
    let done = tokio::select! {
        done = doing(store, sessions, claimed) => done,
        () = held(store, claimed) => return Ended::LeftToItsLease,
    };
    let now = store.clock().now();
    let said = match done {
        Ok(()) => store.finish_job(claimed, now).await,
        Err(why) => store.fail_job(claimed, &why, now).await.map(|then| {
            if let Some(AfterFailure::TryAgain(due)) = then {
                tracing::warn!(job = claimed.id, why, %due, "a job failed and is tried again");
            }
            then.is_some()
        }),
    };
    match said {
        Ok(true) => Ended::Said,
        Ok(false) => Ended::LeftToItsLease,
        Err(trouble) => {
            tracing::error!(%trouble, job = claimed.id, "what became of a job could not be kept");
            Ended::LeftToItsLease
        }
    }
}

/// What a job of each kind does. An error is a sentence for administrators that names nobody.
async fn doing(store: &Store, sessions: Limits, claimed: &Claimed) -> Result<(), String> {
    match claimed.kind {
        Kind::Night => {
            let done = store.keep_night(store.clock().now(), sessions).await;
            for trouble in &done.troubles {
                tracing::error!(%trouble, "nightly upkeep");
            }
            tracing::debug!(?done, "nightly upkeep");
            done.trouble().map_or(Ok(()), Err)
        }
    }
}

/// Extends the claim again and again. Returns when it is no longer this node's.
async fn held(store: &Store, claimed: &Claimed) {
    let every = Duration::try_from(EXTENDED_EVERY).unwrap_or(EVERY);
    loop {
        sleep(every).await;
        match store.hold_job(claimed, store.clock().now()).await {
            Ok(true) => {}
            Ok(false) => {
                tracing::warn!(job = claimed.id, "another node has claimed this job");
                return;
            }
            // The next time may be in time still: the lease is several times as long.
            Err(trouble) => tracing::error!(%trouble, job = claimed.id, "a claim could not be extended"),
        }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failed test should say so at once")]
mod tests {
    use super::*;
    use jiff::{SignedDuration, Timestamp};
    use record::{Clock, Settings, testing::Fresh};
    use tokio::sync::oneshot;

    fn store(fresh: &Fresh, clock: &Clock) -> Store {
        Store::open(Settings { clock: clock.clone(), ..fresh.settings() }).unwrap()
    }

    fn limits() -> Limits {
        record::upkeep::Rhythm::default().sessions
    }

    #[test]
    fn the_night_is_kept_once_however_many_nodes_run_and_again_on_the_next_day() {
        record::testing::on_each_place(|fresh| async move {
            let clock = Clock::standing_at(Timestamp::from_second(1_795_424_400).unwrap());
            let (one, other) = (store(&fresh, &clock), store(&fresh, &clock));
            for day in 1..=2 {
                let mut running = Vec::new();
                for node in [&one, &other] {
                    let (stop, stopped) = oneshot::channel::<()>();
                    let task = tokio::spawn(run(node.clone(), limits(), async {
                        let _gone = stopped.await;
                    }));
                    running.push((stop, task));
                }
                let done = "SELECT CAST(COUNT(*) AS TEXT) AS text FROM job WHERE done_at IS NOT NULL AND attempts = 1";
                while record::testing::read_text(&fresh.place, done) != [day.to_string()] {
                    tokio::time::sleep(Duration::from_millis(5)).await;
                }
                for (stop, task) in running {
                    stop.send(()).unwrap();
                    task.await.unwrap();
                }
                clock.set(clock.now() + SignedDuration::from_hours(24));
            }
            let all = record::testing::read_text(&fresh.place, "SELECT key AS text FROM job ORDER BY key");
            assert_eq!(all, ["2026-11-23", "2026-11-24"]);
        });
    }
}
