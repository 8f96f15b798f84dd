//! The statutory returns out of the children's own records. Making a file opens no record: what is handed out is the file, of numbers,
//! dates and codes, and no record. Restricted and sealed children are in it (pathway P49). That a file was made, and how much it holds, is
//! in the authority's journal.

use crate::{
    AnyConnection, Store, StoreError,
    families::read_body,
    kept::said,
    office::OfficeEntry,
    saved_returns::{KIND, may},
    schema::object,
    submissions::{digest_of, next_serial},
};
use access::OfficePermit;
use census::cin::{Census, Header, Written, write};
use diesel::prelude::*;
use jiff::Timestamp;
use practice::{CaseRecord, Kept, Kind, contact::in_britain};
use serde::Serialize;
use std::{collections::BTreeMap, ops::RangeInclusive};

/// What a children in need census is worked out from.
const OF_THE_CENSUS: &[Kind] = &[
    Kind::Child,
    Kind::Referral,
    Kind::Assessment,
    Kind::Enquiry,
    Kind::ChildConference,
    Kind::ProtectionPlan,
    Kind::InNeedPlan,
];

/// The code of the children in need census.
pub const CIN: &str = "cin";

/// Which file is wanted: of a year that can be made, by an authority that there can be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    census: Census,
    authority: String,
    serial: Option<u16>,
}

/// Why a file cannot be wanted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotWanted {
    /// The year's schema is not known.
    #[error("The schema of {0} is not held here: Kith makes the census of {first} to {last}.", first = Census::YEARS.start(), last = Census::YEARS.end())]
    Year(i16),
    /// What was said is no authority's number.
    #[error("“{0}” is no number of an authority: it has three digits, such as 201.")]
    Authority(String),
}

/// A file that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CensusFile {
    /// The file.
    pub xml: Vec<u8>,
    /// Of which collection.
    pub census: Census,
    /// Which file of the year it is, from 1.
    pub serial: u16,
    /// How much it holds.
    pub written: Written,
    /// Its SHA-256 digest, in hexadecimal.
    pub digest: String,
    /// When it was made.
    pub made_at: Timestamp,
}

/// What the journal says of a file that was made.
#[derive(Serialize)]
struct FileMade {
    what: &'static str,
    year: i16,
    serial: u16,
    children: usize,
    episodes: usize,
    digest: String,
}

impl Wanted {
    /// The years whose census can be made, each by the calendar year in which it ends.
    pub const YEARS: RangeInclusive<i16> = Census::YEARS;

    /// A year's census by an authority, as the file of the year with this number, or as the one after those that were kept as sent.
    ///
    /// # Errors
    /// [`NotWanted`], with a sentence for whoever asked.
    pub fn new(year: i16, authority: &str, serial: Option<u16>) -> Result<Self, NotWanted> {
        let census = Census::of(year).ok_or(NotWanted::Year(year))?;
        if authority.len() != 3 || !authority.bytes().all(|digit| digit.is_ascii_digit()) {
            return Err(NotWanted::Authority(authority.to_owned()));
        }
        Ok(Self { census, authority: authority.to_owned(), serial })
    }
}

impl CensusFile {
    fn told(&self) -> FileMade {
        FileMade {
            what: CIN,
            year: self.census.end().year(),
            serial: self.serial,
            children: self.written.children,
            episodes: self.written.episodes,
            digest: self.digest.clone(),
        }
    }
}

impl Store {
    /// Makes a census for whoever works with the returns. The journal tells of it under this verb and number before it is handed out.
    ///
    /// # Errors
    /// [`StoreError::Refused`] where no reason is given or no child had an episode; [`StoreError::NotPermitted`]; where a record
    /// cannot be read, it is named by its kind and number.
    pub async fn make_census(
        &self,
        permit: OfficePermit,
        wanted: Wanted,
        (verb, number): (&'static str, i64),
        reason: &str,
    ) -> Result<CensusFile, StoreError> {
        may(permit)?;
        said(reason, "Say what the file is made for.")?;
        let made = self.census_on_the_machine(wanted).await?;
        let (by, reason, body) = (Some(permit.actor().worker), reason.trim().to_owned(), made.told());
        let at = made.made_at;
        self.write(move |c| OfficeEntry { at, by, verb, kind: KIND, number, reason: &reason, body }.write(c))
            .await?;
        Ok(made)
    }

    /// Makes a census. For the command on the machine itself, which says so ([`Store::return_made_on_the_machine`]) before it
    /// writes the file.
    ///
    /// # Errors
    /// As [`Store::make_census`], but for the permit and the reason.
    pub async fn census_on_the_machine(&self, wanted: Wanted) -> Result<CensusFile, StoreError> {
        let at = self.clock().now();
        self.read(move |connection| file(connection, wanted, at)).await
    }

    /// Writes down that a file was made, on the machine itself.
    ///
    /// # Errors
    /// Where the journal cannot be written: the file then was not made as far as anybody can say.
    pub async fn return_made_on_the_machine(&self, made: &CensusFile) -> Result<(), StoreError> {
        let (at, body) = (made.made_at, made.told());
        self.write(move |connection| {
            OfficeEntry { at, by: None, verb: "return.made", kind: "", number: 0, reason: "", body }
                .write(connection)
        })
        .await
    }
}

fn file(
    connection: &mut AnyConnection,
    wanted: Wanted,
    made_at: Timestamp,
) -> Result<CensusFile, StoreError> {
    let Wanted { census, authority, serial } = wanted;
    let serial = match serial {
        Some(serial) => serial,
        None => next_serial(connection, CIN, census.end().year())?,
    };
    let header = Header { census, authority, made: in_britain(made_at).datetime(), serial };
    let mut xml = Vec::new();
    let written =
        write(&header, &children(connection)?, &mut xml).map_err(|why| StoreError::Fault(why.to_string()))?;
    if written.children == 0 {
        return Err(StoreError::Refused(format!(
            "No child had an episode of being in need between {} and {}. No file was made.",
            calendar::long(census.start()),
            calendar::long(census.end())
        )));
    }
    let digest = digest_of(&xml);
    Ok(CensusFile { xml, census, serial, written, digest, made_at })
}

fn children(connection: &mut AnyConnection) -> Result<Vec<CaseRecord>, StoreError> {
    let rows: Vec<(i64, String, i64, String)> = object::table
        .filter(object::kind.eq_any(OF_THE_CENSUS.iter().map(|kind| kind.code())))
        .select((object::family_id, object::kind, object::id, object::body))
        .load(connection)?;
    let mut all: BTreeMap<i64, CaseRecord> = BTreeMap::new();
    for (record, kind, number, body) in rows {
        all.entry(record).or_default().push(Kept::new(read_body(&kind, number, &body)?));
    }
    Ok(all.into_values().collect())
}
