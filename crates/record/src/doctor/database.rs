//! Signs of the database: how it writes, whether it is whole, its tables, its clock and its last checkpoint.

use super::jobs;
use crate::{
    AnyConnection, Settings, StoreError,
    clock::from_micros,
    doctor::sign::Sign,
    engine::{FORM, Tables, begin_read, tables as look_at_tables},
    journal::tally,
};
use diesel::{
    QueryableByName, RunQueryDsl as _, sql_query,
    sql_types::{BigInt, Text},
};
use jiff::{SignedDuration, Timestamp};
use std::path::Path;

/// A checkpoint should not be older than this.
const CHECKPOINT_EVERY: SignedDuration = SignedDuration::from_hours(25);
/// A clock may be behind the last entry by so much without harm.
const CLOCK_SLACK: SignedDuration = SignedDuration::from_mins(2);

#[derive(QueryableByName)]
struct Word {
    #[diesel(sql_type = Text)]
    word: String,
}

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = BigInt)]
    n: i64,
}

/// Every sign of the database. One that cannot be read is a bad sign and does not keep the others from being read.
pub(super) fn signs(connection: &mut AnyConnection, settings: &Settings) -> Vec<Sign> {
    let now = settings.clock.now();
    let tables = look_at_tables(connection);
    let are_ours = matches!(tables, Ok(Tables::Fit));
    let mut signs = vec![said(tables.map(told))];
    if begin_read(connection).is_err() {
        signs.push(Sign::bad("The database cannot be read."));
        return signs;
    }
    if connection.is_postgres() {
        signs.push(said(durable_server(connection)));
    } else {
        signs.push(said(write_ahead(connection)));
        signs.push(said(whole(connection)));
    }
    signs.push(said(clock(connection, now)));
    signs.push(said(checkpoint(connection, now)));
    signs.extend(settings.seals.as_deref().map(|seals| said(tally(connection, seals))));
    if are_ours {
        signs.extend(jobs::signs(connection, now).unwrap_or_else(|why| vec![Sign::bad(why.to_string())]));
    }
    signs
}

fn said(sign: Result<Sign, StoreError>) -> Sign {
    sign.unwrap_or_else(|why| Sign::bad(why.to_string()))
}

fn words(connection: &mut AnyConnection, query: &str) -> Result<Vec<String>, StoreError> {
    let rows: Vec<Word> = sql_query(query).load(connection)?;
    Ok(rows.into_iter().map(|row| row.word).collect())
}

fn number(connection: &mut AnyConnection, query: &str) -> Result<i64, StoreError> {
    let rows: Vec<Number> = sql_query(query).load(connection)?;
    Ok(rows.first().map_or(0, |row| row.n))
}

fn told(tables: Tables) -> Sign {
    match tables {
        Tables::Fit => Sign::good("The tables are those of this version of Kith."),
        Tables::None => Sign::bad("The database has no tables. Starting Kith makes them."),
        Tables::Behind(steps) => Sign::bad(StoreError::Behind(steps).to_string()),
        Tables::Newer(found) => Sign::bad(StoreError::Newer { found, known: FORM }.to_string()),
    }
}

fn write_ahead(connection: &mut AnyConnection) -> Result<Sign, StoreError> {
    let mode = words(connection, "SELECT journal_mode AS word FROM pragma_journal_mode")?;
    Ok(if mode.first().is_some_and(|mode| mode == "wal") {
        Sign::good("The database writes ahead (WAL), so that reading never waits for saving.")
    } else {
        Sign::bad("The database does not write ahead (WAL). Start Kith once; it sets this itself.")
    })
}

fn whole(connection: &mut AnyConnection) -> Result<Sign, StoreError> {
    let found = words(connection, "SELECT quick_check AS word FROM pragma_quick_check")?;
    Ok(match found.iter().find(|line| *line != "ok") {
        None => Sign::good("The database file is whole."),
        Some(line) => Sign::bad(StoreError::Damaged(line.clone()).to_string()),
    })
}

fn durable_server(connection: &mut AnyConnection) -> Result<Sign, StoreError> {
    let off = words(
        connection,
        "SELECT name AS word FROM pg_settings WHERE name IN ('fsync', 'full_page_writes') AND setting = 'off'",
    )?;
    Ok(if off.is_empty() {
        Sign::good("The database server makes every save durable.")
    } else {
        Sign::bad(format!(
            "The database server has {} switched off: a loss of power can lose or damage what was saved. Switch it on.",
            off.join(" and ")
        ))
    })
}

fn clock(connection: &mut AnyConnection, now: Timestamp) -> Result<Sign, StoreError> {
    let last =
        from_micros(number(connection, "SELECT COALESCE(MAX(at), 0) AS n FROM journal WHERE chain = 0")?);
    Ok(if last.duration_since(now) > CLOCK_SLACK {
        Sign::bad(format!(
            "This machine’s clock is behind: the journal has an entry of {last}, and the clock says {now}. Set the clock \
             before anybody works."
        ))
    } else {
        Sign::good("This machine’s clock agrees with the journal.")
    })
}

fn checkpoint(connection: &mut AnyConnection, now: Timestamp) -> Result<Sign, StoreError> {
    let last = number(connection, "SELECT COALESCE(MAX(at), 0) AS n FROM checkpoint")?;
    if last == 0 {
        return Ok(Sign::bad("The journal was never signed. Run a checkpoint."));
    }
    let age = now.duration_since(from_micros(last));
    Ok(if age > CHECKPOINT_EVERY {
        Sign::bad(format!(
            "The journal was last signed {} hours ago. Checkpoints should run every day.",
            age.as_hours()
        ))
    } else {
        Sign::good("The journal was signed within the last day.")
    })
}

fn tally(connection: &mut AnyConnection, seals: &Path) -> Result<Sign, StoreError> {
    Ok(match tally::missing(connection, seals)? {
        None => Sign::good("The database has all that was noted outside it."),
        Some(missing) => Sign::bad(StoreError::SavesLost(missing.sentence()).to_string()),
    })
}
