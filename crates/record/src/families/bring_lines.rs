//! Bringing the lines over that children's own records lack about what stood in their families' when lines were not kept yet: case
//! notes, and maps that stand signed. One family a transaction, so that it may be interrupted and run again.

use super::{
    all_documents,
    keep::{self, EntryHead, Leave, Planned, small},
    load,
    stand::stand,
};
use crate::{
    AnyConnection, Store, StoreError,
    journal::{of_things, second_form::digest},
    schema::object,
};
use data_encoding::HEXLOWER;
use diesel::{prelude::*, sql_query, sql_types::BigInt};
use jiff::Timestamp;
use practice::{
    CaseRecord, Kept, Kind, Object, RecordId, Thresholds,
    actions::{
        Change,
        mentions::{self, Said},
    },
    ids::{ChildId, FamilyId, MentionId},
};
use std::{
    collections::{BTreeMap, HashMap, btree_map::Entry},
    sync::Arc,
};

/// What was done.
const BROUGHT_OVER: &str = "child.brought_over";

/// Families in which there is something about which a line may be missing.
const WITH_SOMETHING: &str = "SELECT DISTINCT family_id AS id FROM ledger WHERE kind = 'case_note' AND about <> '' \
    UNION SELECT family_id AS id FROM object WHERE kind = 'map' AND body LIKE '%\"signed_off\":{%' ORDER BY 1";

#[derive(QueryableByName)]
struct Id {
    #[diesel(sql_type = BigInt)]
    id: i64,
}

/// What was brought over.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LinesBroughtOver {
    /// In how many families something stood about which a line was missing.
    pub families: usize,
    /// How many lines were written.
    pub lines: usize,
}

impl Store {
    /// Writes the lines that children's own records lack about case notes and signed maps of their families. It may be interrupted
    /// at any moment: a family is brought over whole or not at all, and what is left is done when it is run again. Tells how many
    /// families are done. It comes after [`Store::bring_children_over`]: a child without a record of its own gets no lines.
    ///
    /// A map that was signed in the first form of the journal gets none: nothing there has a salted digest.
    ///
    /// # Errors
    /// [`StoreError::Unreadable`] where a document cannot be read, which it names. The families before it are brought over.
    pub async fn bring_lines_over(
        &self,
        mut progress: impl FnMut(usize) + Send,
    ) -> Result<LinesBroughtOver, StoreError> {
        let families: Vec<Id> =
            self.read(|connection| Ok(sql_query(WITH_SOMETHING).load(connection)?)).await?;
        let mut brought = LinesBroughtOver::default();
        for family in families.into_iter().map(|row| FamilyId(row.id)) {
            // Most lack nothing when it is run again: that is looked at without keeping others from writing.
            if self.read(move |connection| missing(connection, family)).await?.is_empty() {
                continue;
            }
            let (at, thresholds) = (self.clock().now(), Arc::clone(self.thresholds()));
            let lines =
                self.write(move |connection| bring_over(connection, family, (at, &thresholds))).await?;
            // A run that was interrupted a moment ago may still have been writing this one.
            if lines == 0 {
                continue;
            }
            brought.lines += lines;
            brought.families += 1;
            progress(brought.families);
        }
        Ok(brought)
    }
}

/// Writes the lines about one family's things. Returns how many.
fn bring_over(
    connection: &mut AnyConnection,
    family: FamilyId,
    (at, thresholds): (Timestamp, &Thresholds),
) -> Result<usize, StoreError> {
    let (mut planned, mut heads, mut lines) = (Vec::new(), HashMap::new(), 0);
    for (child, (own, changes)) in missing(connection, family)? {
        let record = RecordId::from(child);
        let (head, _) = stand(connection, child)?;
        heads.insert(record, head);
        lines += changes.len();
        let (leave, at) = (Leave::Kith(record), at.as_microsecond());
        let deed = EntryHead { leave, verb: BROUGHT_OVER, reason: "", at, thresholds };
        planned.push(Planned::of(connection, &deed, own, changes)?);
    }
    keep::write(connection, planned, &mut heads)?;
    Ok(lines)
}

/// The children of a family whose own records lack lines: their records, and what is to be kept there.
fn missing(
    connection: &mut AnyConnection,
    family: FamilyId,
) -> Result<BTreeMap<ChildId, (CaseRecord, Vec<Change>)>, StoreError> {
    let record = load(connection, family)?;
    let notes = all_documents(connection, family, Kind::CaseNote)?;
    let maps = record.maps.iter().map(|map| {
        let Kept { value, version, changed_at, changed_by } = map.clone();
        Kept { value: Object::Map(value), version, changed_at, changed_by }
    });
    let mut children: BTreeMap<ChildId, (CaseRecord, Vec<Change>)> = BTreeMap::new();
    for thing in notes.into_iter().chain(maps) {
        let Some(now) = thing.value.about() else { continue };
        let number = thing.value.number();
        let mut said =
            Said { number, version: thing.version, digest: String::new(), before: None, now: Some(now) };
        for child in mentions::reached(&record.child_links, &said) {
            let (own, changes) = match children.entry(child) {
                Entry::Occupied(met) => met.into_mut(),
                Entry::Vacant(place) => {
                    let mut own = load(connection, child)?;
                    all_documents(connection, child, Kind::Mention)?
                        .into_iter()
                        .for_each(|line| own.push(line));
                    place.insert((own, Vec::new()))
                }
            };
            let is_sealed = own.child(child).is_some_and(|own| own.sealed.is_some());
            if is_sealed || own.mention(MentionId(number)).is_some() {
                continue;
            }
            if said.digest.is_empty() {
                let Some(digest) = digest_of(connection, family, &thing)? else { break };
                said.digest = digest;
            }
            let links = record.child_links.as_slice();
            changes.extend(mentions::line((family, links), &said, child, (is_sealed, None)));
        }
    }
    children.retain(|_, (_, changes)| !changes.is_empty());
    Ok(children)
}

/// The digest that the journal has of a thing's words as they stand. None: the first form of the journal has none.
fn digest_of(
    connection: &mut AnyConnection,
    family: FamilyId,
    thing: &Kept<Object>,
) -> Result<Option<String>, StoreError> {
    use crate::schema::journal::dsl;
    let (kind, number) = (thing.value.kind().code(), thing.value.number());
    let salt: Option<Option<Vec<u8>>> = dsl::journal
        .filter(dsl::chain.eq(family.0).and(dsl::kind.eq(kind)))
        .filter(dsl::object_id.eq(number).and(dsl::version.eq(small(thing.version))))
        .filter(of_things())
        .select(dsl::body_salt)
        .first(connection)
        .optional()?;
    let Some(salt) = salt.flatten() else { return Ok(None) };
    let body: String = object::table.find((family.0, kind, number)).select(object::body).first(connection)?;
    Ok(Some(HEXLOWER.encode(&digest(&salt, &body))))
}
