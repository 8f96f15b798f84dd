//! The children's own records for a statutory return. Making a file opens no record: what is read is sent to the Department as numbers,
//! dates and codes, and shown to nobody here. Restricted and sealed children are in it (pathway P49). That a file was made, and how much it
//! holds, is in the authority's journal.

use crate::{AnyConnection, Store, StoreError, families::read_body, office::OfficeEntry, schema::object};
use diesel::prelude::*;
use practice::{CaseRecord, Kept, Kind};
use serde::Serialize;
use std::collections::BTreeMap;

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

/// What is said of a file that was made.
#[derive(Debug, Clone, Serialize)]
pub struct FileMade {
    /// Which return: "cin".
    pub what: &'static str,
    /// Of which year.
    pub year: i16,
    /// How many children it holds.
    pub children: usize,
    /// The SHA-256 digest of the file, in hexadecimal.
    pub digest: String,
}

impl Store {
    /// The own records of all children, as far as the census needs them. For the command on the machine itself.
    ///
    /// # Errors
    /// Where a record cannot be read: it is named by its kind and number.
    pub async fn children_for_the_census(&self) -> Result<Vec<CaseRecord>, StoreError> {
        self.read(children).await
    }

    /// Writes down that a file was made, on the machine itself.
    ///
    /// # Errors
    /// Where the journal cannot be written: the file then was not made as far as anybody can say.
    pub async fn return_made_on_the_machine(&self, made: FileMade) -> Result<(), StoreError> {
        let at = self.clock().now();
        self.write(move |connection| {
            OfficeEntry { at, by: None, verb: "return.made", kind: "", number: 0, reason: "", body: made }
                .write(connection)
        })
        .await
    }
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
