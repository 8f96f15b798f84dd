//! One entry of a ledger with all that it ever said: every version from the journal, the first first.

use crate::{
    AnyConnection, Store, StoreError,
    clock::from_micros,
    families::{document, load, read_body},
    journal::{ReadAct, append_read},
};
use access::FamilyPermit;
use diesel::prelude::*;
use jiff::Timestamp;
use practice::{
    FamilyRecord, Kept, Kind, Object,
    ids::{FamilyId, WorkerId},
    views::seal_for,
};

/// A thing as it was after one change.
#[derive(Debug, Clone)]
pub struct Version {
    /// Counts up from 1.
    pub version: u32,
    /// When.
    pub at: Timestamp,
    /// Who. None: Kith itself.
    pub by: Option<WorkerId>,
    /// Why, where it was said.
    pub reason: String,
    /// The thing. None: it was withdrawn, or what it said was erased later.
    pub value: Option<Object>,
    /// Whether what was written was erased later, as the law asked.
    pub is_erased: bool,
}

/// One entry of a ledger with its record and its past.
#[derive(Debug, Clone)]
pub struct Versions {
    /// The record, as this person may see it, with the entry in hand where it stands.
    pub record: FamilyRecord,
    /// The entry as it stands. None: it was withdrawn.
    pub stands: Option<Kept<Object>>,
    /// All its versions, the first first.
    pub versions: Vec<Version>,
}

impl Store {
    /// An entry of a ledger with every version of it, and the record. One reading in the journal.
    ///
    /// # Errors
    /// [`StoreError::Absent`] where the family never had such an entry.
    pub async fn open_family_with_versions(
        &self,
        permit: &FamilyPermit,
        (kind, number): (Kind, i64),
        act: ReadAct,
    ) -> Result<Versions, StoreError> {
        let permit = *permit;
        let ((mut record, stands, versions), ()) = tokio::try_join!(
            self.read(move |connection| {
                let family = permit.family();
                let mut record = load(connection, family)?;
                let stands = document(connection, family, kind, number)?;
                if let Some(entry) = &stands {
                    record.put(entry.clone());
                }
                Ok((record, stands, versions(connection, family, kind, number)?))
            }),
            self.write(move |connection| append_read(connection, &permit.of_record(), act)),
        )?;
        if versions.is_empty() {
            return Err(StoreError::Absent);
        }
        seal_for(&mut record, permit.actor().worker);
        Ok(Versions { record, stands, versions })
    }
}

type Row = (i32, i64, i64, String, Option<String>, bool);

fn versions(
    connection: &mut AnyConnection,
    family: FamilyId,
    kind: Kind,
    number: i64,
) -> Result<Vec<Version>, StoreError> {
    use crate::schema::journal::dsl;
    let rows: Vec<Row> = dsl::journal
        .filter(dsl::chain.eq(family.0).and(dsl::kind.eq(kind.code())))
        .filter(dsl::object_id.eq(number).and(dsl::version.gt(0)))
        .select((
            dsl::version,
            dsl::at,
            dsl::actor,
            dsl::reason,
            dsl::body,
            dsl::body_erased.is_not_null().or(dsl::reason_erased.is_not_null()),
        ))
        .order(dsl::seq)
        .load(connection)?;
    let one = |(version, at, actor, reason, body, is_erased): Row| {
        let value = body.map(|body| read_body(kind.code(), number, &body)).transpose()?;
        Ok(Version {
            version: u32::try_from(version).unwrap_or(0),
            at: from_micros(at),
            by: (actor != 0).then_some(WorkerId(actor)),
            reason,
            value,
            is_erased,
        })
    };
    rows.into_iter().map(one).collect()
}
