//! Entries of a ledger as they stood at a moment, from the journal. A page of an earlier day is rare, so that nothing is kept for
//! it: the last version of each entry is looked up, and the window is taken from those.

use crate::{
    AnyConnection, StoreError,
    families::{Document, kept, masked::masked},
    journal::of_things,
};
use diesel::prelude::*;
use jiff::Timestamp;
use practice::{Kept, Kind, Object, ids::FamilyId};
use std::collections::HashSet;

type Row = (i64, i32, i64, i64, Option<String>);

/// One entry as it stood. None: it was not written yet, or was withdrawn by then.
pub(super) fn entry_as_of(
    connection: &mut AnyConnection,
    family: FamilyId,
    (kind, number): (Kind, i64),
    moment: Timestamp,
) -> Result<Option<Kept<Object>>, StoreError> {
    use crate::schema::journal::dsl;
    let last: Option<Row> = dsl::journal
        .filter(dsl::chain.eq(family.0).and(dsl::kind.eq(kind.code())))
        .filter(dsl::object_id.eq(number).and(of_things()))
        .filter(dsl::at.le(moment.as_microsecond()))
        .select((dsl::object_id, dsl::version, dsl::at, dsl::actor, dsl::body))
        .order(dsl::version.desc())
        .first(connection)
        .optional()?;
    if masked(connection, family)?.contains(&(kind.code().to_owned(), number)) {
        return Ok(None);
    }
    last.and_then(|row| document(kind, row)).map(|document| kept(&document)).transpose()
}

/// All entries of a kind as they stood, in no order.
pub(super) fn entries_as_of(
    connection: &mut AnyConnection,
    family: FamilyId,
    kind: Kind,
    moment: Timestamp,
) -> Result<Vec<Kept<Object>>, StoreError> {
    use crate::schema::journal::dsl;
    let newest_first: Vec<Row> = dsl::journal
        .filter(dsl::chain.eq(family.0).and(dsl::kind.eq(kind.code())))
        .filter(dsl::version.gt(0).and(dsl::at.le(moment.as_microsecond())))
        .select((dsl::object_id, dsl::version, dsl::at, dsl::actor, dsl::body))
        .order(dsl::seq.desc())
        .load(connection)?;
    let masked = masked(connection, family)?;
    let mut met = HashSet::new();
    newest_first
        .into_iter()
        .filter(|(number, ..)| met.insert(*number) && !masked.contains(&(kind.code().to_owned(), *number)))
        .filter_map(|row| document(kind, row))
        .map(|document| kept(&document))
        .collect()
}

fn document(kind: Kind, (id, version, changed_at, changed_by, body): Row) -> Option<Document> {
    Some(Document { kind: kind.code().to_owned(), id, version, changed_at, changed_by, body: body? })
}
