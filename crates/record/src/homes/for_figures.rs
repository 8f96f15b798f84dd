//! The authority's figures out of the records (pathway 6). Working them out opens no record: whoever asks gets counts. They hold restricted
//! and sealed children too; the list behind a figure leaves out whom the reader may not know of, so that it may be shorter (P49).

use super::pathway_due::things;
use crate::{
    AnyConnection, Store, StoreError,
    engine::Prepare as _,
    ledger::seen,
    lists::may_know,
    office::OfficeEntry,
    saved_returns::may,
    schema::{child, family},
};
use access::OfficePermit;
use diesel::{
    QueryableByName,
    prelude::*,
    sql_query,
    sql_types::{BigInt, Integer},
};
use indicators::{
    Counted, Definition, Line, Of, Seen, Tally, There, of_child, of_family, reads_the_map, reads_the_visits,
};
use jiff::{Timestamp, civil::Date};
use practice::{
    CaseRecord, Kind, RecordId, Thresholds,
    ids::{ChildId, FamilyId, PersonId, WorkerId},
};
use serde::Serialize;
use std::{
    collections::{BTreeMap, HashMap, HashSet},
    sync::Arc,
};

/// So many records are read at a time.
const AT_ONCE: i64 = 400;

/// What is read of each child's own record.
const OF_THE_CHILD: &[Kind] = &[
    Kind::Child,
    Kind::FamilyLink,
    Kind::Referral,
    Kind::Assessment,
    Kind::Enquiry,
    Kind::ChildConference,
    Kind::ProtectionPlan,
    Kind::InNeedPlan,
];
/// What is read of each family's.
const OF_THE_FAMILY: &[Kind] = &[Kind::Family, Kind::Contact];
/// What is read besides where a child has a plan or had a conference.
const OF_THE_MAP: &[Kind] = &[
    Kind::Family,
    Kind::Contact,
    Kind::Person,
    Kind::Map,
    Kind::DangerStatement,
    Kind::ScalingRound,
    Kind::ScaleRating,
    Kind::Meeting,
];

/// One thing that was counted, and in whose record it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// The child; or the family, of a contact that names no child.
    pub whose: RecordId,
    /// What was counted.
    pub counted: Counted,
}

/// The figures as they were worked out. What stands behind them is handed out by [`Store::listed`] alone.
#[derive(Debug)]
pub struct WorkedOut {
    at: Timestamp,
    day: Date,
    children: usize,
    lines: BTreeMap<Line, Vec<Entry>>,
}

impl WorkedOut {
    /// When they were.
    pub fn at(&self) -> Timestamp {
        self.at
    }

    /// For which day.
    pub fn day(&self) -> Date {
        self.day
    }

    /// Out of how many children's records.
    pub fn children(&self) -> usize {
        self.children
    }

    /// What a line comes to.
    pub fn tally(&self, line: Line) -> Tally {
        Tally::of(self.of(line).iter().map(|entry| &entry.counted))
    }

    fn of(&self, line: Line) -> &[Entry] {
        self.lines.get(&line).map_or(&[], Vec::as_slice)
    }
}

/// A part of the list behind a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// What stands on the page, with the number under which the returns know the child. None: it names no child.
    pub entries: Vec<(Entry, Option<String>)>,
    /// How many things this reader may see in all.
    pub all: usize,
}

/// What the journal says of figures that were worked out.
#[derive(Serialize)]
struct Told {
    day: Date,
    children: usize,
    /// By definition: how many, out of how many.
    figures: BTreeMap<String, (u64, u64)>,
}

impl Store {
    /// Works the figures of today out, in one pass over the records. The journal tells of it before they are handed out.
    ///
    /// # Errors
    /// [`StoreError::NotPermitted`]; where a record cannot be read, it is named by its kind and number.
    pub async fn work_out_indicators(&self, permit: OfficePermit) -> Result<WorkedOut, StoreError> {
        may(permit)?;
        let (at, day) = (self.clock().now(), self.clock().today());
        let thresholds = Arc::clone(self.thresholds());
        let worked_out = self.read(move |connection| work_out(connection, (at, day), &thresholds)).await?;
        let body = told(&worked_out);
        let by = Some(permit.actor().worker);
        self.write(move |connection| {
            let verb = "indicators.worked_out";
            OfficeEntry { at, by, verb, kind: "", number: 0, reason: "", body }.write(connection)
        })
        .await?;
        Ok(worked_out)
    }

    /// A part of the list behind a line, those that count first: what stands in records of which this reader may know, and of no child whose
    /// record is restricted or sealed.
    ///
    /// # Errors
    /// [`StoreError::NotPermitted`].
    pub async fn listed(
        &self,
        permit: OfficePermit,
        worked_out: Arc<WorkedOut>,
        line: Line,
        (skip, take): (usize, usize),
    ) -> Result<Listed, StoreError> {
        may(permit)?;
        self.read(move |connection| {
            let hidden = hidden_from(connection, permit.actor().worker)?;
            let mut shown: Vec<Entry> =
                worked_out.of(line).iter().filter(|entry| !hidden.contains(&entry.whose)).copied().collect();
            shown.sort_by_key(|entry| {
                let Counted { counts, on, which, .. } = entry.counted;
                (!counts, std::cmp::Reverse(on), which, entry.whose)
            });
            let all = shown.len();
            let page: Vec<Entry> = shown.into_iter().skip(skip).take(take).collect();
            let numbers = numbers(connection, &page)?;
            let entries = page.into_iter().map(|entry| (entry, numbers.get(&entry.whose).cloned())).collect();
            Ok(Listed { entries, all })
        })
        .await
    }
}

fn told(worked_out: &WorkedOut) -> Told {
    let figures = Line::ALL.iter().filter_map(|line| {
        let tally = worked_out.tally(*line);
        Some((Definition::of(*line)?.to_string(), (tally.counts, tally.out_of)))
    });
    Told { day: worked_out.day, children: worked_out.children, figures: figures.collect() }
}

fn work_out(
    connection: &mut AnyConnection,
    (at, day): (Timestamp, Date),
    thresholds: &Thresholds,
) -> Result<WorkedOut, StoreError> {
    let mut all = WorkedOut { at, day, children: 0, lines: BTreeMap::new() };
    let mut last = i64::MIN;
    loop {
        let ids: Vec<i64> = child::table
            .filter(child::id.gt(last))
            .order(child::id)
            .limit(AT_ONCE)
            .select(child::id)
            .load(connection)?;
        let Some(end) = ids.last() else { break };
        last = *end;
        all.children += ids.len();
        children(connection, &ids, (day, thresholds), &mut all.lines)?;
    }
    let mut last = i64::MIN;
    loop {
        let ids: Vec<i64> = family::table
            .filter(family::id.gt(last))
            .order(family::id)
            .limit(AT_ONCE)
            .select(family::id)
            .load(connection)?;
        let Some(end) = ids.last() else { break };
        last = *end;
        for (id, record) in things(connection, &ids, &[Kind::Contact, Kind::ChildLink])? {
            add(&mut all.lines, FamilyId(id).into(), of_family(&record, day));
        }
    }
    Ok(all)
}

fn add(lines: &mut BTreeMap<Line, Vec<Entry>>, whose: RecordId, counted: Vec<Counted>) {
    for counted in counted {
        lines.entry(counted.line).or_default().push(Entry { whose, counted });
    }
}

/// What some children give.
fn children(
    connection: &mut AnyConnection,
    ids: &[i64],
    (day, thresholds): (Date, &Thresholds),
    lines: &mut BTreeMap<Line, Vec<Entry>>,
) -> Result<(), StoreError> {
    let records = things(connection, ids, OF_THE_CHILD)?;
    let families_of = |which: &dyn Fn(&CaseRecord) -> bool| -> HashSet<i64> {
        let chosen = records.values().filter(|own| which(own));
        chosen.flat_map(|own| own.family_links.iter().map(|link| link.family.0)).collect()
    };
    let mapped = families_of(&|own| reads_the_map(own, day));
    let visited: Vec<i64> = families_of(&|own| reads_the_visits(own, day)).into_iter().collect();
    let others: Vec<i64> = families_of(&|_| true).difference(&mapped).copied().collect();
    let mut families = things(connection, &others, OF_THE_FAMILY)?;
    families.extend(things(connection, &mapped.into_iter().collect::<Vec<_>>(), OF_THE_MAP)?);
    let seen = seen(connection, &visited)?;
    for (id, own) in &records {
        let there = there(own, &families, &seen);
        let of = Of { own, there: &there, day, thresholds };
        add(lines, ChildId(*id).into(), of_child(&of));
    }
    Ok(())
}

fn there<'a>(
    own: &'a CaseRecord,
    families: &'a BTreeMap<i64, CaseRecord>,
    seen: &'a BTreeMap<(i64, PersonId), Vec<Seen>>,
) -> Vec<There<'a>> {
    let links = own.family_links.iter().map(|kept| &kept.value);
    let there = links.filter_map(|link| {
        let record = families.get(&link.family.0)?;
        let seen = seen.get(&(link.family.0, link.person)).map_or(&[][..], Vec::as_slice);
        Some(There { link, record, seen })
    });
    there.collect()
}

#[derive(QueryableByName)]
struct Hidden {
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = Integer)]
    is_child: i32,
}

/// The records of which this person may not know, of children and families: restricted and sealed ones, those of a family that is, and
/// those with a conflict of interest.
fn hidden_from(connection: &mut AnyConnection, worker: WorkerId) -> Result<HashSet<RecordId>, StoreError> {
    let may_know = may_know("$1");
    let rows: Vec<Hidden> = sql_query(format!(
        "SELECT id, 1 AS is_child FROM child WHERE hidden <> 0 \
         UNION SELECT l.child_id AS id, 1 AS is_child FROM child_link l JOIN family f ON f.id = l.family_id WHERE NOT ({may_know}) \
         UNION SELECT f.id AS id, 0 AS is_child FROM family f WHERE NOT ({may_know})"
    ))
    .bind::<BigInt, _>(worker.0)
    .prepared()
    .load(connection)?;
    let record = |row: Hidden| {
        if row.is_child == 0 { RecordId::Family(FamilyId(row.id)) } else { RecordId::Child(ChildId(row.id)) }
    };
    Ok(rows.into_iter().map(record).collect())
}

/// The numbers under which the returns know these children.
fn numbers(
    connection: &mut AnyConnection,
    entries: &[Entry],
) -> Result<HashMap<RecordId, String>, StoreError> {
    let ids: HashSet<i64> = entries.iter().map(|entry| entry.whose.number()).collect();
    let records = things(connection, &ids.into_iter().collect::<Vec<_>>(), &[Kind::Child])?;
    let numbers = records.into_iter().filter_map(|(id, own)| {
        Some((ChildId(id).into(), census::cin::child_number(own.child_records.first()?)))
    });
    Ok(numbers.collect())
}
