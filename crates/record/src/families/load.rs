//! Loads a family's record from the documents that stand.

use crate::{AnyConnection, StoreError, clock::from_micros, schema::object};
use diesel::prelude::*;
use practice::{
    FamilyRecord, Kept, Kind, Object,
    ids::{FamilyId, WorkerId},
};

/// A document with its version, as it stands in a table.
#[derive(Debug, Queryable)]
pub(crate) struct Document {
    pub kind: String,
    pub id: i64,
    pub version: i32,
    pub changed_at: i64,
    pub changed_by: i64,
    pub body: String,
}

/// The record as it stands. A family without any documents is absent.
pub(crate) fn load(connection: &mut AnyConnection, family: FamilyId) -> Result<FamilyRecord, StoreError> {
    let documents: Vec<Document> = object::table
        .filter(object::family_id.eq(family.0))
        .select((
            object::kind,
            object::id,
            object::version,
            object::changed_at,
            object::changed_by,
            object::body,
        ))
        .order((object::kind, object::id))
        .load(connection)?;
    record_of(documents)
}

/// A record from its documents. None at all: the family is absent.
pub(crate) fn record_of(documents: impl IntoIterator<Item = Document>) -> Result<FamilyRecord, StoreError> {
    let mut record = FamilyRecord::default();
    let mut some = false;
    for document in documents {
        record.push(kept(&document)?);
        some = true;
    }
    if some { Ok(record) } else { Err(StoreError::Absent) }
}

/// Reads a document as the type of its kind.
fn kept(document: &Document) -> Result<Kept<Object>, StoreError> {
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
