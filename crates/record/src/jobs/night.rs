//! What is done once for each day over the whole cluster: lists are drawn for the new day, and what is no longer needed is
//! forgotten. It is due when the day begins in Britain; where Kith does not run then, as soon as it runs.

use super::{Kind, ask::Wanted};
use crate::{
    AnyConnection, Store, StoreError, accounts::Limits, clock::day_of, days::day, families, lists,
    projections::Drawing,
};
use diesel::{
    QueryableByName, RunQueryDsl as _, sql_query,
    sql_types::{BigInt, Integer},
};
use jiff::{SignedDuration, Timestamp, civil::Date};
use practice::{contact::moment_in_britain, ids::FamilyId};
use serde_json::json;
use std::sync::Arc;

/// How long a form's key is remembered: a form that lies open for longer could be saved twice.
const FORM_KEYS: SignedDuration = SignedDuration::from_hours(7 * 24);

/// What was done in a night.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Night {
    /// How many keys of forms were forgotten.
    pub form_keys: usize,
    /// How many sessions were forgotten.
    pub sessions: usize,
    /// How many drafts were forgotten.
    pub drafts: usize,
    /// How many jobs were forgotten that were done long ago.
    pub jobs: usize,
    /// How many families' lists were drawn anew because the day has changed.
    pub redrawn: usize,
    /// What could not be done. The rest was done all the same.
    pub troubles: Vec<StoreError>,
}

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = BigInt)]
    n: i64,
}

impl Store {
    /// Asks for the upkeep of the day that it is in Britain at this moment. False: it was asked for before, here or elsewhere.
    ///
    /// # Errors
    /// Where the database does not answer.
    pub async fn ask_for_night(&self, now: Timestamp) -> Result<bool, StoreError> {
        let today = day_of(now);
        let wanted = Wanted {
            kind: Kind::Night,
            key: today.to_string(),
            arguments: json!({}),
            due: beginning(today, now),
        };
        self.ask_for_job(wanted).await
    }

    /// Does it: keys of forms older than a week, sessions that ended long ago, drafts that nobody has touched for half a year and jobs
    /// done more than thirty days ago forgotten, and the lists of every open family drawn for the new day, one family after
    /// another so that nobody waits for them. A second time there is nothing left to do.
    pub async fn keep_night(&self, now: Timestamp, sessions: Limits) -> Night {
        let mut done = Night::default();
        let form_keys = self.forget_form_keys(now - FORM_KEYS).await;
        done.form_keys = done.took(form_keys).unwrap_or(0);
        let sessions = self.sweep_sessions(sessions).await;
        done.sessions = done.took(sessions).unwrap_or(0);
        let drafts = self.sweep_drafts(now).await;
        done.drafts = done.took(drafts).unwrap_or(0);
        let jobs = self.forget_done_jobs(now).await;
        done.jobs = done.took(jobs).unwrap_or(0);
        let stale = self.read(move |connection| drawn_before(connection, day(day_of(now)))).await;
        for family in done.took(stale).unwrap_or_default() {
            let drawn = self.draw_lists(FamilyId(family), now).await;
            done.redrawn += usize::from(done.took(drawn).is_some());
        }
        done
    }

    async fn draw_lists(&self, family: FamilyId, at: Timestamp) -> Result<(), StoreError> {
        let thresholds = Arc::clone(self.thresholds());
        self.write(move |connection| {
            let record = families::load(connection, family)?;
            let (today, thresholds) = (day_of(at), &*thresholds);
            let drawing = Drawing { id: family.into(), record: &record, changed: None, today, thresholds };
            let Some(mut lists) = lists::ListRows::of(&drawing)? else { return Ok(()) };
            lists.leave_out_what_stands(connection)?;
            lists.write(connection)
        })
        .await
    }
}

impl Night {
    /// What was done, or None with the trouble noted.
    fn took<T>(&mut self, result: Result<T, StoreError>) -> Option<T> {
        result.map_err(|trouble| self.troubles.push(trouble)).ok()
    }

    /// The sentence for administrators about what could not be done. None: everything was.
    pub fn trouble(&self) -> Option<String> {
        let first = self.troubles.first()?;
        Some(match self.troubles.len() {
            1 => first.to_string(),
            several => format!("{several} parts of it could not be done. The first: {first}"),
        })
    }
}

/// When a day begins in Britain, and this moment where the calendar ends.
fn beginning(day: Date, now: Timestamp) -> Timestamp {
    moment_in_britain(day.into()).unwrap_or(now)
}

/// Open families whose lists were last drawn before this day.
fn drawn_before(connection: &mut AnyConnection, today: i32) -> Result<Vec<i64>, StoreError> {
    let rows: Vec<Number> = sql_query(
        "SELECT f.id AS n FROM family f JOIN family_summary s ON s.family_id = f.id \
         WHERE f.status = 'open' AND s.drawn < $1 ORDER BY f.id",
    )
    .bind::<Integer, _>(today)
    .load(connection)?;
    Ok(rows.into_iter().map(|row| row.n).collect())
}
