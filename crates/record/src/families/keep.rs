//! Keeps changes: documents, journal entries and projections, in the transaction that is open.

use super::{Changed, load};
use crate::{
    AnyConnection, StoreError,
    clock::{day_of, from_micros},
    journal::{self, Line},
    projections::{self, Drawing},
    schema::object,
};
use access::FamilyPermit;
use diesel::prelude::*;
use practice::{FamilyRecord, Kept, Kind, Object, Thresholds, actions::Change};
use std::collections::HashMap;

/// What the entries of one change say alike.
pub(crate) struct Deed<'a> {
    pub permit: &'a FamilyPermit,
    pub verb: &'a str,
    pub reason: &'a str,
    /// Microseconds since 1970.
    pub at: i64,
    pub thresholds: &'a Thresholds,
}

impl Deed<'_> {
    fn line(&self, kind: Kind, number: i64, version: u32, reason: &str, body: Option<String>) -> Line {
        Line {
            at: self.at,
            actor: self.permit.actor().worker.0,
            verb: self.verb.to_owned(),
            kind: kind.code().to_owned(),
            object_id: number,
            version: small(version),
            reason: reason.to_owned(),
            basis: self.permit.basis().code().to_owned(),
            body,
        }
    }
}

/// Keeps the changes on top of the record, which is brought up to date. A thing put back as it stands is not a change.
pub(crate) fn keep(
    connection: &mut AnyConnection,
    deed: &Deed<'_>,
    record: &mut FamilyRecord,
    wanted: Vec<Change>,
) -> Result<Vec<Changed>, StoreError> {
    let family = deed.permit.family();
    let mut versions = Versions { family: family.0, withdrawn: None };
    let mut lines = Vec::new();
    let mut done = Vec::new();
    for change in wanted {
        let (line, one) = match change {
            Change::Put(value) => {
                let (kind, number) = (value.kind(), value.number());
                if kind == Kind::Family && number != family.0 {
                    return Err(StoreError::NotPermitted);
                }
                let before = record.find(kind, number);
                if before.as_ref().is_some_and(|before| before.value == value) {
                    continue;
                }
                let version = 1 + match &before {
                    Some(before) => before.version,
                    None => versions.last(connection, kind, number)?,
                };
                let body = load::write(&value)?;
                put(connection, deed, before.is_some(), kind, number, version, &body)?;
                record.put(Kept {
                    value,
                    version,
                    changed_at: from_micros(deed.at),
                    changed_by: Some(deed.permit.actor().worker),
                });
                (deed.line(kind, number, version, deed.reason, Some(body)), Changed { kind, number, version })
            }
            Change::Withdraw { kind, number, reason } => {
                if kind == Kind::Family {
                    return Err(StoreError::NotPermitted);
                }
                let Some(before) = record.find(kind, number) else { continue };
                let version = before.version + 1;
                diesel::delete(object::table.find((family.0, kind.code(), number))).execute(connection)?;
                record.withdraw(kind, number);
                let reason = if reason.is_empty() { deed.reason } else { &reason };
                (deed.line(kind, number, version, reason, None), Changed { kind, number, version })
            }
        };
        lines.push(line);
        done.push(one);
    }
    journal::append(connection, family.0, lines)?;
    let changed: Vec<(Kind, i64)> = done.iter().map(|one| (one.kind, one.number)).collect();
    let at = from_micros(deed.at);
    let (today, thresholds) = (day_of(at), deed.thresholds);
    let drawing = Drawing { family, record, changed: Some(&changed), at, today, thresholds };
    projections::draw(connection, &drawing)?;
    Ok(done)
}

fn put(
    connection: &mut AnyConnection,
    deed: &Deed<'_>,
    stands: bool,
    kind: Kind,
    number: i64,
    version: u32,
    body: &str,
) -> Result<(), StoreError> {
    let columns = (
        object::version.eq(small(version)),
        object::changed_at.eq(deed.at),
        object::changed_by.eq(deed.permit.actor().worker.0),
        object::body.eq(body),
    );
    let family = deed.permit.family().0;
    if stands {
        diesel::update(object::table.find((family, kind.code(), number))).set(columns).execute(connection)?;
    } else {
        diesel::insert_into(object::table)
            .values((
                object::family_id.eq(family),
                object::kind.eq(kind.code()),
                object::id.eq(number),
                columns.0,
                columns.1,
                columns.2,
                columns.3,
            ))
            .execute(connection)?;
    }
    Ok(())
}

/// The versions that withdrawn things had last, looked up once when something new is put.
struct Versions {
    family: i64,
    withdrawn: Option<HashMap<(String, i64), i32>>,
}

impl Versions {
    /// The last version of a thing that does not stand: 0 unless it was withdrawn.
    fn last(&mut self, connection: &mut AnyConnection, kind: Kind, number: i64) -> Result<u32, StoreError> {
        use crate::schema::journal::dsl;
        let withdrawn = if let Some(known) = &self.withdrawn {
            known
        } else {
            let rows: Vec<(String, i64, i32)> = dsl::journal
                .filter(dsl::chain.eq(self.family).and(dsl::version.gt(0)).and(dsl::body.is_null()))
                .select((dsl::kind, dsl::object_id, dsl::version))
                .order(dsl::seq)
                .load(connection)?;
            self.withdrawn.insert(rows.into_iter().map(|(kind, id, version)| ((kind, id), version)).collect())
        };
        let last = withdrawn.get(&(kind.code().to_owned(), number)).copied().unwrap_or(0);
        Ok(u32::try_from(last).unwrap_or(0))
    }
}

/// Versions count up from 1 and never come near what the column holds.
pub(crate) fn small(version: u32) -> i32 {
    i32::try_from(version).unwrap_or(i32::MAX)
}

/// The thing in this version as it was journalled.
pub(crate) fn body_of(
    connection: &mut AnyConnection,
    family: i64,
    object: &Object,
    version: u32,
) -> Result<Option<String>, StoreError> {
    use crate::schema::journal::dsl;
    let body: Option<Option<String>> = dsl::journal
        .filter(dsl::chain.eq(family).and(dsl::kind.eq(object.kind().code())))
        .filter(dsl::object_id.eq(object.number()).and(dsl::version.eq(small(version))))
        .select(dsl::body)
        .first(connection)
        .optional()?;
    Ok(body.flatten())
}
