//! Listening, answering, and stopping in order: requests in hand are finished before the store is closed.

use crate::{logging, trouble::Trouble};
use axum::middleware;
use std::net::SocketAddr;
use tokio::net::TcpListener;
use web::App;

/// Takes an address, so that it is known before anything is printed.
pub(crate) async fn listen(address: SocketAddr) -> Result<(TcpListener, SocketAddr), Trouble> {
    let listener = TcpListener::bind(address).await.map_err(|why| Trouble::Listen(address, why))?;
    let taken = listener.local_addr().map_err(|why| Trouble::Listen(address, why))?;
    Ok((listener, taken))
}

/// Answers until somebody asks the program to stop.
pub(crate) async fn serve(listener: TcpListener, app: &App) -> Result<(), Trouble> {
    let router = web::router(app).layer(middleware::from_fn(logging::request));
    axum::serve(listener, router).with_graceful_shutdown(asked_to_stop()).await.map_err(Trouble::Start)
}

async fn asked_to_stop() {
    use tokio::signal::unix::{SignalKind, signal};
    let interrupted = tokio::signal::ctrl_c();
    match signal(SignalKind::terminate()) {
        Ok(mut terminated) => {
            tokio::select! {
                _ = interrupted => {}
                _ = terminated.recv() => {}
            }
        }
        Err(_) => {
            let _ = interrupted.await;
        }
    }
    tracing::info!("finishing the requests in hand, then stopping");
}
