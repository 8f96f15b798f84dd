//! The lines of a child's own record about what stands in the records of its families: read by window and counted, as one reader
//! may know of those families.

use super::open::known;
use crate::{
    AnyConnection, Store, StoreError, days,
    families::{documents, load},
    ledger,
};
use access::ChildPermit;
use diesel::{
    dsl::sql,
    prelude::*,
    sql_types::{BigInt, Bool, Integer},
};
use jiff::civil::Date;
use practice::{
    CaseRecord, Kept, Kind, Object,
    digest::LedgerDigest,
    ids::{ChildId, PersonId},
    mention::Mention,
};

/// As whom the families of which somebody may know call the child.
type Known = Vec<PersonId>;

impl Store {
    /// Some lines of a child's record about what stands in the records of its families, the newest first: all before this day and
    /// number. A line about a record of which this reader may not know is absent. The page that asks has journalled its reading
    /// of the record already.
    pub async fn lines_of_child(
        &self,
        permit: &ChildPermit,
        before: Option<(Date, i64)>,
        size: usize,
    ) -> Result<Vec<Kept<Mention>>, StoreError> {
        let (child, actor, now) = (permit.child(), permit.actor(), self.clock().now());
        self.read(move |connection| {
            let record = load(connection, child)?;
            let families = known(connection, actor, &record, now)?;
            let persons = families.iter().map(|family| family.link.person).collect();
            lines(connection, child, &persons, before, size)
        })
        .await
    }
}

fn lines(
    connection: &mut AnyConnection,
    child: ChildId,
    known: &Known,
    before: Option<(Date, i64)>,
    size: usize,
) -> Result<Vec<Kept<Mention>>, StoreError> {
    use crate::schema::ledger::dsl;
    let about: Vec<String> = known.iter().map(|person| ledger::about(&[*person])).collect();
    let mut rows = dsl::ledger
        .filter(dsl::family_id.eq(child.0).and(dsl::kind.eq(Kind::Mention.code())))
        .filter(dsl::about.eq_any(about))
        .select(dsl::id)
        .into_boxed();
    if let Some((day, number)) = before {
        rows = rows.filter(
            sql::<Bool>("(on_day, id) < (")
                .bind::<Integer, _>(days::day(day))
                .sql(", ")
                .bind::<BigInt, _>(number)
                .sql(")"),
        );
    }
    let ids: Vec<i64> = rows
        .order((dsl::on_day.desc(), dsl::id.desc()))
        .limit(i64::try_from(size).unwrap_or(i64::MAX))
        .load(connection)?;
    let mut found: Vec<Kept<Mention>> =
        documents(connection, child, Kind::Mention, &ids)?.into_iter().filter_map(as_line).collect();
    found.sort_by_key(|line| ids.iter().position(|id| *id == line.id.0));
    Ok(found)
}

fn as_line(kept: Kept<Object>) -> Option<Kept<Mention>> {
    let Kept { value, version, changed_at, changed_by } = kept;
    match value {
        Object::Mention(value) => Some(Kept { value, version, changed_at, changed_by }),
        _ => None,
    }
}

/// What the ledger of a child's record holds in numbers and days, as a reader may know of it who may not know of every family.
pub(super) fn digest_without_what_is_not_known(
    connection: &mut AnyConnection,
    child: ChildId,
    record: &CaseRecord,
) -> Result<LedgerDigest, StoreError> {
    let known: Known = record.family_links.iter().map(|link| link.person).collect();
    ledger::digest_of(connection, child.into(), |entry| {
        entry.kind != Kind::Mention || entry.about.iter().all(|person| known.contains(person))
    })
}
