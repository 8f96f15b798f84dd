//! Claiming a job that is due, and holding it while it is done.

use super::{
    Kind,
    claimed::Claimed,
    finish::give_up,
    policy::{LEASE, MOST_ATTEMPTS},
    row::{COLUMNS, Row},
};
use crate::{AnyConnection, Store, StoreError, engine::Prepare as _};
use diesel::{
    RunQueryDsl as _, sql_query,
    sql_types::{BigInt, Integer},
};
use jiff::Timestamp;

/// What is said of a job that took its machine down each time.
const KILLED: &str = "Kith stopped each time while this ran, and it is not known why. Look into Kith’s log at those times, then try it \
     again.";
/// What is said of a job whose arguments are not what any release of Kith writes.
const UNREADABLE: &str = "What this was to work on cannot be read, so that nothing was done. Somebody has changed it in the database.";

impl Store {
    /// Claims a job that is due, the longest due first. None: nothing that this release knows is due, or others do it.
    ///
    /// # Errors
    /// Where the database does not answer. Nothing is claimed then.
    pub async fn claim_job(&self, now: Timestamp) -> Result<Option<Claimed>, StoreError> {
        // Looking first takes no pen where nothing is due, which is nearly always.
        if self.read(move |connection| next(connection, now)).await?.is_none() {
            return Ok(None);
        }
        let (lease, node) = (self.new_id(), self.settings().node);
        self.write(move |connection| {
            while let Some((row, kind)) = next(connection, now)? {
                let arguments = serde_json::from_str(&row.arguments);
                match arguments {
                    Ok(arguments) if row.tries() < MOST_ATTEMPTS => {
                        let attempt = row.tries() + 1;
                        let job = Claimed { id: row.id, kind, key: row.key, arguments, attempt, lease };
                        return Ok(claim(connection, &job, node, now)?.then_some(job));
                    }
                    Ok(_) => give_up(connection, row.id, KILLED, now)?,
                    Err(_) => give_up(connection, row.id, UNREADABLE, now)?,
                }
            }
            Ok(None)
        })
        .await
    }

    /// Extends a claim from this moment. False: another node has claimed the job since, so that this one must stop.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn hold_job(&self, claimed: &Claimed, now: Timestamp) -> Result<bool, StoreError> {
        let (id, lease) = (claimed.id, claimed.lease);
        self.write(move |connection| {
            let held = sql_query("UPDATE job SET leased_until = $1 WHERE id = $2 AND lease = $3")
                .bind::<BigInt, _>((now + LEASE).as_microsecond())
                .bind::<BigInt, _>(id)
                .bind::<BigInt, _>(lease)
                .prepared()
                .execute(connection)?;
            Ok(held > 0)
        })
        .await
    }
}

/// The job that is to be done next, as far as this release knows its kind.
fn next(connection: &mut AnyConnection, now: Timestamp) -> Result<Option<(Row, Kind)>, StoreError> {
    let rows: Vec<Row> = sql_query(format!(
        "{COLUMNS} WHERE done_at IS NULL AND given_up_at IS NULL AND due_at <= $1 \
         AND (leased_until IS NULL OR leased_until <= $1) ORDER BY due_at, id"
    ))
    .bind::<BigInt, _>(now.as_microsecond())
    .prepared()
    .load(connection)?;
    Ok(rows.into_iter().find_map(|row| Kind::from_code(&row.kind).map(|kind| (row, kind))))
}

/// Claims this job for a node. False: somebody was quicker.
fn claim(
    connection: &mut AnyConnection,
    job: &Claimed,
    node: u16,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let claimed = sql_query(
        "UPDATE job SET lease = $1, node = $2, leased_until = $3, attempts = attempts + 1 WHERE id = $4 \
         AND done_at IS NULL AND given_up_at IS NULL AND (leased_until IS NULL OR leased_until <= $5)",
    )
    .bind::<BigInt, _>(job.lease)
    .bind::<Integer, _>(i32::from(node))
    .bind::<BigInt, _>((now + LEASE).as_microsecond())
    .bind::<BigInt, _>(job.id)
    .bind::<BigInt, _>(now.as_microsecond())
    .prepared()
    .execute(connection)?;
    Ok(claimed > 0)
}
