//! What keeping a change writes: documents, journal entries and projections. It is worked out first, wherever there is time
//! for it, and then written in one transaction.

use super::{Changed, carried, load};
use crate::{
    AnyConnection, StoreError,
    clock::{day_of, from_micros},
    engine::Prepare as _,
    journal::{self, Head, NewEntry, Part, of_things, second_form::digest},
    ledger,
    projections::{Drawing, Projections},
    schema::object,
};
use access::RecordPermit;
use data_encoding::HEXLOWER;
use diesel::{
    QueryableByName,
    prelude::*,
    sql_query,
    sql_types::{BigInt, Integer, Nullable, Text},
};
use practice::{
    CaseRecord, Kept, Kind, Object, RecordId, RecordPart, Thresholds,
    actions::{Change, mentions::Said},
    child::ChildLink,
    ids::{ChildId, WorkerId},
    mention::About,
};
use std::collections::HashMap;

/// What the entries of one change in one record say alike.
#[derive(Clone, Copy)]
pub(crate) struct EntryHead<'a> {
    pub leave: Leave<'a>,
    pub verb: &'a str,
    pub reason: &'a str,
    /// Microseconds since 1970.
    pub at: i64,
    pub thresholds: &'a Thresholds,
}

/// By whose leave something is kept.
#[derive(Clone, Copy)]
pub(crate) enum Leave<'a> {
    /// That of a person.
    Permit(&'a RecordPermit),
    /// Kith's own, where it brings records of an earlier release to what this one keeps.
    Kith(RecordId),
}

impl Leave<'_> {
    fn record(self) -> RecordId {
        match self {
            Self::Permit(permit) => permit.record(),
            Self::Kith(record) => record,
        }
    }

    /// Who. Nobody has the number 0.
    fn actor(self) -> WorkerId {
        match self {
            Self::Permit(permit) => permit.actor().worker,
            Self::Kith(_) => WorkerId(0),
        }
    }

    fn basis(self) -> &'static str {
        match self {
            Self::Permit(permit) => permit.basis().code(),
            Self::Kith(_) => "",
        }
    }

    /// The one place where it is asked whether things of a kind may be kept: whether they can stand in such a record, and
    /// whether the deed reaches that part of it.
    fn may_keep(self, kind: Kind) -> Result<(), StoreError> {
        let reaches = match self {
            Self::Permit(permit) => permit.covers(kind.part()),
            Self::Kith(_) => kind.part() == RecordPart::Links || kind == Kind::Mention || is_root(kind),
        };
        let stands_there = kind.homes().contains(&self.record().home());
        if stands_there && reaches { Ok(()) } else { Err(StoreError::NotPermitted) }
    }
}

impl EntryHead<'_> {
    fn line(&self, kind: Kind, number: i64, version: u32, reason: &str, body: Option<String>) -> NewEntry {
        NewEntry {
            at: self.at,
            actor: self.leave.actor().0,
            verb: self.verb.to_owned(),
            kind: kind.code().to_owned(),
            object_id: number,
            version: small(version),
            // Why something was written is said in the family's words, which stay there.
            reason: if kind == Kind::Mention { String::new() } else { reason.to_owned() },
            basis: self.leave.basis().to_owned(),
            body,
            body_salt: None,
        }
    }
}

/// A change with all that it writes.
pub(crate) struct Planned {
    record: RecordId,
    actor: i64,
    pub(crate) changed: Vec<Changed>,
    /// Whether only named people may know of the record from here on.
    pub(crate) restricts: bool,
    /// What it says of things of a family's record that are about children, for the lines in their own.
    pub(super) said: Vec<Said>,
    /// The family's links to its children after it, where something is said.
    pub(super) links: Vec<Kept<ChildLink>>,
    /// The record of the child with whom this one was expected, where this one begins hidden as that is: its names stand here too.
    pub(crate) named_as: Option<ChildId>,
    steps: Vec<Step>,
    drawn: Projections,
}

/// A journal entry, and the document that goes with it: the thing as the entry has it, or none where it was withdrawn.
struct Step {
    line: NewEntry,
    /// Whether the thing stood before.
    stood: bool,
}

impl Planned {
    /// Works out what the changes write on top of the record. A thing put back as it stands is not a change.
    /// Writes nothing.
    pub(crate) fn of(
        connection: &mut AnyConnection,
        deed: &EntryHead<'_>,
        mut record: CaseRecord,
        wanted: Vec<Change>,
    ) -> Result<Self, StoreError> {
        let (id, actor) = (deed.leave.record(), deed.leave.actor());
        let (was_open, begins) = (hides(&record) == Some(false), hides(&record).is_none());
        let mut steps = Vec::new();
        let mut changed = Vec::new();
        let mut said = Vec::new();
        // What the journal does not have yet: the last versions of what this change withdraws.
        let mut withdrawn: HashMap<(Kind, i64), u32> = HashMap::new();
        for change in wanted {
            let (line, one, stood) = match change {
                Change::Put(value) => {
                    let (kind, number) = (value.kind(), value.number());
                    deed.leave.may_keep(kind)?;
                    if is_root(kind) && number != id.number() {
                        return Err(StoreError::NotPermitted);
                    }
                    let before = record.find(kind, number);
                    if before.is_none() {
                        ledger::refuse_unless_new(connection, id, kind, number)?;
                    }
                    if before.as_ref().is_some_and(|before| before.value == value) {
                        continue;
                    }
                    let version = 1 + match &before {
                        Some(before) => before.version,
                        None => match withdrawn.get(&(kind, number)) {
                            Some(version) => *version,
                            None => last_version(connection, id, kind, number)?,
                        },
                    };
                    let mut body = load::write(&value)?;
                    if let Some(before) = &before {
                        body = with_what_is_not_known(connection, id, &before.value, body)?;
                    }
                    let mut line = deed.line(kind, number, version, deed.reason, Some(body));
                    let was = before.as_ref().and_then(|before| before.value.about());
                    said.extend(
                        say(&mut line, version, (was, value.about())).filter(|_| id.family().is_some()),
                    );
                    let changed_at = from_micros(deed.at);
                    record.put(Kept { value, version, changed_at, changed_by: Some(actor) });
                    (line, Changed { kind, number, version }, before.is_some())
                }
                Change::Withdraw { kind, number, reason } => {
                    deed.leave.may_keep(kind)?;
                    if is_root(kind) {
                        return Err(StoreError::NotPermitted);
                    }
                    let Some(before) = record.find(kind, number) else {
                        ledger::refuse_unless_new(connection, id, kind, number)?;
                        continue;
                    };
                    let version = before.version + 1;
                    record.withdraw(kind, number);
                    withdrawn.insert((kind, number), version);
                    let reason = if reason.is_empty() { deed.reason } else { &reason };
                    let mut line = deed.line(kind, number, version, reason, None);
                    let was = before.value.about();
                    said.extend(say(&mut line, version, (was, None)).filter(|_| id.family().is_some()));
                    (line, Changed { kind, number, version }, true)
                }
            };
            steps.push(Step { line, stood });
            changed.push(one);
        }
        let touched: Vec<(Kind, i64)> = changed.iter().map(|one| (one.kind, one.number)).collect();
        let (today, thresholds) = (day_of(from_micros(deed.at)), deed.thresholds);
        let entries = ledger::LedgerRows::of_change(connection, id, &mut record, &touched)?;
        let drawing = Drawing { id, record: &record, changed: Some(&touched), today, thresholds };
        let mut drawn = Projections::of(&drawing, entries)?;
        drawn.leave_out_what_stands(connection)?;
        let hides = hides(&record) == Some(true);
        let origin = record.child_records.first().and_then(|child| child.origin);
        let named_as = origin.filter(|_| begins && hides);
        let restricts = (was_open && hides) || named_as.is_some();
        let links = if said.is_empty() { Vec::new() } else { std::mem::take(&mut record.child_links) };
        Ok(Self { record: id, actor: actor.0, changed, restricts, said, links, named_as, steps, drawn })
    }

    /// Which record.
    pub(crate) fn record(&self) -> RecordId {
        self.record
    }
}

/// What this entry says of a thing that was or is about children, with the digest of its words: the one that the journal has of the
/// entry. None: it says nothing of the kind.
fn say(line: &mut NewEntry, version: u32, (before, now): (Option<About>, Option<About>)) -> Option<Said> {
    if before.is_none() && now.is_none() {
        return None;
    }
    let digest = line.body.as_ref().map(|body| {
        let salt = line.body_salt.get_or_insert_with(journal::salt);
        HEXLOWER.encode(&digest(salt, body))
    });
    Some(Said { number: line.object_id, version, digest: digest.unwrap_or_default(), before, now })
}

/// Writes what was planned for several records, each at the end of its chain, in the transaction that is open: one change in the
/// journal. `heads` are the ends of the chains that have entries.
pub(crate) fn write(
    connection: &mut AnyConnection,
    planned: Vec<Planned>,
    heads: &mut HashMap<RecordId, Head>,
) -> Result<(), StoreError> {
    let (mut parts, mut drawn) = (Vec::with_capacity(planned.len()), Vec::with_capacity(planned.len()));
    for one in planned {
        let chain = one.record.number();
        for step in &one.steps {
            step.write(connection, chain, one.actor)?;
        }
        let lines = one.steps.into_iter().map(|step| step.line).collect();
        parts.push(Part { chain, head: heads.remove(&one.record), lines });
        drawn.push(one.drawn);
    }
    journal::append_parts(connection, parts)?;
    drawn.into_iter().try_for_each(|drawn| drawn.write(connection))
}

/// Whether a thing of this kind is the record's first, which has the record's number and is never withdrawn.
fn is_root(kind: Kind) -> bool {
    matches!(kind, Kind::Family | Kind::Child | Kind::Party)
}

/// Whether only named people may know of the record. None: it has not begun.
fn hides(record: &CaseRecord) -> Option<bool> {
    let family = record.families.first().map(|family| family.restricted);
    let child = record.child_records.first().map(|child| child.is_hidden());
    family.or(child).or_else(|| record.parties.first().map(|party| party.restricted))
}

impl Step {
    fn write(&self, connection: &mut AnyConnection, family: i64, actor: i64) -> Result<(), StoreError> {
        let line = &self.line;
        let place = object::table.find((family, &line.kind, line.object_id));
        let Some(body) = &line.body else {
            diesel::delete(place).execute(connection)?;
            return Ok(());
        };
        let columns = (
            object::version.eq(line.version),
            object::changed_at.eq(line.at),
            object::changed_by.eq(actor),
            object::body.eq(body),
        );
        if self.stood {
            diesel::update(place).set(columns).execute(connection)?;
        } else {
            let place =
                (object::family_id.eq(family), object::kind.eq(&line.kind), object::id.eq(line.object_id));
            diesel::insert_into(object::table).values((place, columns)).execute(connection)?;
        }
        Ok(())
    }
}

/// The new body of a thing that stood as `before`, with what a newer release wrote in it.
fn with_what_is_not_known(
    connection: &mut AnyConnection,
    record: RecordId,
    before: &Object,
    body: String,
) -> Result<String, StoreError> {
    let kind = before.kind();
    let stood: Option<String> = object::table
        .find((record.number(), kind.code(), before.number()))
        .select(object::body)
        .first(connection)
        .optional()?;
    let Some(stood) = stood else { return Ok(body) };
    Ok(carried::onto(kind.form(), &stood, || load::write(before), &body)?.unwrap_or(body))
}

#[derive(QueryableByName)]
struct Version {
    #[diesel(sql_type = Nullable<Integer>)]
    version: Option<i32>,
}

/// The last version of a thing that does not stand: 0 unless it was withdrawn.
fn last_version(
    connection: &mut AnyConnection,
    record: RecordId,
    kind: Kind,
    number: i64,
) -> Result<u32, StoreError> {
    let rows: Vec<Version> = sql_query(
        "SELECT MAX(version) AS version FROM journal WHERE chain = $1 AND kind = $2 AND object_id = $3 \
         AND body IS NULL AND version > 0",
    )
    .bind::<BigInt, _>(record.number())
    .bind::<Text, _>(kind.code())
    .bind::<BigInt, _>(number)
    .prepared()
    .load(connection)?;
    let last = rows.first().and_then(|row| row.version);
    Ok(last.map_or(0, |version| u32::try_from(version).unwrap_or(0)))
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
        .filter(of_things())
        .select(dsl::body)
        .first(connection)
        .optional()?;
    Ok(body.flatten())
}
