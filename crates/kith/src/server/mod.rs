//! Listening, answering, keeping house, doing jobs, and stopping in order: requests in hand are finished, for as long as the limit
//! allows, then the journal is signed a last time, before the store is closed.

mod at_once;
mod connection;
mod jobs;
mod limits;
mod patient;
mod strict;
mod table;

pub(crate) use limits::{FILES_KEPT_FREE, Limits, most_files};

use crate::{command_error::CommandError, logging};
use at_once::AtOnce;
use axum::middleware;
use connection::{Served, hold};
use record::{
    Store,
    upkeep::{self, Rhythm},
};
use std::{net::SocketAddr, pin::pin, sync::Arc, time::Duration};
use table::Table;
use tokio::{
    net::TcpListener,
    signal::unix::{Signal, SignalKind, signal},
    sync::{oneshot, watch},
    task::JoinSet,
    time::{sleep, timeout},
};
use ui::App;

/// How long accepting rests when the machine has no file left for another connection.
const REST: Duration = Duration::from_millis(50);

/// An address taken, and an ear for being asked to stop: from here on a signal ends the program in order.
pub(crate) struct Listening {
    listener: TcpListener,
    interrupted: Signal,
    terminated: Signal,
}

/// Takes an address, so that it is known before anything is printed.
pub(crate) async fn listen(address: SocketAddr) -> Result<(Listening, SocketAddr), CommandError> {
    let listener = TcpListener::bind(address).await.map_err(|why| CommandError::Listen(address, why))?;
    let taken = listener.local_addr().map_err(|why| CommandError::Listen(address, why))?;
    let interrupted = signal(SignalKind::interrupt()).map_err(CommandError::Start)?;
    let terminated = signal(SignalKind::terminate()).map_err(CommandError::Start)?;
    Ok((Listening { listener, interrupted, terminated }, taken))
}

/// Answers until somebody asks the program to stop.
pub(crate) async fn serve(listening: Listening, app: &App, store: Store, rhythm: Rhythm, limits: Limits) {
    let Listening { listener, mut interrupted, mut terminated } = listening;
    let router = web::router(app).layer(middleware::from_fn(logging::request));
    let behind_tls = app.settings().behind_tls;
    let served = Arc::new(Served { router, at_once: AtOnce::default(), behind_tls, limits });
    let mut asked_to_stop = pin!(async move {
        tokio::select! {
            _ = interrupted.recv() => {}
            _ = terminated.recv() => {}
        }
    });
    let (stop, stopped) = oneshot::channel::<()>();
    let (stop_jobs, jobs_stopped) = oneshot::channel::<()>();
    let doing = tokio::spawn(jobs::run(store.clone(), rhythm.sessions, async {
        let _told_or_gone = jobs_stopped.await;
    }));
    let keeping = tokio::spawn(upkeep::run(store, rhythm, async {
        let _told_or_gone = stopped.await;
    }));
    let table = Arc::new(Table::new(limits.connections));
    let (tell, told) = watch::channel(false);
    let mut open = JoinSet::new();
    loop {
        tokio::select! {
            () = &mut asked_to_stop => break,
            Some(_) = open.join_next() => {}
            accepted = listener.accept() => match accepted {
                Ok((stream, peer)) => {
                    // Where nobody is quiet, everybody is being answered: the newest is let go.
                    if let Some(seat) = table.enter() {
                        open.spawn(hold(stream, peer, seat, Arc::clone(&served), told.clone()));
                    }
                }
                Err(why) => {
                    tracing::warn!(%why, "a connection could not be taken");
                    table.make_room();
                    sleep(REST).await;
                }
            },
        }
    }
    drop(listener);
    drop(stop_jobs);
    tracing::info!("finishing the requests in hand, then stopping");
    let _all_gone = tell.send(true);
    let ended = timeout(limits.stop, async { while open.join_next().await.is_some() {} }).await;
    if ended.is_err() {
        tracing::warn!(cut_off = open.len(), "the time for finishing is over");
        open.abort_all();
    }
    match timeout(limits.stop, doing).await {
        Ok(Ok(())) => {}
        Ok(Err(why)) => tracing::error!("jobs were not done to the end: {why}"),
        Err(_) => tracing::warn!("a job could not be given back: it is claimed again when its lease is over"),
    }
    drop(stop);
    match timeout(limits.stop, keeping).await {
        Ok(Ok(())) => {}
        Ok(Err(why)) => tracing::error!("the house could not be kept to the end: {why}"),
        Err(_) => tracing::error!("the journal could not be signed a last time before the time was over"),
    }
}
