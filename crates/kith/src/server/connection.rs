//! One connection from its first byte to its last.

use super::{
    at_once::AtOnce,
    limits::Limits,
    patient::{Slow, Stream},
    strict::Strict,
    table::{Doing, Seat},
};
use axum::{
    Router,
    body::Body,
    extract::ConnectInfo,
    http::{Request, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use hyper::{
    body::{Body as _, Incoming},
    server::conn::http1,
    service::service_fn,
};
use hyper_util::rt::{TokioIo, TokioTimer};
use std::{convert::Infallible, net::SocketAddr, pin::pin, sync::Arc, time::Duration};
use tokio::{
    net::TcpStream,
    sync::watch,
    time::{MissedTickBehavior, interval},
};
use tower::ServiceExt as _;
use ui::session::gate::Origin;

/// The longest head of a request, in bytes.
const LONGEST_HEAD: usize = 64 * 1024;
/// How often it is looked whether a connection is quiet, once Kith was asked to stop.
const LOOK: Duration = Duration::from_millis(500);

/// What every connection is served with.
pub(super) struct Served {
    pub(super) router: Router,
    pub(super) at_once: AtOnce,
    pub(super) behind_tls: bool,
    pub(super) limits: Limits,
}

/// Serves a connection until its end, until its seat is needed, or until Kith stops and nothing is being answered.
pub(super) async fn hold(
    stream: TcpStream,
    peer: SocketAddr,
    seat: Seat,
    served: Arc<Served>,
    mut stopping: watch::Receiver<bool>,
) {
    let (seat, limits) = (Arc::new(seat), served.limits);
    let _small_answers_go_at_once = stream.set_nodelay(true);
    let io = TokioIo::new(Strict::new(Stream::new(stream, limits.quiet)));
    let service = {
        let seat = Arc::clone(&seat);
        service_fn(move |request| answer(request, peer, Arc::clone(&seat), Arc::clone(&served)))
    };
    // The timer runs from the end of one request to the whole head of the next, and so ends idle connections as well.
    let mut builder = http1::Builder::new();
    builder.timer(TokioTimer::new()).header_read_timeout(limits.quiet).max_buf_size(LONGEST_HEAD);
    let mut connection = pin!(builder.serve_connection(io, service));
    let mut look = interval(LOOK);
    look.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut told = false;
    loop {
        tokio::select! {
            // That the other end broke off is nothing to tell anybody.
            _ended = connection.as_mut() => break,
            () = seat.needed() => break,
            _ = stopping.changed(), if !told => {
                told = true;
                connection.as_mut().graceful_shutdown();
                look.reset();
            }
            _ = look.tick(), if told => {
                if seat.is_quiet() {
                    break;
                }
            }
        }
    }
}

async fn answer(
    mut request: Request<Incoming>,
    peer: SocketAddr,
    seat: Arc<Seat>,
    served: Arc<Served>,
) -> Result<Response, Infallible> {
    request.extensions_mut().insert(ConnectInfo(peer));
    // Without the browser's address, what speaks TLS before Kith would be counted as one place.
    let from = Origin::of(request.extensions(), request.headers(), served.behind_tls);
    let from = from.filter(|from| *from != Origin::from(peer.ip()));
    let Some(_in_hand) = served.at_once.take(from) else {
        return Ok(too_many());
    };
    seat.now(if request.body().is_end_stream() { Doing::Waiting } else { Doing::Sending });
    let limits = served.limits;
    let request = request.map(|body| Body::new(Slow::new(body, limits, Arc::clone(&seat))));
    let answer = served.router.clone().oneshot(request).await;
    seat.now(Doing::Quiet);
    answer
}

fn too_many() -> Response {
    let words = "Too many requests come from your network at once. Nothing was done with this one. Try again in a moment.\n";
    let kind = [(header::CONTENT_TYPE, "text/plain; charset=utf-8"), (header::CACHE_CONTROL, "no-store")];
    (StatusCode::SERVICE_UNAVAILABLE, kind, words).into_response()
}
