//! Checks of statutory returns that an analyst saved: what was found, never the files. Each saving, opening and deleting
//! is in the journal, with how much was found and never about whom, and with a digest of the saved report: whoever changes it
//! in the database is found.

use crate::{
    AnyConnection, Store, StoreError,
    clock::from_micros,
    engine::Prepare as _,
    kept::said,
    office::OfficeEntry,
    vouch::{self, Before},
};
use access::{OfficeDeed, OfficePermit};
use diesel::{
    QueryableByName, RunQueryDsl as _, sql_query,
    sql_types::{BigInt, Binary, Integer, Text},
};
use jiff::Timestamp;
use practice::ids::WorkerId;
use serde::Serialize;

/// The kind under which these stand in the journal.
pub const KIND: &str = "return";
/// The largest report that is kept, in bytes.
pub const LARGEST: usize = 64 << 20;

/// What is known of a check, whether saved or about to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// The number of the check.
    pub id: i64,
    /// Which return: `cin`, `ssda903`.
    pub what: String,
    /// The collection year, by the calendar year in which it ends.
    pub year: u16,
    /// When it was checked.
    pub checked_at: Timestamp,
    /// What the analyst calls it.
    pub name: String,
    /// Why it is kept.
    pub reason: String,
    /// How many children were checked.
    pub children: u64,
    /// How many errors were found.
    pub errors: u64,
    /// How many queries were found.
    pub queries: u64,
    /// Whether all of the return was read.
    pub whole: bool,
}

/// A check that was saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedReturn {
    /// What is known of it.
    pub checked: Checked,
    /// When it was saved.
    pub saved_at: Timestamp,
    /// Who saved it.
    pub saved_by: WorkerId,
}

/// What the journal says of a check: how much, never about whom.
#[derive(Serialize)]
struct Told<'a> {
    what: &'a str,
    year: u16,
    children: u64,
    errors: u64,
    queries: u64,
    whole: bool,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = Text)]
    what: String,
    #[diesel(sql_type = Integer)]
    year: i32,
    #[diesel(sql_type = BigInt)]
    checked_at: i64,
    #[diesel(sql_type = BigInt)]
    saved_at: i64,
    #[diesel(sql_type = BigInt)]
    saved_by: i64,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    reason: String,
    #[diesel(sql_type = BigInt)]
    children: i64,
    #[diesel(sql_type = BigInt)]
    errors: i64,
    #[diesel(sql_type = BigInt)]
    queries: i64,
    #[diesel(sql_type = Integer)]
    whole: i32,
}

#[derive(QueryableByName)]
struct Report {
    #[diesel(sql_type = Binary)]
    report: Vec<u8>,
}

const COLUMNS: &str = "SELECT id, what, year, checked_at, saved_at, saved_by, name, reason, children, errors, queries, whole \
     FROM saved_return";

impl From<Row> for SavedReturn {
    fn from(row: Row) -> Self {
        Self {
            checked: Checked {
                id: row.id,
                what: row.what,
                year: u16::try_from(row.year).unwrap_or_default(),
                checked_at: from_micros(row.checked_at),
                name: row.name,
                reason: row.reason,
                children: row.children.cast_unsigned(),
                errors: row.errors.cast_unsigned(),
                queries: row.queries.cast_unsigned(),
                whole: row.whole != 0,
            },
            saved_at: from_micros(row.saved_at),
            saved_by: WorkerId(row.saved_by),
        }
    }
}

impl Checked {
    fn told(&self) -> Told<'_> {
        Told {
            what: &self.what,
            year: self.year,
            children: self.children,
            errors: self.errors,
            queries: self.queries,
            whole: self.whole,
        }
    }
}

impl Store {
    /// Notes that somebody did something with a check that is held in memory: made it, read it, handed it out, forgot it.
    pub async fn note_check(
        &self,
        permit: OfficePermit,
        verb: &'static str,
        checked: &Checked,
    ) -> Result<(), StoreError> {
        may(permit)?;
        let (at, by, checked) = (self.clock().now(), Some(permit.actor().worker), checked.clone());
        self.write(move |c| {
            OfficeEntry { at, by, verb, kind: KIND, number: checked.id, reason: "", body: checked.told() }
                .write(c)
        })
        .await
    }

    /// Keeps a check with its report, a text that [`Store::saved_report`] gives back. The same check is kept once.
    ///
    /// # Errors
    /// [`StoreError::Refused`] where it has no name or no reason; [`StoreError::TooLong`] where the report is larger than
    /// [`LARGEST`].
    pub async fn save_return(
        &self,
        permit: OfficePermit,
        checked: Checked,
        report: Vec<u8>,
    ) -> Result<(), StoreError> {
        may(permit)?;
        said(&checked.name, "Enter a name.")?;
        said(&checked.reason, "Say what it is kept for.")?;
        if report.len() > LARGEST {
            return Err(StoreError::TooLong(format!("a report of more than {} MB", LARGEST >> 20)));
        }
        let (at, by) = (self.clock().now(), permit.actor().worker);
        self.write(move |c| {
            let before = Before::of(c, [vouch::Row::Return(checked.id)])?;
            let kept = sql_query(
                "INSERT INTO saved_return (id, what, year, checked_at, saved_at, saved_by, name, reason, children, \
                 errors, queries, whole, report) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) \
                 ON CONFLICT (id) DO NOTHING",
            )
            .bind::<BigInt, _>(checked.id)
            .bind::<Text, _>(&checked.what)
            .bind::<Integer, _>(i32::from(checked.year))
            .bind::<BigInt, _>(checked.checked_at.as_microsecond())
            .bind::<BigInt, _>(at.as_microsecond())
            .bind::<BigInt, _>(by.0)
            .bind::<Text, _>(checked.name.trim())
            .bind::<Text, _>(checked.reason.trim())
            .bind::<BigInt, _>(checked.children.cast_signed())
            .bind::<BigInt, _>(checked.errors.cast_signed())
            .bind::<BigInt, _>(checked.queries.cast_signed())
            .bind::<Integer, _>(i32::from(checked.whole))
            .bind::<Binary, _>(report)
            .prepared()
            .execute(c)?;
            if kept == 0 {
                return Ok(());
            }
            let (reason, body) = (checked.reason.trim(), checked.told());
            let verb = "return.saved";
            OfficeEntry { at, by: Some(by), verb, kind: KIND, number: checked.id, reason, body }.vouch(c, before)
        })
        .await
    }

    /// Every saved check, the newest first.
    pub async fn saved_returns(&self, permit: OfficePermit) -> Result<Vec<SavedReturn>, StoreError> {
        may(permit)?;
        self.read(|c| {
            let rows: Vec<Row> = sql_query(format!("{COLUMNS} ORDER BY saved_at DESC, id DESC")).load(c)?;
            Ok(rows.into_iter().map(SavedReturn::from).collect())
        })
        .await
    }

    /// One saved check.
    pub async fn saved_return(&self, permit: OfficePermit, id: i64) -> Result<SavedReturn, StoreError> {
        may(permit)?;
        self.read(move |c| find(c, id)).await
    }

    /// The report of a saved check.
    pub async fn saved_report(&self, permit: OfficePermit, id: i64) -> Result<Vec<u8>, StoreError> {
        may(permit)?;
        self.read(move |c| {
            let rows: Vec<Report> = sql_query("SELECT report FROM saved_return WHERE id = $1")
                .bind::<BigInt, _>(id)
                .prepared()
                .load(c)?;
            rows.into_iter().next().map(|row| row.report).ok_or(StoreError::Absent)
        })
        .await
    }

    /// Deletes a saved check. What the journal says of it stays.
    ///
    /// # Errors
    /// [`StoreError::Refused`] where no reason is given; [`StoreError::Absent`] where there is no such check.
    pub async fn delete_saved_return(
        &self,
        permit: OfficePermit,
        id: i64,
        reason: &str,
    ) -> Result<(), StoreError> {
        may(permit)?;
        said(reason, "Say why it is deleted.")?;
        let (at, by, reason) = (self.clock().now(), Some(permit.actor().worker), reason.trim().to_owned());
        self.write(move |c| {
            let there = find(c, id)?;
            let before = Before::of(c, [vouch::Row::Return(id)])?;
            sql_query("DELETE FROM saved_return WHERE id = $1")
                .bind::<BigInt, _>(id)
                .prepared()
                .execute(c)?;
            let body = there.checked.told();
            OfficeEntry { at, by, verb: "return.deleted", kind: KIND, number: id, reason: &reason, body }
                .vouch(c, before)
        })
        .await
    }
}

fn find(connection: &mut AnyConnection, id: i64) -> Result<SavedReturn, StoreError> {
    let rows: Vec<Row> =
        sql_query(format!("{COLUMNS} WHERE id = $1")).bind::<BigInt, _>(id).prepared().load(connection)?;
    rows.into_iter().next().map(SavedReturn::from).ok_or(StoreError::Absent)
}

/// Whether somebody may work with the returns.
pub(crate) fn may(permit: OfficePermit) -> Result<(), StoreError> {
    if permit.deed() == OfficeDeed::Returns { Ok(()) } else { Err(StoreError::NotPermitted) }
}
