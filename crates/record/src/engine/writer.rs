//! The one writer: takes everything that waits, does each piece under a savepoint, makes all of it durable in one
//! commit, and only then says so to each. While one commit runs the next batch gathers; nothing waits for company.

use super::{
    AnyConnection, Place, Use, begin_part, begin_write, commit, connect, migrations::refuse_beside_newer,
    roll_back_to,
};
use crate::StoreError;
use std::{
    any::Any,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    thread::JoinHandle,
    time::Instant,
};
use tokio::sync::{mpsc, oneshot};

/// The target of the event that tells of each durable commit: how long it took in `micros` and how many `pieces` of
/// work it made durable. Measurements and those who look for a slow disk listen to it.
pub const COMMITS: &str = "record::commits";
/// How many pieces of work one commit makes durable at most.
const BATCH: usize = 256;
/// How many pieces may wait before those who bring more have to wait themselves.
const WAITING: usize = 4096;

/// A piece of work on its way through the writer.
trait Piece: Send {
    /// Does it. An error takes back only this piece.
    fn run(&mut self, connection: &mut AnyConnection) -> Result<(), StoreError>;
    /// Whether it could not be done for want of a disk or a database, rather than because it was refused.
    fn broke(&self) -> bool;
    /// Tells the one who brought it, after the commit.
    fn tell(self: Box<Self>, committed: Result<(), StoreError>);
}

struct Task<T, F> {
    work: Option<F>,
    done: Option<Result<T, StoreError>>,
    reply: oneshot::Sender<Result<T, StoreError>>,
}

impl<T, F> Piece for Task<T, F>
where
    T: Send,
    F: FnOnce(&mut AnyConnection) -> Result<T, StoreError> + Send,
{
    fn run(&mut self, connection: &mut AnyConnection) -> Result<(), StoreError> {
        let Some(work) = self.work.take() else { return Ok(()) };
        let done = catch_unwind(AssertUnwindSafe(|| work(connection)))
            .unwrap_or_else(|panic| Err(StoreError::Fault(words_of(&*panic))));
        let outcome = done.as_ref().map(|_| ()).map_err(Clone::clone);
        self.done = Some(done);
        outcome
    }

    fn broke(&self) -> bool {
        matches!(&self.done, Some(Err(error)) if error.is_of_the_disk())
    }

    fn tell(self: Box<Self>, committed: Result<(), StoreError>) {
        // Who asked may have gone away; the work is done all the same.
        let _gone = match (committed, self.done) {
            (Ok(()), Some(done)) | (Err(_), Some(done @ Err(_))) => self.reply.send(done),
            (Ok(()), None) => self.reply.send(Err(StoreError::Stopping)),
            (Err(error), _) => self.reply.send(Err(error)),
        };
    }
}

/// The writer's thread, and the queue before it. Dropping it finishes what waits and ends the thread.
pub(crate) struct Writer {
    queue: Option<mpsc::Sender<Box<dyn Piece>>>,
    failing: Arc<AtomicBool>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

impl Writer {
    /// Starts the thread on a connection that is already open.
    pub(crate) fn start(place: Place, connection: AnyConnection) -> Result<Self, StoreError> {
        let (queue, waiting) = mpsc::channel(WAITING);
        let failing = Arc::new(AtomicBool::new(false));
        let tell = Arc::clone(&failing);
        let thread = std::thread::Builder::new()
            .name("kith-writer".to_owned())
            .spawn(move || serve(&place, Some(connection), waiting, &tell))?;
        Ok(Self { queue: Some(queue), failing, thread: Mutex::new(Some(thread)) })
    }

    /// Whether the last that was to be saved could not be, through no fault of who saved it.
    pub(crate) fn is_failing(&self) -> bool {
        self.failing.load(Ordering::Relaxed)
    }

    /// Does a piece of work in the next transaction and returns once it is durable.
    pub(crate) async fn write<T, F>(&self, work: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: FnOnce(&mut AnyConnection) -> Result<T, StoreError> + Send + 'static,
    {
        let (reply, done) = oneshot::channel();
        let task = Box::new(Task { work: Some(work), done: None, reply });
        let queue = self.queue.as_ref().ok_or(StoreError::Stopping)?;
        queue.send(task).await.map_err(|_| StoreError::Stopping)?;
        done.await.map_err(|_| StoreError::Stopping)?
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.queue = None;
        if let Ok(Some(thread)) = self.thread.get_mut().map(Option::take)
            && thread.thread().id() != std::thread::current().id()
        {
            let _ended = thread.join();
        }
    }
}

fn serve(
    place: &Place,
    mut connection: Option<AnyConnection>,
    mut waiting: mpsc::Receiver<Box<dyn Piece>>,
    failing: &AtomicBool,
) {
    while let Some(first) = waiting.blocking_recv() {
        let mut batch = vec![first];
        while batch.len() < BATCH
            && let Ok(more) = waiting.try_recv()
        {
            batch.push(more);
        }
        let committed = match connection.take().map_or_else(|| connect(place, Use::Write), Ok) {
            Ok(mut open) => {
                let committed = run_batch(&mut open, &mut batch);
                // A connection that cannot be brought back to rest is replaced before the next batch.
                if roll_back_to(&mut open, 0).is_ok() && !matches!(committed, Err(StoreError::Unreachable(_)))
                {
                    connection = Some(open);
                }
                committed
            }
            Err(error) => Err(error),
        };
        let broke = committed.is_err() || batch.iter().any(|piece| piece.broke());
        failing.store(broke, Ordering::Relaxed);
        if let Err(error) = &committed {
            tracing::error!(%error, waiting = batch.len(), "a batch of saves was not kept");
        }
        for piece in batch {
            piece.tell(committed.clone());
        }
    }
}

fn run_batch(connection: &mut AnyConnection, batch: &mut [Box<dyn Piece>]) -> Result<(), StoreError> {
    begin_write(connection)?;
    refuse_beside_newer(connection)?;
    for piece in batch.iter_mut() {
        begin_part(connection)?;
        if piece.run(connection).is_ok() {
            commit(connection)?;
        } else {
            roll_back_to(connection, 1)?;
        }
    }
    let began = now();
    // Whether a commit that broke off took hold is known only for a full disk and a lock.
    let committed = commit(connection).map_err(|error| match error {
        StoreError::Unreachable(_) | StoreError::Disk(_) | StoreError::Database(_) => StoreError::Uncertain,
        other => other,
    });
    let micros = u64::try_from(now().duration_since(began).as_micros()).unwrap_or(u64::MAX);
    tracing::trace!(target: COMMITS, micros, pieces = batch.len());
    committed
}

#[expect(clippy::disallowed_methods, reason = "the one place where a commit is timed")]
fn now() -> Instant {
    Instant::now()
}

/// What a panic said.
pub(super) fn words_of(panic: &(dyn Any + Send)) -> String {
    let words = panic.downcast_ref::<&str>().map(|words| (*words).to_owned());
    words
        .or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "a panic without words".to_owned())
}
