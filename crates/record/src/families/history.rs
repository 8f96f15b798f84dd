//! The history of a record: who did what when and why, with what changed in each field, read from the journal.

use super::{fields::Fields, load, masked::masked, views::unsealed};
use crate::{
    AnyConnection, Store, StoreError,
    clock::from_micros,
    homes::hidden_statements,
    journal::{ReadAct, append_read, of_things, verbs},
    schema::journal,
};
use access::FamilyPermit;
use diesel::{
    dsl::sql,
    prelude::*,
    sql_types::{Bool, Text},
};
use jiff::Timestamp;
use practice::{
    CaseRecord, Kind,
    ids::{FamilyId, WorkerId},
};
use serde_json::Value;
use std::collections::{BTreeSet, HashMap};

type Backend = <AnyConnection as Connection>::Backend;

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
    /// Only what happened (true): changes, and openings in an emergency; or only what left nothing (false): readings, and
    /// what was refused or only tried.
    pub changes: Option<bool>,
    /// Only what was refused (true), or nothing of it (false).
    pub refused: Option<bool>,
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
    /// Whether to say how many there are on all pages: in a long case that goes through all that was ever written.
    pub count: bool,
}

/// A page of history, newest first.
#[derive(Debug, Clone, PartialEq)]
pub struct History {
    /// The entries of this page.
    pub lines: Vec<HistoryLine>,
    /// How many there are on all pages. None: that was not asked.
    pub total: Option<usize>,
}

/// One entry for display.
#[expect(clippy::struct_excessive_bools, reason = "each may be so of an entry whichever of the others are")]
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
    /// Whether it tells of an attempt and nothing more ([`verbs::is_attempt`]).
    pub is_attempt: bool,
    /// Whether the thing was taken out of what stands.
    pub is_withdrawal: bool,
    /// Whether what was written was erased later, as the law asked.
    pub is_erased: bool,
    /// Whether it tells of what was recorded in the wrong record, so that neither what it said nor why is shown here.
    pub is_masked: bool,
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
        let (permit, now) = (*permit, self.clock().now());
        let (history, ()) = tokio::try_join!(
            self.read(move |connection| {
                let record = load::load(connection, permit.family())?;
                history(connection, (&permit, now), &filter, page, &record)
            }),
            self.write(move |connection| append_read(connection, &permit.of_record(), act)),
        )?;
        Ok(history)
    }
}

impl Store {
    /// Who has done or read anything in a family's record, in no order: those by whom its history can be narrowed. It says
    /// nothing that the history does not, and is asked for beside it.
    pub async fn history_actors(&self, permit: &FamilyPermit) -> Result<Vec<WorkerId>, StoreError> {
        let family = permit.family();
        self.read(move |connection| {
            let actors: Vec<i64> = journal::table
                .filter(journal::chain.eq(family.0).and(journal::actor.ne(0)))
                .select(journal::actor)
                .distinct()
                .load(connection)?;
            Ok(actors.into_iter().map(WorkerId).collect())
        })
        .await
    }
}

#[derive(Queryable)]
struct Row {
    seq: i64,
    at: i64,
    actor: i64,
    verb: String,
    kind: String,
    object_id: i64,
    version: i32,
    reason: String,
    basis: String,
    body: Option<String>,
    is_erased: bool,
}

/// Verbs of what was refused.
const REFUSALS: &str = "%.refused";

/// The entries that are wanted.
fn selection<'a>(
    family: FamilyId,
    filter: &'a HistoryFilter,
    hidden: &[i64],
) -> journal::BoxedQuery<'a, Backend> {
    let mut entries = journal::table.filter(journal::chain.eq(family.0)).into_boxed();
    if !hidden.is_empty() {
        let is_statement = journal::kind.eq(Kind::OnePerson.code());
        entries =
            entries.filter(diesel::dsl::not(is_statement.and(journal::object_id.eq_any(hidden.to_vec()))));
    }
    if let Some(kind) = filter.kind {
        entries = entries.filter(journal::kind.eq(kind.code()));
    }
    if let Some(number) = filter.number {
        entries = entries.filter(journal::object_id.eq(number));
    }
    if let Some(actor) = filter.actor {
        entries = entries.filter(journal::actor.eq(actor.0));
    }
    if let Some(verb) = &filter.verb {
        entries = if verb.ends_with('.') {
            let begins = sql::<Bool>("substr(verb, 1, length(").bind::<Text, _>(verb).sql(")) = ");
            entries.filter(begins.bind::<Text, _>(verb))
        } else {
            entries.filter(journal::verb.eq(verb))
        };
    }
    // What only says that something was looked at is of no kind and makes no version.
    entries = match filter.changes {
        Some(true) => entries.filter(journal::version.gt(0).or(journal::kind.ne(""))),
        Some(false) => entries.filter(journal::version.eq(0).and(journal::kind.eq(""))),
        None => entries,
    };
    entries = match filter.refused {
        Some(true) => entries.filter(journal::verb.like(REFUSALS)),
        Some(false) => entries.filter(journal::verb.not_like(REFUSALS)),
        None => entries,
    };
    if let Some(from) = filter.from {
        entries = entries.filter(journal::at.ge(from.as_microsecond()));
    }
    if let Some(to) = filter.to {
        entries = entries.filter(journal::at.le(to.as_microsecond()));
    }
    entries
}

/// A page of the history of a record, which is given as it stands in this transaction.
pub(super) fn history(
    connection: &mut AnyConnection,
    (permit, now): (&FamilyPermit, Timestamp),
    filter: &HistoryFilter,
    page: Page,
    record: &CaseRecord,
) -> Result<History, StoreError> {
    let family = permit.family();
    let hidden = hidden_statements(connection, permit.actor(), family, now)?;
    let total: Option<i64> = if page.count {
        Some(selection(family, filter, &hidden).count().get_result(connection)?)
    } else {
        None
    };
    let number = |size: usize| i64::try_from(size).unwrap_or(i64::MAX);
    let rows: Vec<Row> = selection(family, filter, &hidden)
        .select((
            journal::seq,
            journal::at,
            journal::actor,
            journal::verb,
            journal::kind,
            journal::object_id,
            journal::version,
            journal::reason,
            journal::basis,
            journal::body,
            journal::body_erased.is_not_null().or(journal::reason_erased.is_not_null()),
        ))
        .order(journal::seq.desc())
        .limit(number(page.take))
        .offset(number(page.skip))
        .load(connection)?;
    let mut before = before(connection, family, &rows)?;
    let viewer = permit.actor().worker;
    let masked = masked(connection, family)?;
    let lines = rows
        .into_iter()
        .map(|row| {
            let before = before.remove(&row.seq);
            let is_masked = masked.contains(&(row.kind.clone(), row.object_id));
            let line = line(row, before.as_deref(), record, (family, viewer))?;
            Ok(if is_masked { without_words(line) } else { line })
        })
        .collect::<Result<_, StoreError>>()?;
    Ok(History { lines, total: total.map(|total| usize::try_from(total).unwrap_or(0)) })
}

/// For the entries that changed something, by their places: the thing as it was before. One walk over the chain finds
/// which entries held it, and only their bodies are read.
fn before(
    connection: &mut AnyConnection,
    family: FamilyId,
    rows: &[Row],
) -> Result<HashMap<i64, String>, StoreError> {
    let changed: Vec<&Row> = rows.iter().filter(|row| row.version > 1).collect();
    let Some(newest) = changed.first().map(|row| row.seq) else { return Ok(HashMap::new()) };
    let things: BTreeSet<i64> = changed.iter().map(|row| row.object_id).collect();
    let held: Vec<(i64, String, i64)> = journal::table
        .filter(journal::chain.eq(family.0).and(of_things()).and(journal::seq.lt(newest)))
        .filter(journal::object_id.eq_any(things))
        .select((journal::seq, journal::kind, journal::object_id))
        .order(journal::seq.desc())
        .load(connection)?;
    let places: HashMap<i64, i64> = changed
        .iter()
        .filter_map(|row| {
            let of_it = |(seq, kind, id): &&(i64, String, i64)| {
                *seq < row.seq && *kind == row.kind && *id == row.object_id
            };
            held.iter().find(of_it).map(|(seq, ..)| (*seq, row.seq))
        })
        .collect();
    let bodies: Vec<(i64, Option<String>)> = journal::table
        .filter(journal::chain.eq(family.0).and(journal::seq.eq_any(places.keys())))
        .select((journal::seq, journal::body))
        .load(connection)?;
    Ok(bodies.into_iter().filter_map(|(seq, body)| Some((*places.get(&seq)?, body?))).collect())
}

fn line(
    entry: Row,
    before: Option<&str>,
    record: &CaseRecord,
    (family, viewer): (FamilyId, WorkerId),
) -> Result<HistoryLine, StoreError> {
    let kind = Kind::from_code(&entry.kind);
    let after = entry.body.as_deref().filter(|_| entry.version > 0);
    // What either state seals is shown of neither.
    let mut open: Option<BTreeSet<String>> = None;
    for body in [before, after].into_iter().flatten().filter(|_| kind.is_some_and(Kind::may_be_sealed)) {
        let object = load::read(&entry.kind, entry.object_id, body)?;
        if let Some(more) = unsealed(&object, record, viewer) {
            open = Some(open.map_or(more.clone(), |open| &open & &more));
        }
    }
    let fields = |body: Option<&str>| -> Result<Fields, StoreError> {
        let Some(body) = body else { return Ok(Fields::default()) };
        // Compared as this version would write both. What it cannot read is shown as it stands.
        let mut fields = match Fields::of_body(&entry.kind, entry.object_id, body) {
            Ok(fields) => fields,
            Err(_) => Fields::raw(&entry.kind, entry.object_id, body)?,
        };
        fields.0.retain(|(name, _)| open.as_ref().is_none_or(|open| open.contains(name)));
        Ok(fields)
    };
    let differences = differences(&fields(before)?, &fields(after)?);
    Ok(HistoryLine {
        seq: entry.seq,
        at: from_micros(entry.at),
        actor: (entry.actor != 0).then_some(WorkerId(entry.actor)),
        is_attempt: verbs::is_attempt(family.0, &entry.verb, &entry.kind, entry.version),
        verb: entry.verb,
        about: kind.map(|kind| (kind, entry.object_id)),
        version: u32::try_from(entry.version).unwrap_or(0),
        reason: entry.reason,
        basis: entry.basis,
        is_withdrawal: entry.version > 0 && after.is_none() && !entry.is_erased,
        is_erased: entry.is_erased,
        is_masked: false,
        is_sealed: open.is_some(),
        differences,
    })
}

/// That something was done by somebody, and no word of it.
fn without_words(line: HistoryLine) -> HistoryLine {
    HistoryLine { is_masked: true, reason: String::new(), differences: Vec::new(), ..line }
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
