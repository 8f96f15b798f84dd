//! One entry of a ledger with all that it ever said: every version from the journal, the first first.

use crate::{
    AnyConnection, Store, StoreError,
    clock::from_micros,
    families::{document, load, masked::masked, read_body},
    homes::hide_elsewhere,
    journal::{ReadAct, append_read, of_things},
};
use access::FamilyPermit;
use diesel::prelude::*;
use jiff::Timestamp;
use practice::{CaseRecord, Kept, Kind, Object, RecordId, ids::WorkerId, views::seal_for};

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
    /// Whether it was recorded in the wrong record, so that neither what was written nor why is shown here.
    pub is_masked: bool,
}

/// One entry of a ledger with its record and its past.
#[derive(Debug, Clone)]
pub struct Versions {
    /// The record, as this person may see it, with the entry in hand where it stands.
    pub record: CaseRecord,
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
        let (permit, now) = (*permit, self.clock().now());
        let ((mut record, stands, versions), ()) = tokio::try_join!(
            self.read(move |connection| {
                let family = permit.family();
                let mut record = load(connection, family)?;
                hide_elsewhere(connection, permit.actor(), &mut record, now)?;
                let stands = document(connection, family, kind, number)?;
                if let Some(entry) = &stands {
                    record.put(entry.clone());
                }
                let mut versions = versions(connection, family, kind, number)?;
                if masked(connection, family)?.contains(&(kind.code().to_owned(), number)) {
                    for one in &mut versions {
                        (one.value, one.reason, one.is_masked) = (None, String::new(), true);
                    }
                }
                Ok((record, stands, versions))
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

/// Every version of a thing with all that it said, the first first.
pub(crate) fn versions(
    connection: &mut AnyConnection,
    record: impl Into<RecordId>,
    kind: Kind,
    number: i64,
) -> Result<Vec<Version>, StoreError> {
    use crate::schema::journal::dsl;
    let rows: Vec<Row> = dsl::journal
        .filter(dsl::chain.eq(record.into().number()).and(dsl::kind.eq(kind.code())))
        .filter(dsl::object_id.eq(number).and(of_things()))
        .select((
            dsl::version,
            dsl::at,
            dsl::actor,
            dsl::reason,
            dsl::body,
            dsl::body_erased.is_not_null().or(dsl::reason_erased.is_not_null()),
        ))
        .order(dsl::version)
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
            is_masked: false,
        })
    };
    rows.into_iter().map(one).collect()
}
