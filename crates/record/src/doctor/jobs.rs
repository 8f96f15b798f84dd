//! Signs of the work that nobody waits for: whether anything was given up, and whether all of it runs.

use crate::{
    AnyConnection, StoreError,
    clock::{day_of, from_micros},
    doctor::sign::Sign,
    jobs::{Kind, policy::LATE_AFTER},
};
use diesel::{
    QueryableByName, RunQueryDsl as _, sql_query,
    sql_types::{BigInt, Text},
};
use jiff::Timestamp;

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = Text)]
    last_error: String,
    #[diesel(sql_type = BigInt)]
    given_up_at: i64,
}

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = BigInt)]
    n: i64,
}

/// Looks at the jobs.
pub(super) fn signs(connection: &mut AnyConnection, now: Timestamp) -> Result<Vec<Sign>, StoreError> {
    let mut signs: Vec<Sign> = given_up(connection)?.iter().map(Row::sign).collect();
    signs.extend(late(connection, now)?);
    signs.extend(night(connection, now)?);
    if signs.is_empty() {
        signs.push(Sign::good(
            "Work that Kith does by itself is done: nothing was given up, nothing is late.",
        ));
    }
    Ok(signs)
}

impl Row {
    fn sign(&self) -> Sign {
        let what = Kind::from_code(&self.kind).map_or(self.kind.as_str(), |kind| kind.words());
        let on = calendar::long(day_of(from_micros(self.given_up_at)));
        Sign::bad(format!(
            "{what} was given up on {on}: {} See to it, then press “Try again now” under Administration, Jobs.",
            self.last_error
        ))
    }
}

fn given_up(connection: &mut AnyConnection) -> Result<Vec<Row>, StoreError> {
    Ok(sql_query(
        "SELECT kind, last_error, given_up_at FROM job WHERE given_up_at IS NOT NULL ORDER BY given_up_at, id",
    )
    .load(connection)?)
}

/// Jobs that wait although they were due two days ago: no node works on them.
fn late(connection: &mut AnyConnection, now: Timestamp) -> Result<Option<Sign>, StoreError> {
    let before = (now - LATE_AFTER).as_microsecond();
    let waiting =
        "SELECT COUNT(*) AS n FROM job WHERE done_at IS NULL AND given_up_at IS NULL AND due_at < $1";
    let rows: Vec<Number> = sql_query(waiting).bind::<BigInt, _>(before).load(connection)?;
    let late = rows.first().map_or(0, |row| row.n);
    Ok((late > 0).then(|| {
        let jobs = if late == 1 { "One job that was".to_owned() } else { format!("{late} jobs that were") };
        Sign::bad(format!("{jobs} due more than two days ago did not run. Is `kith serve` running?"))
    }))
}

/// Whether the nightly upkeep was done within the last two days. If it never was asked for, Kith has not served yet.
fn night(connection: &mut AnyConnection, now: Timestamp) -> Result<Option<Sign>, StoreError> {
    let last =
        "SELECT COALESCE(MAX(done_at), MIN(made_at)) AS n FROM job WHERE kind = $1 HAVING COUNT(*) > 0";
    let rows: Vec<Number> = sql_query(last).bind::<Text, _>(Kind::Night.code()).load(connection)?;
    let Some(last) = rows.first().map(|row| from_micros(row.n)) else { return Ok(None) };
    let is_late = now.duration_since(last) > LATE_AFTER;
    Ok(is_late.then(|| {
        Sign::bad(format!(
            "The nightly upkeep has not run for {} days, so that lists may show what was due on another day. Is `kith serve` \
             running?",
            now.duration_since(last).as_hours() / 24
        ))
    }))
}
