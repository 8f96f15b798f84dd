//! Files as a browser sends them: read as a stream into memory, never onto a disk, and not a byte more than is allowed.

use super::Checks;
use super::{NamedFile, Room};
use axum::{
    body::{Body, BodyDataStream, Bytes},
    extract::Request,
    http::header,
};
use futures_core::Stream;
use multer::{Field, Multipart};
use std::{
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    task::{Context, Poll, ready},
};
use ui::{App, form::Values, session::SignedIn, trouble::Trouble};

/// So many files at most: a return has twelve tables for each of two years.
const MOST_FILES: usize = 40;
/// The longest text of a field that is no file, in bytes.
const LONGEST_TEXT: usize = 1000;
/// So many fields that are no file, at most; a form for files has a handful.
const MOST_TEXTS: usize = 50;
/// The longest name of a field, in bytes.
const LONGEST_FIELD: usize = 200;
/// The longest head of a part (its name and kind), in bytes.
const LONGEST_HEAD: usize = 64 * 1024;
/// The longest name of a file that is remembered, in characters.
const LONGEST_NAME: usize = 100;
/// Form fields, boundaries and names take some room beside the files, in bytes.
const AROUND: usize = 64 * 1024;

/// What was sent.
pub(crate) struct Upload {
    /// The files, each with the field that it was chosen in.
    pub(crate) files: Vec<(String, NamedFile)>,
    /// The other fields.
    pub(crate) values: Values,
    /// The room that they take.
    pub(crate) room: Room,
    /// How many parts were sent, files and fields, also empty ones.
    pub(crate) parts: usize,
}

/// Why it was not taken.
#[derive(Debug)]
pub(crate) enum Refused {
    /// More than is allowed: how much that is, in bytes.
    TooLarge(usize),
    /// More files or fields than any return has.
    TooMany,
    /// There is no room in memory just now.
    NoRoom,
    /// It broke off on the way, or is no form with files.
    Broken,
    /// The form is not this session's.
    Trouble(Trouble),
}

impl Refused {
    /// What to say of it beside the form; a trouble is a page of its own.
    pub(crate) fn sentence(self) -> Result<String, Trouble> {
        Ok(match self {
            Self::TooLarge(most) => format!(
                "The files are larger than Kith takes at once ({} MB). Nothing was done with them. The command kith on \
                 your own computer has no such limit.",
                most / 1_000_000
            ),
            Self::TooMany => "These are too many files, so nothing was done with them. Choose those that belong together.".into(),
            Self::NoRoom => {
                "Too many files are being looked at just now, so nothing was read. Try again in a few minutes.".into()
            }
            Self::Broken => {
                "The files did not arrive whole, so nothing was done with them. Choose them again and send them once more."
                    .into()
            }
            Self::Trouble(trouble) => return Err(trouble),
        })
    }
}

/// Reads the files of a form. Its token must come before the first file.
pub(crate) async fn read(app: &App, request: Request) -> Result<Upload, Refused> {
    let who = request.extensions().get::<SignedIn>().cloned();
    let who = who.ok_or(Refused::Trouble(Trouble::SignedOut))?;
    let most = app.held::<Checks>().settings().largest;
    let headers = request.headers();
    let text = |name| headers.get(name).and_then(|value: &header::HeaderValue| value.to_str().ok());
    let boundary = text(header::CONTENT_TYPE).and_then(|kind| multer::parse_boundary(kind).ok());
    let announced = text(header::CONTENT_LENGTH).and_then(|length| length.parse::<usize>().ok());
    let boundary = boundary.ok_or(Refused::Trouble(Trouble::Forged))?;
    let room = app.held::<Checks>().room(announced.unwrap_or(most).min(most));
    let head = Head::default();
    let mut parts = Multipart::new(Limited::new(request.into_body(), most + AROUND, head.clone()), boundary);
    let Some(room) = room else {
        finish(parts).await;
        return Err(Refused::NoRoom);
    };
    let mut upload = Upload { files: Vec::new(), values: Values::new(), room, parts: 0 };
    let mut known = false;
    loop {
        head.begins();
        let next = parts.next_field().await;
        head.ended();
        let field = match next {
            Ok(Some(field)) => field,
            Ok(None) if known => {
                let stands = app.store().look_again().await;
                return stands.map(|()| upload).map_err(|why| Refused::Trouble(why.into()));
            }
            Ok(None) => return Err(Refused::Trouble(Trouble::Forged)),
            Err(error) => return Err(why(&error, most)),
        };
        let taken = if known || field.name() == Some("_token") {
            upload.take(field).await
        } else {
            Err(Refused::Trouble(Trouble::Forged))
        };
        known = known || who.secret.is_token(upload.values.text("_token"));
        match taken {
            Ok(()) if known => {}
            Ok(()) => {
                finish(parts).await;
                return Err(Refused::Trouble(Trouble::Forged));
            }
            Err(Refused::Broken) => return Err(Refused::Broken),
            Err(refused) => {
                finish(parts).await;
                return Err(refused);
            }
        }
    }
}

async fn finish(mut parts: Multipart<'_>) {
    while let Ok(Some(_)) = parts.next_field().await {}
}

impl Upload {
    /// Takes out the files that were chosen in a field.
    pub(crate) fn chosen_in(&mut self, field: &str) -> Vec<NamedFile> {
        self.files.extract_if(.., |(name, _)| name == field).map(|(_, file)| file).collect()
    }

    async fn take(&mut self, mut field: Field<'_>) -> Result<(), Refused> {
        let name = field.name().unwrap_or_default().to_owned();
        self.parts += 1;
        if name.len() > LONGEST_FIELD || self.parts > MOST_FILES + MOST_TEXTS {
            return Err(Refused::TooMany);
        }
        let Some(file) = field.file_name().map(harmless) else {
            let mut text = Vec::new();
            while let Some(chunk) = field.chunk().await.map_err(|error| why(&error, 0))? {
                if text.len() + chunk.len() > LONGEST_TEXT {
                    return Err(Refused::Broken);
                }
                text.extend_from_slice(&chunk);
            }
            if self.values.names().count() >= MOST_TEXTS {
                return Err(Refused::TooMany);
            }
            self.values.add(name, String::from_utf8_lossy(&text));
            return Ok(());
        };
        let mut bytes = Vec::new();
        while let Some(chunk) = field.chunk().await.map_err(|error| why(&error, 0))? {
            bytes.extend_from_slice(&chunk);
        }
        // A browser sends an empty part for a field in which nothing was chosen.
        if bytes.is_empty() && file.is_empty() {
            return Ok(());
        }
        if self.files.len() >= MOST_FILES {
            return Err(Refused::TooMany);
        }
        self.files.push((name, NamedFile { name: file, bytes }));
        Ok(())
    }
}

/// A file's name without directories and without what cannot be seen.
fn harmless(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    last.chars().filter(|letter| !letter.is_control()).take(LONGEST_NAME).collect()
}

fn why(error: &multer::Error, most: usize) -> Refused {
    let is_over = |error: &multer::Error| match error {
        multer::Error::StreamReadFailed(inner) => inner.is::<TooLarge>(),
        _ => false,
    };
    if is_over(error) { Refused::TooLarge(most) } else { Refused::Broken }
}

/// Whether the head of a part is being waited for. What is looked for in it is looked for again from its beginning with each
/// piece that arrives, so that a head without an end would be work without one.
#[derive(Clone, Default)]
struct Head(Arc<AtomicUsize>);

impl Head {
    fn begins(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }

    fn ended(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }

    /// Which it is, and whether it is waited for: each beginning and each end has a number of its own, a beginning an odd one.
    fn stands(&self) -> (usize, bool) {
        let number = self.0.load(Ordering::Relaxed);
        (number, number % 2 == 1)
    }
}

/// A body of which no more than so much is handed on. The rest is read and thrown away, up to four times as much.
struct Limited {
    body: BodyDataStream,
    left: usize,
    /// How much is thrown away at most.
    patience: usize,
    over: bool,
    head: Head,
    which_head: usize,
    /// How much was handed on since the head that is waited for began.
    of_head: usize,
    /// Whether so much was handed on that it must have been found, once it was looked for.
    is_enough: bool,
}

#[derive(Debug, thiserror::Error)]
#[error("more was sent than is allowed")]
struct TooLarge;

#[derive(Debug, thiserror::Error)]
#[error("the head of a part has no end")]
struct HeadWithoutEnd;

type Failed = Box<dyn std::error::Error + Send + Sync>;

impl Limited {
    fn new(body: Body, most: usize, head: Head) -> Self {
        let body = body.into_data_stream();
        let patience = 4 * most;
        Self { body, left: most, patience, over: false, head, which_head: 0, of_head: 0, is_enough: false }
    }
}

impl Stream for Limited {
    type Item = Result<Bytes, Failed>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let (head, is_waited_for) = self.head.stands();
        if head != self.which_head {
            (self.which_head, self.of_head, self.is_enough) = (head, 0, false);
        }
        if is_waited_for && self.is_enough {
            return Poll::Ready(Some(Err(HeadWithoutEnd.into())));
        }
        if is_waited_for && self.of_head > LONGEST_HEAD {
            // Whoever reads looks through what there is before it asks again.
            self.is_enough = true;
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        loop {
            let chunk = match ready!(Pin::new(&mut self.body).poll_next(context)) {
                Some(Ok(chunk)) => chunk,
                Some(Err(error)) => return Poll::Ready(Some(Err(error.into()))),
                None if self.over => return Poll::Ready(Some(Err(TooLarge.into()))),
                None => return Poll::Ready(None),
            };
            self.over = self.over || chunk.len() > self.left;
            if !self.over {
                self.left -= chunk.len();
                self.of_head += chunk.len();
                return Poll::Ready(Some(Ok(chunk)));
            }
            self.patience = self.patience.saturating_sub(chunk.len());
            if self.patience == 0 {
                return Poll::Ready(Some(Err(TooLarge.into())));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A kilobyte again and again, and how often.
    struct Endless(Arc<AtomicUsize>);

    impl Stream for Endless {
        type Item = Result<Bytes, std::io::Error>;

        fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
            self.0.fetch_add(1, Ordering::Relaxed);
            Poll::Ready(Some(Ok(Bytes::from_static(&[b'y'; 1024]))))
        }
    }

    #[tokio::test]
    async fn a_head_without_end_is_not_read_to_its_end() {
        let (sent, head) = (Arc::new(AtomicUsize::new(0)), Head::default());
        let body = Body::from_stream(Endless(Arc::clone(&sent)));
        let mut parts = Multipart::new(Limited::new(body, 1 << 30, head.clone()), "limit");
        head.begins();
        let refused = parts.next_field().await.map(drop).map_err(|error| why(&error, 0));
        assert!(matches!(refused, Err(Refused::Broken)), "{refused:?}");
        let sent = sent.load(Ordering::Relaxed);
        assert!(sent <= LONGEST_HEAD / 1024 + 2, "{sent} KB were taken and looked through");
    }
}
