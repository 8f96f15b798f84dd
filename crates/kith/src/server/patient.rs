//! Bodies and answers that are waited for no longer than the limits allow.

use super::{
    limits::Limits,
    table::{Doing, Seat},
};
use axum::body::Bytes;
use http_body::{Body, Frame, SizeHint};
use hyper::body::Incoming;
use std::{
    io,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll, ready},
    time::Duration,
};
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::TcpStream,
    time::{Sleep, sleep},
};

/// A body gets a second more for so many bytes that have arrived.
const BYTES_A_SECOND: u64 = 100_000;

/// A body on its way. It ends with an error where nothing comes for too long, or not all of it in time.
pub(super) struct Slow {
    body: Incoming,
    quiet: Duration,
    gap: Pin<Box<Sleep>>,
    end: Pin<Box<Sleep>>,
    seat: Arc<Seat>,
}

#[derive(Debug, thiserror::Error)]
#[error("the body did not arrive in time")]
pub(super) struct TooSlow;

type Failed = Box<dyn std::error::Error + Send + Sync>;

impl Slow {
    pub(super) fn new(body: Incoming, limits: Limits, seat: Arc<Seat>) -> Self {
        let (gap, end) = (Box::pin(sleep(limits.quiet)), Box::pin(sleep(limits.body)));
        Self { body, quiet: limits.quiet, gap, end, seat }
    }
}

impl Body for Slow {
    type Data = Bytes;
    type Error = Failed;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Failed>>> {
        if let Poll::Ready(frame) = Pin::new(&mut self.body).poll_frame(context) {
            let length = match &frame {
                Some(Ok(frame)) => frame.data_ref().map_or(0, Bytes::len),
                _ => 0,
            };
            let more = Duration::from_millis(length as u64 * 1000 / BYTES_A_SECOND);
            let later = self.end.deadline() + more;
            self.end.as_mut().reset(later);
            let gap = sleep(self.quiet);
            self.gap.set(gap);
            return Poll::Ready(frame.map(|frame| frame.map_err(Into::into)));
        }
        if self.gap.as_mut().poll(context).is_ready() || self.end.as_mut().poll(context).is_ready() {
            return Poll::Ready(Some(Err(TooSlow.into())));
        }
        Poll::Pending
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// Whether read to its end or given up: from here on the answer is being made.
impl Drop for Slow {
    fn drop(&mut self) {
        self.seat.now(Doing::Waiting);
    }
}

/// A connection whose other end must take what is written.
pub(super) struct Stream {
    socket: TcpStream,
    quiet: Duration,
    stuck: Option<Pin<Box<Sleep>>>,
}

impl Stream {
    pub(super) fn new(stream: TcpStream, quiet: Duration) -> Self {
        Self { socket: stream, quiet, stuck: None }
    }
}

impl AsyncRead for Stream {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.socket).poll_read(context, into)
    }
}

impl AsyncWrite for Stream {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        if let Poll::Ready(written) = Pin::new(&mut self.socket).poll_write(context, bytes) {
            self.stuck = None;
            return Poll::Ready(written);
        }
        let quiet = self.quiet;
        let stuck = self.stuck.get_or_insert_with(|| Box::pin(sleep(quiet)));
        ready!(stuck.as_mut().poll(context));
        Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.socket).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.socket).poll_shutdown(context)
    }
}
