//! Files of statutory returns as they were sent to the Department (pathway A5). What was kept is never changed and never deleted: chain 0
//! vouches for each row with a digest of the packed file, and a file is handed out only where its bytes are those that were kept. Keeping
//! is in the journal, with how much the file holds and never about whom.

use crate::{
    AnyConnection, Store, StoreError,
    clock::from_micros,
    days::{day, from_day},
    engine::Prepare as _,
    office::OfficeEntry,
    saved_returns::{KIND, LARGEST, may},
    vouch::{self, Before},
};
use access::OfficePermit;
use data_encoding::HEXLOWER;
use diesel::{
    QueryableByName, RunQueryDsl as _, sql_query,
    sql_types::{BigInt, Binary, Integer, Text},
};
use flate2::{Compression, read::GzDecoder, write::GzEncoder};
use jiff::{Timestamp, civil::Date};
use practice::ids::WorkerId;
use serde::Serialize;
use sha2::{Digest as _, Sha256};
use std::{
    collections::BTreeMap,
    io::{Read as _, Write as _},
};

/// The verb under which a file is kept.
const KEPT: &str = "return.sent_kept";

/// What is known of a file that was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentFile {
    /// The number of the check of this file: a file is kept once for each.
    pub id: i64,
    /// Which return: `cin`.
    pub what: String,
    /// The collection year, by the calendar year in which it ends.
    pub year: u16,
    /// Which file of the year it is, from 1.
    pub serial: u16,
    /// The authority's number, as the file says.
    pub authority: String,
    /// When it was checked.
    pub checked_at: Timestamp,
    /// The day on which it was sent.
    pub sent_on: Date,
    /// How many children it holds.
    pub children: u64,
    /// How many episodes they have.
    pub episodes: u64,
    /// How many errors were found.
    pub errors: u64,
    /// How many queries were found.
    pub queries: u64,
    /// What was known of bank holidays, in words.
    pub calendar: String,
    /// Against which rules it was checked, in words.
    pub rules: String,
    /// What was told to the Department of the queries that are left, by the code of the rule.
    pub explanations: BTreeMap<String, String>,
}

/// A file that was kept as it was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReturnSubmission {
    /// What is known of it.
    pub sent: SentFile,
    /// The SHA-256 digest of the file, in hexadecimal.
    pub digest: String,
    /// When it was kept.
    pub kept_at: Timestamp,
    /// Who kept it.
    pub kept_by: WorkerId,
}

/// What the journal says of it.
#[derive(Serialize)]
struct Told {
    what: String,
    year: u16,
    serial: u16,
    sent_on: Date,
    children: u64,
    episodes: u64,
    errors: u64,
    queries: u64,
    digest: String,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = Text)]
    what: String,
    #[diesel(sql_type = Integer)]
    year: i32,
    #[diesel(sql_type = Integer)]
    serial: i32,
    #[diesel(sql_type = Text)]
    authority: String,
    #[diesel(sql_type = BigInt)]
    checked_at: i64,
    #[diesel(sql_type = Integer)]
    sent_on: i32,
    #[diesel(sql_type = BigInt)]
    kept_at: i64,
    #[diesel(sql_type = BigInt)]
    kept_by: i64,
    #[diesel(sql_type = BigInt)]
    children: i64,
    #[diesel(sql_type = BigInt)]
    episodes: i64,
    #[diesel(sql_type = BigInt)]
    errors: i64,
    #[diesel(sql_type = BigInt)]
    queries: i64,
    #[diesel(sql_type = Text)]
    calendar: String,
    #[diesel(sql_type = Text)]
    rules: String,
    #[diesel(sql_type = Text)]
    explanations: String,
    #[diesel(sql_type = Text)]
    digest: String,
}

#[derive(QueryableByName)]
struct Packed {
    #[diesel(sql_type = Binary)]
    file: Vec<u8>,
    #[diesel(sql_type = Text)]
    digest: String,
}

#[derive(QueryableByName)]
struct Last {
    #[diesel(sql_type = Integer)]
    serial: i32,
}

const COLUMNS: &str = "SELECT id, what, year, serial, authority, checked_at, sent_on, kept_at, kept_by, children, episodes, \
     errors, queries, calendar, rules, explanations, digest FROM return_submission";

impl TryFrom<Row> for ReturnSubmission {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let explanations =
            serde_json::from_str(&row.explanations).map_err(|why| unreadable(row.id, why.to_string()))?;
        Ok(Self {
            sent: SentFile {
                id: row.id,
                what: row.what,
                year: u16::try_from(row.year).unwrap_or_default(),
                serial: u16::try_from(row.serial).unwrap_or_default(),
                authority: row.authority,
                checked_at: from_micros(row.checked_at),
                sent_on: from_day(row.sent_on),
                children: row.children.cast_unsigned(),
                episodes: row.episodes.cast_unsigned(),
                errors: row.errors.cast_unsigned(),
                queries: row.queries.cast_unsigned(),
                calendar: row.calendar,
                rules: row.rules,
                explanations,
            },
            digest: row.digest,
            kept_at: from_micros(row.kept_at),
            kept_by: WorkerId(row.kept_by),
        })
    }
}

impl SentFile {
    fn told(&self, digest: &str) -> Told {
        Told {
            what: self.what.clone(),
            year: self.year,
            serial: self.serial,
            sent_on: self.sent_on,
            children: self.children,
            episodes: self.episodes,
            errors: self.errors,
            queries: self.queries,
            digest: digest.to_owned(),
        }
    }
}

impl Store {
    /// Keeps a file as it was sent. The file of one check is kept once, whoever asks again.
    ///
    /// # Errors
    /// [`StoreError::Refused`] where it was sent on a day to come; [`StoreError::Conflict`] where the very same bytes were kept
    /// before; [`StoreError::TooLong`] where the packed file is larger than [`LARGEST`].
    pub async fn keep_submission(
        &self,
        permit: OfficePermit,
        sent: SentFile,
        file: std::sync::Arc<Vec<u8>>,
    ) -> Result<(), StoreError> {
        may(permit)?;
        if sent.sent_on > self.clock().today() {
            return Err(StoreError::Refused("The day on which it was sent is not to come.".to_owned()));
        }
        let packed = tokio::task::spawn_blocking(move || pack(&file)).await;
        let (digest, packed) = packed.map_err(|why| StoreError::Fault(why.to_string()))??;
        if packed.len() > LARGEST {
            return Err(StoreError::TooLong(format!("a file of more than {} MB, packed", LARGEST >> 20)));
        }
        let (at, by) = (self.clock().now(), permit.actor().worker);
        self.write(move |c| keep(c, &sent, &digest, packed, (at, by))).await
    }

    /// Every file that was kept, the one that was sent last first.
    pub async fn submissions(&self, permit: OfficePermit) -> Result<Vec<ReturnSubmission>, StoreError> {
        may(permit)?;
        self.read(|c| {
            let rows: Vec<Row> =
                sql_query(format!("{COLUMNS} ORDER BY sent_on DESC, kept_at DESC, id DESC")).load(c)?;
            rows.into_iter().map(ReturnSubmission::try_from).collect()
        })
        .await
    }

    /// One of them.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where there is none with this number.
    pub async fn submission(&self, permit: OfficePermit, id: i64) -> Result<ReturnSubmission, StoreError> {
        may(permit)?;
        self.read(move |c| find(c, id)?.ok_or(StoreError::Absent)).await
    }

    /// The bytes of one of them.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where there is none with this number; [`StoreError::Unreadable`] where the bytes are not those that
    /// were kept.
    pub async fn submitted_file(&self, permit: OfficePermit, id: i64) -> Result<Vec<u8>, StoreError> {
        may(permit)?;
        self.read(move |c| {
            let rows: Vec<Packed> = sql_query("SELECT file, digest FROM return_submission WHERE id = $1")
                .bind::<BigInt, _>(id)
                .prepared()
                .load(c)?;
            let kept = rows.into_iter().next().ok_or(StoreError::Absent)?;
            let mut file = Vec::new();
            GzDecoder::new(&kept.file[..])
                .read_to_end(&mut file)
                .map_err(|why| unreadable(id, why.to_string()))?;
            if digest_of(&file) != kept.digest {
                return Err(unreadable(id, "its bytes are not those that were kept".to_owned()));
            }
            Ok(file)
        })
        .await
    }
}

/// The number of the year's next file: one more than the last that was kept.
pub(crate) fn next_serial(connection: &mut AnyConnection, what: &str, year: i16) -> Result<u16, StoreError> {
    let rows: Vec<Last> = sql_query(
        "SELECT COALESCE(MAX(serial), 0) AS serial FROM return_submission WHERE what = $1 AND year = $2",
    )
    .bind::<Text, _>(what)
    .bind::<Integer, _>(i32::from(year))
    .prepared()
    .load(connection)?;
    let last = rows.first().map_or(0, |row| row.serial);
    Ok(u16::try_from(last).unwrap_or_default().saturating_add(1))
}

fn keep(
    c: &mut AnyConnection,
    sent: &SentFile,
    digest: &str,
    packed: Vec<u8>,
    (at, by): (Timestamp, WorkerId),
) -> Result<(), StoreError> {
    let same: Vec<Row> =
        sql_query(format!("{COLUMNS} WHERE digest = $1")).bind::<Text, _>(digest).prepared().load(c)?;
    match same.into_iter().next() {
        Some(there) if there.id == sent.id => return Ok(()),
        Some(there) => {
            return Err(StoreError::Conflict(format!(
                "This very file was kept before, as file {} of {}, sent on {}. Nothing was kept a second time.",
                there.serial,
                there.year,
                calendar::long(from_day(there.sent_on))
            )));
        }
        None => {}
    }
    let explanations =
        serde_json::to_string(&sent.explanations).map_err(|why| StoreError::Fault(why.to_string()))?;
    let before = Before::of(c, [vouch::Row::Submission(sent.id)])?;
    sql_query(
        "INSERT INTO return_submission (id, what, year, serial, authority, checked_at, sent_on, kept_at, kept_by, children, \
         episodes, errors, queries, calendar, rules, explanations, digest, file) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, \
         $10, $11, $12, $13, $14, $15, $16, $17, $18)",
    )
    .bind::<BigInt, _>(sent.id)
    .bind::<Text, _>(&sent.what)
    .bind::<Integer, _>(i32::from(sent.year))
    .bind::<Integer, _>(i32::from(sent.serial))
    .bind::<Text, _>(&sent.authority)
    .bind::<BigInt, _>(sent.checked_at.as_microsecond())
    .bind::<Integer, _>(day(sent.sent_on))
    .bind::<BigInt, _>(at.as_microsecond())
    .bind::<BigInt, _>(by.0)
    .bind::<BigInt, _>(sent.children.cast_signed())
    .bind::<BigInt, _>(sent.episodes.cast_signed())
    .bind::<BigInt, _>(sent.errors.cast_signed())
    .bind::<BigInt, _>(sent.queries.cast_signed())
    .bind::<Text, _>(&sent.calendar)
    .bind::<Text, _>(&sent.rules)
    .bind::<Text, _>(explanations)
    .bind::<Text, _>(digest)
    .bind::<Binary, _>(packed)
    .prepared()
    .execute(c)?;
    let body = sent.told(digest);
    OfficeEntry { at, by: Some(by), verb: KEPT, kind: KIND, number: sent.id, reason: "", body }
        .vouch(c, before)
}

fn find(connection: &mut AnyConnection, id: i64) -> Result<Option<ReturnSubmission>, StoreError> {
    let rows: Vec<Row> =
        sql_query(format!("{COLUMNS} WHERE id = $1")).bind::<BigInt, _>(id).prepared().load(connection)?;
    rows.into_iter().next().map(ReturnSubmission::try_from).transpose()
}

/// The digest of the file, and the file packed.
fn pack(file: &[u8]) -> Result<(String, Vec<u8>), StoreError> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    let written = packed.write_all(file).and_then(|()| packed.finish());
    let packed = written.map_err(|why| StoreError::Fault(why.to_string()))?;
    Ok((digest_of(file), packed))
}

/// The SHA-256 digest of a file, in hexadecimal.
pub fn digest_of(file: &[u8]) -> String {
    HEXLOWER.encode(&Sha256::digest(file))
}

fn unreadable(number: i64, why: String) -> StoreError {
    StoreError::Unreadable { kind: "return_submission".to_owned(), number, why }
}
