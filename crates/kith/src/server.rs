//! Listening, answering, keeping house, and stopping in order: requests in hand are finished, then the journal is
//! signed a last time, before the store is closed.

use crate::{logging, trouble::Trouble};
use axum::middleware;
use record::{
    Store,
    upkeep::{self, Rhythm},
};
use std::net::SocketAddr;
use tokio::{
    net::TcpListener,
    signal::unix::{Signal, SignalKind, signal},
    sync::oneshot,
};
use web::App;

/// An address taken, and an ear for being asked to stop: from here on a signal ends the program in order.
pub(crate) struct Listening {
    listener: TcpListener,
    interrupted: Signal,
    terminated: Signal,
}

/// Takes an address, so that it is known before anything is printed.
pub(crate) async fn listen(address: SocketAddr) -> Result<(Listening, SocketAddr), Trouble> {
    let listener = TcpListener::bind(address).await.map_err(|why| Trouble::Listen(address, why))?;
    let taken = listener.local_addr().map_err(|why| Trouble::Listen(address, why))?;
    let interrupted = signal(SignalKind::interrupt()).map_err(Trouble::Start)?;
    let terminated = signal(SignalKind::terminate()).map_err(Trouble::Start)?;
    Ok((Listening { listener, interrupted, terminated }, taken))
}

/// Answers until somebody asks the program to stop.
pub(crate) async fn serve(
    listening: Listening,
    app: &App,
    store: Store,
    rhythm: Rhythm,
) -> Result<(), Trouble> {
    let Listening { listener, mut interrupted, mut terminated } = listening;
    let router = web::router(app).layer(middleware::from_fn(logging::request));
    let router = router.into_make_service_with_connect_info::<SocketAddr>();
    let asked_to_stop = async move {
        tokio::select! {
            _ = interrupted.recv() => {}
            _ = terminated.recv() => {}
        }
        tracing::info!("finishing the requests in hand, then stopping");
    };
    let (stop, stopped) = oneshot::channel::<()>();
    let keeping = tokio::spawn(upkeep::run(store, rhythm, async {
        let _told_or_gone = stopped.await;
    }));
    let served = axum::serve(listener, router).with_graceful_shutdown(asked_to_stop).await;
    drop(stop);
    if let Err(why) = keeping.await {
        tracing::error!("the house could not be kept to the end: {why}");
    }
    served.map_err(Trouble::Start)
}
