//! Requests as RFC 9112 frames them, and nothing else. What stands before Kith and Kith itself must agree where a request ends, or
//! one request hides another. The library that reads requests is lenient about line ends and forgives two lengths; so the bytes
//! are looked at before it gets them. A request that could be read in two ways never arrives: in its place comes one that no
//! parser takes, which is answered with 400, and nothing after it is read.

use std::{
    io,
    pin::Pin,
    task::{Context, Poll, ready},
};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// What no parser takes, whatever stood before it in the head.
const NO_REQUEST: &[u8] = b"\r\n\0\r\n\r\n";
/// The longest line that is looked at. A longer head is refused by its length elsewhere.
const LONGEST_LINE: usize = 64 * 1024;
/// Digits of a length, and of a chunk's.
const DIGITS: usize = 15;

/// A connection whose requests are looked at.
pub(super) struct Strict<S> {
    inner: S,
    frames: Frames,
    /// What is put in the place of a request that is not taken, as far as it was not handed on yet.
    left: &'static [u8],
}

impl<S> Strict<S> {
    pub(super) fn new(inner: S) -> Self {
        Self { inner, frames: Frames::default(), left: &[] }
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Strict<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if self.frames.at == At::Refused {
            let count = self.left.len().min(into.remaining());
            let (now, later) = self.left.split_at(count);
            into.put_slice(now);
            self.left = later;
            return Poll::Ready(Ok(()));
        }
        let before = into.filled().len();
        ready!(Pin::new(&mut self.inner).poll_read(context, into))?;
        let fresh = into.filled().get(before..).unwrap_or_default();
        if let Some(wrong) = self.frames.take(fresh) {
            into.set_filled(before + wrong);
            let count = NO_REQUEST.len().min(into.remaining());
            let (now, later) = NO_REQUEST.split_at(count);
            into.put_slice(now);
            self.left = later;
        }
        Poll::Ready(Ok(()))
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Strict<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.inner).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_shutdown(context)
    }
}

/// Where in a request the next byte stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum At {
    /// In the head.
    #[default]
    Head,
    /// In a body: the bytes still to come.
    Body(u64),
    /// In the line that says how long a chunk is.
    Size,
    /// In a chunk: the bytes still to come.
    Chunk(u64),
    /// At the line end after a chunk.
    AfterChunk,
    /// In the lines after the last chunk.
    Trailer,
    /// After something that is not taken.
    Refused,
}

/// A request that could be read in two ways, or not at all.
struct Wrong;

/// Follows the requests of a connection from byte to byte.
#[derive(Debug, Default)]
struct Frames {
    at: At,
    line: Vec<u8>,
    head: Head,
}

/// What the head said so far.
#[derive(Debug, Default)]
struct Head {
    has_begun: bool,
    is_1_1: bool,
    hosts: usize,
    length: Option<u64>,
    is_chunked: bool,
}

impl Frames {
    /// Looks at the bytes that came. Returns the place of the first that is not taken.
    fn take(&mut self, bytes: &[u8]) -> Option<usize> {
        let mut place = 0;
        while let Some(byte) = bytes.get(place) {
            match self.at {
                At::Refused => return Some(place),
                At::Body(left) | At::Chunk(left) => {
                    let here = u64::try_from(bytes.len() - place).unwrap_or(u64::MAX).min(left);
                    place += usize::try_from(here).unwrap_or(usize::MAX);
                    self.at = match (self.at, left - here) {
                        (At::Body(_), 0) => At::Head,
                        (At::Body(_), left) => At::Body(left),
                        (_, 0) => At::AfterChunk,
                        (_, left) => At::Chunk(left),
                    };
                }
                _ => {
                    if self.one(*byte).is_err() {
                        self.at = At::Refused;
                        return Some(place);
                    }
                    place += 1;
                }
            }
        }
        None
    }

    /// Takes a byte of a line. A line ends with both characters, and neither stands alone.
    fn one(&mut self, byte: u8) -> Result<(), Wrong> {
        if byte != b'\n' {
            if self.line.last() == Some(&b'\r') || self.line.len() > LONGEST_LINE {
                return Err(Wrong);
            }
            self.line.push(byte);
            return Ok(());
        }
        if self.line.pop() != Some(b'\r') {
            return Err(Wrong);
        }
        let line = std::mem::take(&mut self.line);
        self.line_ends(&line)
    }

    fn line_ends(&mut self, line: &[u8]) -> Result<(), Wrong> {
        self.at = match self.at {
            // Empty lines before a request are skipped by everybody.
            At::Head if line.is_empty() && !self.head.has_begun => At::Head,
            At::Head if line.is_empty() => std::mem::take(&mut self.head).ends()?,
            At::Head => {
                self.head.line(line)?;
                At::Head
            }
            At::Size => match number(line.split(|byte| *byte == b';').next().unwrap_or_default(), 16)? {
                0 => At::Trailer,
                size => At::Chunk(size),
            },
            At::AfterChunk if line.is_empty() => At::Size,
            At::Trailer if line.is_empty() => At::Head,
            At::Trailer => At::Trailer,
            _ => return Err(Wrong),
        };
        Ok(())
    }
}

impl Head {
    fn line(&mut self, line: &[u8]) -> Result<(), Wrong> {
        if !self.has_begun {
            self.has_begun = true;
            self.is_1_1 = line.ends_with(b" HTTP/1.1");
            return Ok(());
        }
        // A line that goes on from the one before is an old way of hiding something in it.
        let colon = line.iter().position(|byte| *byte == b':').ok_or(Wrong)?;
        let (name, value) = (&line[..colon], line[colon + 1..].trim_ascii());
        if name.is_empty() || name.iter().any(u8::is_ascii_whitespace) {
            return Err(Wrong);
        }
        if name.eq_ignore_ascii_case(b"host") {
            self.hosts += 1;
        } else if name.eq_ignore_ascii_case(b"content-length") {
            if self.length.is_some() {
                return Err(Wrong);
            }
            self.length = Some(number(value, 10)?);
        } else if name.eq_ignore_ascii_case(b"transfer-encoding") {
            if self.is_chunked || !value.eq_ignore_ascii_case(b"chunked") {
                return Err(Wrong);
            }
            self.is_chunked = true;
        }
        Ok(())
    }

    /// What follows the head.
    fn ends(self) -> Result<At, Wrong> {
        let names_a_host = if self.is_1_1 { self.hosts == 1 } else { self.hosts <= 1 };
        if !names_a_host {
            return Err(Wrong);
        }
        match (self.is_chunked, self.length) {
            (true, Some(_)) => Err(Wrong),
            (true, None) if !self.is_1_1 => Err(Wrong),
            (true, None) => Ok(At::Size),
            (false, None | Some(0)) => Ok(At::Head),
            (false, Some(length)) => Ok(At::Body(length)),
        }
    }
}

/// A length: digits alone, and not more of them than any length has.
fn number(digits: &[u8], base: u32) -> Result<u64, Wrong> {
    let is_digit = |byte: &u8| char::from(*byte).is_digit(base);
    if digits.is_empty() || digits.len() > DIGITS || !digits.iter().all(is_digit) {
        return Err(Wrong);
    }
    let text = std::str::from_utf8(digits).map_err(|_| Wrong)?;
    u64::from_str_radix(text, base).map_err(|_| Wrong)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether all of it is taken, however it is cut into parts.
    fn is_taken(bytes: &str) -> bool {
        let bytes = bytes.as_bytes();
        let whole = Frames::default().take(bytes).is_none();
        for size in [1, 2, 3, 7] {
            let mut frames = Frames::default();
            let parts = bytes.chunks(size).all(|part| frames.take(part).is_none());
            assert_eq!(parts, whole, "in parts of {size}");
        }
        whole
    }

    const GET: &str = "GET / HTTP/1.1\r\nHost: kith\r\n\r\n";

    #[test]
    fn requests_as_browsers_and_proxies_send_them_are_taken() {
        for request in [
            GET,
            "\r\nGET / HTTP/1.1\r\nHost: kith\r\n\r\n",
            "GET / HTTP/1.0\r\n\r\n",
            "POST / HTTP/1.1\r\nhost:kith\r\nContent-Length: 3\r\n\r\na\nb",
            "POST / HTTP/1.1\r\nHost: kith\r\nTransfer-Encoding: chunked\r\n\r\n3\r\na\nb\r\nA;x=1\r\n0123456789\r\n0\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: kith\r\ntransfer-encoding: Chunked\r\n\r\n0\r\nExpires: never\r\n\r\n",
        ] {
            assert!(is_taken(request), "{request:?}");
            assert!(is_taken(&format!("{request}{request}{GET}")), "one after another: {request:?}");
        }
    }

    #[test]
    fn a_request_that_could_be_read_in_two_ways_is_not_taken() {
        let lines = |lines: &str| format!("POST / HTTP/1.1\r\n{lines}\r\n\r\n");
        for request in [
            "GET / HTTP/1.1\nHost: kith\n\n".to_owned(),
            "GET / HTTP/1.1\r\nHost: kith\n\r\n".to_owned(),
            "GET / HTTP/1.1\r\nHost: kith\r\n\n".to_owned(),
            "GET / HTTP/1.1\r\nHost: ki\rth\r\n\r\n".to_owned(),
            "GET / HTTP/1.1\r\n\r\n".to_owned(),
            lines("Host: kith\r\nHost: other"),
            lines("Host: kith\r\nContent-Length: 3\r\nTransfer-Encoding: chunked"),
            lines("Host: kith\r\nTransfer-Encoding: chunked\r\nContent-Length: 3"),
            lines("Host: kith\r\nContent-Length: 3\r\nContent-Length: 3"),
            lines("Host: kith\r\nContent-Length: 3, 3"),
            lines("Host: kith\r\nContent-Length: +3"),
            lines("Host: kith\r\nContent-Length: 0x3"),
            lines("Host: kith\r\nContent-Length: "),
            lines("Host: kith\r\nTransfer-Encoding: chunked, identity"),
            lines("Host: kith\r\nTransfer-Encoding: identity"),
            lines("Host: kith\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked"),
            lines("Host: kith\r\nX: y\r\n z"),
            lines("Host : kith"),
            lines("Host: kith\r\nnothing"),
            "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n".to_owned(),
        ] {
            assert!(!is_taken(&request), "{request:?}");
        }
        let chunked = "POST / HTTP/1.1\r\nHost: kith\r\nTransfer-Encoding: chunked\r\n\r\n";
        for body in [
            "3\nabc\r\n0\r\n\r\n",
            "3\r\nabcd\r\n0\r\n\r\n",
            "3\r\nabc\n0\r\n\r\n",
            "-1\r\n",
            "\r\n",
            "0\r\n\n",
            "3 \r\nabc\r\n",
        ] {
            assert!(!is_taken(&format!("{chunked}{body}")), "{body:?}");
        }
    }

    #[test]
    fn what_follows_a_body_is_looked_at_as_a_request() {
        let first = "POST / HTTP/1.1\r\nHost: kith\r\nContent-Length: 4\r\n\r\nbody";
        assert!(is_taken(&format!("{first}{GET}")));
        assert!(!is_taken(&format!("{first}GET / HTTP/1.1\n\n")));
    }
}
