//! Loads a record from the documents that stand: all that is kept whole, and the digest of the ledger.

use crate::{
    AnyConnection, StoreError, clock::from_micros, engine::Prepare as _, ledger::read_digest, schema::object,
};
use diesel::{
    QueryableByName,
    prelude::*,
    sql_query,
    sql_types::{BigInt, Integer, Text},
};
use practice::{CaseRecord, Home, Keeping, Kept, Kind, Object, RecordId, ids::WorkerId};
use std::sync::LazyLock;

/// A document with its version, as it stands in a table.
#[derive(Debug, Queryable, QueryableByName)]
pub(crate) struct Document {
    #[diesel(sql_type = Text)]
    pub kind: String,
    #[diesel(sql_type = BigInt)]
    pub id: i64,
    #[diesel(sql_type = Integer)]
    pub version: i32,
    #[diesel(sql_type = BigInt)]
    pub changed_at: i64,
    #[diesel(sql_type = BigInt)]
    pub changed_by: i64,
    #[diesel(sql_type = Text)]
    pub body: String,
}

impl Document {
    /// How its kind is kept. What this version does not know is taken for whole, and is refused when it is read.
    pub(crate) fn keeping(&self) -> Keeping {
        Kind::from_code(&self.kind).map_or(Keeping::Whole, Kind::keeping)
    }
}

/// The kinds that are in a record whole, as a list for a query. Their codes hold letters and `_` only.
pub(super) static WHOLE: LazyLock<String> = LazyLock::new(|| {
    let whole = Kind::ALL.iter().filter(|kind| kind.keeping() == Keeping::Whole);
    whole.map(|kind| format!("'{}'", kind.code())).collect::<Vec<_>>().join(", ")
});

/// What a [`Document`] is read from.
const COLUMNS: (
    object::kind,
    object::id,
    object::version,
    object::changed_at,
    object::changed_by,
    object::body,
) = (object::kind, object::id, object::version, object::changed_at, object::changed_by, object::body);

/// In the place of a kind: the digest. No kind has this code.
const DIGEST: &str = "";

/// The record as it stands. One without any documents is absent.
pub(crate) fn load(
    connection: &mut AnyConnection,
    record: impl Into<RecordId>,
) -> Result<CaseRecord, StoreError> {
    static STANDING: LazyLock<String> = LazyLock::new(|| {
        format!(
            "SELECT kind, id, version, changed_at, changed_by, body FROM object WHERE family_id = $1 AND kind IN ({}) \
             UNION ALL SELECT '', 0, 0, 0, 0, body FROM ledger_digest WHERE family_id = $2 ORDER BY 1, 2",
            &*WHOLE
        )
    });
    let number = record.into().number();
    let mut documents: Vec<Document> = sql_query(STANDING.as_str())
        .bind::<BigInt, _>(number)
        .bind::<BigInt, _>(number)
        .prepared()
        .load(connection)?;
    let has_digest = documents.first().is_some_and(|first| first.kind == DIGEST);
    let digest = has_digest.then(|| documents.remove(0));
    let mut record = record_of(documents)?;
    if let Some(digest) = digest {
        record.digest = read_digest(number, &digest.body)?;
    }
    Ok(record)
}

/// A record from its documents, without those of the ledger. None at all: it is absent.
pub(crate) fn record_of(documents: impl IntoIterator<Item = Document>) -> Result<CaseRecord, StoreError> {
    let mut record = CaseRecord::default();
    let mut some = false;
    for document in documents.into_iter().filter(|one| one.keeping() == Keeping::Whole) {
        record.push(kept(&document)?);
        some = true;
    }
    if some { Ok(record) } else { Err(StoreError::Absent) }
}

/// One thing as it stands, whole or of the ledger.
pub(crate) fn document(
    connection: &mut AnyConnection,
    record: impl Into<RecordId>,
    kind: Kind,
    number: i64,
) -> Result<Option<Kept<Object>>, StoreError> {
    Ok(documents(connection, record, kind, &[number])?.pop())
}

/// All things of one kind as they stand. Of a ledger they are many: for drawing it anew.
pub(crate) fn all_documents(
    connection: &mut AnyConnection,
    record: impl Into<RecordId>,
    kind: Kind,
) -> Result<Vec<Kept<Object>>, StoreError> {
    let documents: Vec<Document> = object::table
        .filter(object::family_id.eq(record.into().number()).and(object::kind.eq(kind.code())))
        .select(COLUMNS)
        .load(connection)?;
    documents.iter().map(kept).collect()
}

/// Some things of one kind as they stand, in no order.
pub(crate) fn documents(
    connection: &mut AnyConnection,
    record: impl Into<RecordId>,
    kind: Kind,
    numbers: &[i64],
) -> Result<Vec<Kept<Object>>, StoreError> {
    let documents: Vec<Document> = object::table
        .filter(object::family_id.eq(record.into().number()).and(object::kind.eq(kind.code())))
        .filter(object::id.eq_any(numbers))
        .select(COLUMNS)
        .load(connection)?;
    documents.iter().map(kept).collect()
}

/// Reads a document as the type of its kind.
pub(crate) fn kept(document: &Document) -> Result<Kept<Object>, StoreError> {
    Ok(Kept {
        value: read(&document.kind, document.id, &document.body)?,
        version: u32::try_from(document.version).unwrap_or(0),
        changed_at: from_micros(document.changed_at),
        changed_by: (document.changed_by != 0).then_some(WorkerId(document.changed_by)),
    })
}

/// Reads a body as the type of its kind.
pub(crate) fn read(kind: &str, number: i64, body: &str) -> Result<Object, StoreError> {
    let unreadable = |why: String| StoreError::Unreadable { kind: kind.to_owned(), number, why };
    let known = Kind::from_code(kind)
        .ok_or_else(|| unreadable("this version of Kith does not know it".to_owned()))?;
    Object::from_json(known, body).map_err(|why| unreadable(why.to_string()))
}

/// Writes a thing as it is stored and journalled.
pub(crate) fn write(object: &Object) -> Result<String, StoreError> {
    object.to_json().map_err(|why| StoreError::Unreadable {
        kind: object.kind().code().to_owned(),
        number: object.number(),
        why: why.to_string(),
    })
}

/// Which record these documents are, by the thing with which each record begins. None: it is missing.
pub(crate) fn whose(chain: i64, documents: &[Document]) -> Option<RecordId> {
    let homes = documents.iter().filter(|document| document.id == chain);
    homes.filter_map(|document| Home::from_code(&document.kind)).map(|home| RecordId::of(home, chain)).next()
}
