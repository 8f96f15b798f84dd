//! The history of a record: who did what when and why, with what changed in each field, read from the journal.

use super::{fields::Fields, load, views::unsealed};
use crate::{
    AnyConnection, Store, StoreError,
    clock::from_micros,
    journal::{ReadAct, append_read},
};
use access::FamilyPermit;
use diesel::prelude::*;
use jiff::Timestamp;
use practice::{FamilyRecord, Kind, ids::WorkerId};
use serde_json::Value;
use std::collections::{BTreeSet, HashMap};

/// Which entries are wanted. Everything left open matches all.
#[derive(Debug, Clone, Default)]
pub struct HistoryFilter {
    /// Only things of this kind.
    pub kind: Option<Kind>,
    /// Only the thing with this number.
    pub number: Option<i64>,
    /// Only what this person did.
    pub actor: Option<WorkerId>,
    /// Only this verb, or all verbs that begin with it where it ends in a full stop: `danger.`.
    pub verb: Option<String>,
    /// Only what is no mere reading (true): changes, and openings in an emergency; or only readings (false).
    pub changes: Option<bool>,
    /// From this moment.
    pub from: Option<Timestamp>,
    /// Until this moment, included.
    pub to: Option<Timestamp>,
}

/// A part of a long list.
#[derive(Debug, Clone, Copy)]
pub struct Page {
    /// How many entries to leave out, newest first.
    pub skip: usize,
    /// How many to show.
    pub take: usize,
}

/// A page of history, newest first.
#[derive(Debug, Clone, PartialEq)]
pub struct History {
    /// The entries of this page.
    pub lines: Vec<HistoryLine>,
    /// How many there are on all pages.
    pub total: usize,
}

/// One entry for display.
#[derive(Debug, Clone, PartialEq)]
pub struct HistoryLine {
    /// Place in the family's chain.
    pub seq: i64,
    /// When.
    pub at: Timestamp,
    /// Who. None: Kith itself.
    pub actor: Option<WorkerId>,
    /// What was done.
    pub verb: String,
    /// To what: kind and number. None: the record as a whole.
    pub about: Option<(Kind, i64)>,
    /// The thing's version after it. 0 where nothing changed.
    pub version: u32,
    /// Why.
    pub reason: String,
    /// Why the person was let in, a code of `access::Basis`.
    pub basis: String,
    /// Whether the thing was taken out of what stands.
    pub is_withdrawal: bool,
    /// Whether what changed is sealed until a round is opened.
    pub is_sealed: bool,
    /// What changed, in the order of the form, but for what is sealed.
    pub differences: Vec<Difference>,
}

/// One field before and after.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// The field, by the name it has in the type.
    pub field: String,
    /// Before. Null where there was nothing.
    pub before: Value,
    /// After. Null where there is nothing.
    pub after: Value,
}

impl Store {
    /// The history of a family's record. Looking at it is journalled too. Numbers of a round that is not open yet
    /// stay sealed, but for the person's own.
    pub async fn history(
        &self,
        permit: &FamilyPermit,
        filter: HistoryFilter,
        page: Page,
        act: ReadAct,
    ) -> Result<History, StoreError> {
        let permit = *permit;
        let (history, ()) = tokio::try_join!(
            self.read(move |connection| history(connection, &permit, &filter, page)),
            self.write(move |connection| append_read(connection, &permit, act)),
        )?;
        Ok(history)
    }
}

/// An entry without its body.
#[derive(Queryable)]
struct Outline {
    seq: i64,
    at: i64,
    actor: i64,
    verb: String,
    kind: String,
    object_id: i64,
    version: i32,
    reason: String,
    basis: String,
}

impl Outline {
    /// Whether it only says that something was looked at.
    fn is_reading(&self) -> bool {
        self.version == 0 && self.kind.is_empty()
    }
}

impl HistoryFilter {
    fn wants(&self, entry: &Outline) -> bool {
        let verb = |verb: &String| {
            entry.verb == *verb || (verb.ends_with('.') && entry.verb.starts_with(verb.as_str()))
        };
        self.kind.is_none_or(|kind| entry.kind == kind.code())
            && self.number.is_none_or(|number| entry.object_id == number)
            && self.actor.is_none_or(|actor| entry.actor == actor.0)
            && self.verb.as_ref().is_none_or(verb)
            && self.changes.is_none_or(|changes| changes != entry.is_reading())
            && self.from.is_none_or(|from| entry.at >= from.as_microsecond())
            && self.to.is_none_or(|to| entry.at <= to.as_microsecond())
    }
}

fn history(
    connection: &mut AnyConnection,
    permit: &FamilyPermit,
    filter: &HistoryFilter,
    page: Page,
) -> Result<History, StoreError> {
    use crate::schema::journal::dsl;
    let family = permit.family();
    let mut entries = dsl::journal.filter(dsl::chain.eq(family.0)).into_boxed();
    // What narrows things down without losing what held each thing before is asked of the database.
    if let Some(kind) = filter.kind {
        entries = entries.filter(dsl::kind.eq(kind.code()));
    }
    if let Some(number) = filter.number {
        entries = entries.filter(dsl::object_id.eq(number));
    }
    if filter.changes == Some(true) {
        entries = entries.filter(dsl::kind.ne(""));
    }
    let outlines: Vec<Outline> = entries
        .select((
            dsl::seq,
            dsl::at,
            dsl::actor,
            dsl::verb,
            dsl::kind,
            dsl::object_id,
            dsl::version,
            dsl::reason,
            dsl::basis,
        ))
        .order(dsl::seq)
        .load(connection)?;
    // Which entry held the thing before each entry, so that only the bodies of this page are read.
    let mut last: HashMap<(String, i64), i64> = HashMap::new();
    let mut wanted = Vec::new();
    for outline in outlines {
        let before = (outline.version > 0)
            .then(|| last.insert((outline.kind.clone(), outline.object_id), outline.seq))
            .flatten();
        if filter.wants(&outline) {
            wanted.push((outline, before));
        }
    }
    let total = wanted.len();
    let shown: Vec<_> = wanted.into_iter().rev().skip(page.skip).take(page.take).collect();
    let places: Vec<i64> =
        shown.iter().flat_map(|(outline, before)| before.iter().copied().chain([outline.seq])).collect();
    let bodies: HashMap<i64, Option<String>> = dsl::journal
        .filter(dsl::chain.eq(family.0).and(dsl::seq.eq_any(places)))
        .select((dsl::seq, dsl::body))
        .load::<(i64, Option<String>)>(connection)?
        .into_iter()
        .collect();
    let record = super::load(connection, family)?;
    let body = |seq: i64| bodies.get(&seq).and_then(Option::as_deref);
    let lines = shown
        .into_iter()
        .map(|(outline, before)| {
            let after = if outline.version > 0 { body(outline.seq) } else { None };
            line(outline, before.and_then(body), after, &record, permit.actor().worker)
        })
        .collect::<Result<_, _>>()?;
    Ok(History { lines, total })
}

fn line(
    entry: Outline,
    before: Option<&str>,
    after: Option<&str>,
    record: &FamilyRecord,
    viewer: WorkerId,
) -> Result<HistoryLine, StoreError> {
    let kind = Kind::from_code(&entry.kind);
    // What either state seals is shown of neither.
    let mut open: Option<BTreeSet<String>> = None;
    for body in [before, after].into_iter().flatten() {
        let object = load::read(&entry.kind, entry.object_id, body)?;
        if let Some(more) = unsealed(&object, record, viewer) {
            open = Some(open.map_or(more.clone(), |open| &open & &more));
        }
    }
    let fields = |body: Option<&str>| -> Result<Fields, StoreError> {
        let Some(body) = body else { return Ok(Fields::default()) };
        let mut fields: Fields = serde_json::from_str(body).map_err(|why| StoreError::Unreadable {
            kind: entry.kind.clone(),
            number: entry.object_id,
            why: why.to_string(),
        })?;
        fields.0.retain(|(name, _)| open.as_ref().is_none_or(|open| open.contains(name)));
        Ok(fields)
    };
    let differences = differences(&fields(before)?, &fields(after)?);
    Ok(HistoryLine {
        seq: entry.seq,
        at: from_micros(entry.at),
        actor: (entry.actor != 0).then_some(WorkerId(entry.actor)),
        verb: entry.verb,
        about: kind.map(|kind| (kind, entry.object_id)),
        version: u32::try_from(entry.version).unwrap_or(0),
        reason: entry.reason,
        basis: entry.basis,
        is_withdrawal: entry.version > 0 && after.is_none(),
        is_sealed: open.is_some(),
        differences,
    })
}

fn differences(before: &Fields, after: &Fields) -> Vec<Difference> {
    let later = before.0.iter().filter(|(name, _)| after.get(name).is_none());
    after
        .0
        .iter()
        .chain(later)
        .map(|(name, _)| {
            let of = |fields: &Fields| fields.get(name).cloned().unwrap_or(Value::Null);
            Difference { field: name.clone(), before: of(before), after: of(after) }
        })
        .filter(|difference| difference.before != difference.after && difference.field != "id")
        .collect()
}
