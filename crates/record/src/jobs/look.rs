//! Jobs as administrators see them: what waits, what runs, what was done and what was given up, with the sentence that says why.

use super::{
    Kind,
    row::{COLUMNS, Row},
};
use crate::{Store, StoreError, clock::from_micros, kept::moment};
use access::{OfficeDeed, OfficePermit};
use diesel::{RunQueryDsl as _, sql_query, sql_types::BigInt};
use jiff::Timestamp;

/// How a job stands at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// It was tried as often as a job is, and waits for somebody. Since this moment.
    GivenUp(Timestamp),
    /// A node works on it.
    Running,
    /// It waits for its time, the first or the next.
    Waiting,
    /// It was done at this moment.
    Done(Timestamp),
}

/// A job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// Its number.
    pub id: i64,
    /// What it does. None: only a newer release of Kith knows.
    pub kind: Option<Kind>,
    /// The word for its kind in the table.
    pub code: String,
    /// What tells it from others of its kind.
    pub key: String,
    /// When it was asked for.
    pub made: Timestamp,
    /// When it is to be done, or to be tried again.
    pub due: Timestamp,
    /// How often it was tried.
    pub attempts: u32,
    /// The node that claimed it last.
    pub node: Option<u16>,
    /// How it stands.
    pub stands: Stands,
    /// When it failed last, and why. None: it did not.
    pub failed: Option<(Timestamp, String)>,
}

impl Job {
    fn of(row: Row, now: Timestamp) -> Self {
        let stands = match (moment(row.given_up_at), moment(row.done_at), moment(row.leased_until)) {
            (Some(at), _, _) => Stands::GivenUp(at),
            (None, Some(at), _) => Stands::Done(at),
            (None, None, Some(until)) if until > now => Stands::Running,
            _ => Stands::Waiting,
        };
        Self {
            id: row.id,
            kind: Kind::from_code(&row.kind),
            made: from_micros(row.made_at),
            due: from_micros(row.due_at),
            attempts: row.tries(),
            node: row.node.and_then(|node| u16::try_from(node).ok()),
            stands,
            failed: moment(row.failed_at).map(|at| (at, row.last_error)),
            code: row.kind,
            key: row.key,
        }
    }
}

impl Store {
    /// Every job that is not done, what was given up first, and of the others the last that were done, so many at most.
    ///
    /// # Errors
    /// [`StoreError::NotPermitted`] for a permit that is not for administering.
    pub async fn jobs(&self, permit: OfficePermit, done: u32) -> Result<Vec<Job>, StoreError> {
        may(permit)?;
        let now = self.clock().now();
        self.read(move |connection| {
            let open = format!(
                "{COLUMNS} WHERE done_at IS NULL ORDER BY CASE WHEN given_up_at IS NULL THEN 1 ELSE 0 END, due_at, id"
            );
            let mut rows: Vec<Row> = sql_query(open).load(connection)?;
            let last = format!("{COLUMNS} WHERE done_at IS NOT NULL ORDER BY done_at DESC, id DESC LIMIT $1");
            let done: Vec<Row> = sql_query(last).bind::<BigInt, _>(i64::from(done)).load(connection)?;
            rows.extend(done);
            Ok(rows.into_iter().map(|row| Job::of(row, now)).collect())
        })
        .await
    }
}

/// Refuses whoever may not look at jobs.
pub(super) fn may(permit: OfficePermit) -> Result<(), StoreError> {
    if permit.deed() == OfficeDeed::Administer { Ok(()) } else { Err(StoreError::NotPermitted) }
}
