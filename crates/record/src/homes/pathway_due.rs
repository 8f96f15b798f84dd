//! What falls due on the statutory pathway for the children of somebody's families: worked out when it is read, and never kept. Children
//! whose own record is hidden are left out, so that the list may be shorter than the figures.

use crate::{
    AnyConnection, Store, StoreError,
    clock::day_of,
    days,
    engine::Prepare as _,
    families::read_body,
    ledger::read_digest,
    lists::may_know,
    schema::{ledger_digest, object},
};
use access::{OfficeDeed, OfficePermit};
use calendar::Known;
use diesel::{
    QueryableByName,
    prelude::*,
    sql_query,
    sql_types::{BigInt, Integer, Text},
};
use jiff::{Timestamp, civil::Date};
use pathway::{Due, Standing, path::Happened, visit::SEEN};
use practice::{
    CaseRecord, Kept, Kind, Object, Thresholds,
    digest::LedgerDigest,
    ids::{ChildId, FamilyId, PersonId},
    meeting::{MeetingKind, MeetingStatus},
    path,
};
use std::collections::BTreeMap;

/// Children who are read at most.
const MOST: usize = 400;

/// What a child's pathway is read from.
const KINDS: &[Kind] = &[
    Kind::Child,
    Kind::Referral,
    Kind::Assessment,
    Kind::Enquiry,
    Kind::ChildConference,
    Kind::ProtectionPlan,
    Kind::InNeedPlan,
];

/// Something that falls due for a child.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChildDue {
    /// The family through which the work goes.
    pub family: FamilyId,
    /// What the family is called.
    pub family_name: String,
    /// Its reference.
    pub reference: String,
    /// The child.
    pub child: ChildId,
    /// What the child is called.
    pub name: String,
    /// What, and by when.
    pub due: Due,
    /// How that stands now.
    pub standing: Standing,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = BigInt)]
    child_id: i64,
    #[diesel(sql_type = BigInt)]
    person_id: i64,
    #[diesel(sql_type = BigInt)]
    family_id: i64,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    reference: String,
}

impl Store {
    /// What falls due on the pathway for the children of the open families that this person leads or works with, the earliest first.
    ///
    /// # Errors
    /// [`StoreError::NotPermitted`] when the permit is not for one's own work.
    pub async fn my_pathway_due(&self, permit: OfficePermit) -> Result<Vec<ChildDue>, StoreError> {
        if permit.deed() != OfficeDeed::MyWork {
            return Err(StoreError::NotPermitted);
        }
        if permit.actor().role.sees_no_records() {
            return Ok(Vec::new());
        }
        let (now, thresholds) = (self.clock().now(), std::sync::Arc::clone(self.thresholds()));
        self.read(move |connection| due_of_mine(connection, permit, now, &thresholds)).await
    }
}

fn due_of_mine(
    connection: &mut AnyConnection,
    permit: OfficePermit,
    now: Timestamp,
    thresholds: &Thresholds,
) -> Result<Vec<ChildDue>, StoreError> {
    let today = day_of(now);
    // Each part by its own index.
    let rows: Vec<Row> = sql_query(format!(
        "SELECT l.child_id, l.person_id, l.family_id, f.name, f.reference FROM (\
         SELECT id FROM family WHERE lead_worker = $1 AND status = 'open' \
         UNION SELECT family_id FROM family_worker WHERE worker_id = $1) AS mine \
         JOIN family f ON f.id = mine.id JOIN child_link l ON l.family_id = f.id JOIN child c ON c.id = l.child_id \
         WHERE f.status = 'open' AND {} AND l.holding = 1 AND (l.to_day IS NULL OR l.to_day > $2) AND c.hidden = 0 \
         ORDER BY l.child_id LIMIT {MOST}",
        may_know("$1")
    ))
    .bind::<BigInt, _>(permit.actor().worker.0)
    .bind::<Integer, _>(days::day(today))
    .prepared()
    .load(connection)?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let mut families: Vec<i64> = rows.iter().map(|row| row.family_id).collect();
    families.sort_unstable();
    families.dedup();
    let mut records = things(connection, &rows.iter().map(|row| row.child_id).collect::<Vec<_>>(), KINDS)?;
    let meetings = things(connection, &families, &[Kind::Meeting])?;
    let digests = digests(connection, &families)?;
    let mut all = Vec::new();
    for row in rows {
        let Some(own) = records.remove(&row.child_id) else { continue };
        let held = meetings.get(&row.family_id);
        let digest = digests.get(&row.family_id);
        all.extend(of_child((now, today, thresholds), &row, &own, (held, digest))?);
    }
    all.sort_by_key(|one: &ChildDue| (one.due.end.day(), one.child, one.due.id));
    Ok(all)
}

fn of_child(
    (now, today, thresholds): (Timestamp, Date, &Thresholds),
    row: &Row,
    own: &CaseRecord,
    (meetings, digest): (Option<&CaseRecord>, Option<&LedgerDigest>),
) -> Result<Vec<ChildDue>, StoreError> {
    let child = own.child_records.first();
    if child.is_none_or(|child| child.died.is_some()) {
        return Ok(Vec::new());
    }
    let held = |kind: MeetingKind| -> Vec<Date> {
        let all = meetings.iter().flat_map(|record| &record.meetings);
        all.filter(|one| one.kind == kind && one.status == MeetingStatus::Held).map(|one| one.on).collect()
    };
    let (core_groups, in_need_meetings) = (held(MeetingKind::CoreGroup), held(MeetingKind::ChildInNeed));
    let seen = digest.and_then(|digest| digest.last_marked(PersonId(row.person_id), Kind::CaseNote, SEEN));
    let happened = Happened { seen, core_groups: &core_groups, in_need_meetings: &in_need_meetings };
    let outside = |why: calendar::Error| StoreError::Fault(why.to_string());
    let running = path(own).due(&thresholds.clocks, happened, today, Known::ALL).map_err(outside)?;
    let name = child.map(|child| child.short_name().to_owned()).unwrap_or_default();
    running
        .into_iter()
        .map(|due| {
            Ok(ChildDue {
                family: FamilyId(row.family_id),
                family_name: row.name.clone(),
                reference: row.reference.clone(),
                child: ChildId(row.child_id),
                name: name.clone(),
                standing: due.standing(now, Known::ALL).map_err(outside)?,
                due,
            })
        })
        .collect()
}

/// The things of these kinds in each of these records.
pub(crate) fn things(
    connection: &mut AnyConnection,
    records: &[i64],
    kinds: &[Kind],
) -> Result<BTreeMap<i64, CaseRecord>, StoreError> {
    // Of no record there is nothing to look for, and the engine would go through all of them.
    if records.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rows: Vec<(i64, String, i64, String)> = object::table
        .filter(object::family_id.eq_any(records))
        .filter(object::kind.eq_any(kinds.iter().map(|kind| kind.code())))
        .select((object::family_id, object::kind, object::id, object::body))
        .load(connection)?;
    let mut all: BTreeMap<i64, CaseRecord> = BTreeMap::new();
    for (record, kind, number, body) in rows {
        let thing: Object = read_body(&kind, number, &body)?;
        all.entry(record).or_default().push(Kept::new(thing));
    }
    Ok(all)
}

fn digests(
    connection: &mut AnyConnection,
    families: &[i64],
) -> Result<BTreeMap<i64, LedgerDigest>, StoreError> {
    let rows: Vec<(i64, String)> =
        ledger_digest::table.filter(ledger_digest::family_id.eq_any(families)).load(connection)?;
    rows.into_iter().map(|(family, body)| Ok((family, read_digest(family, &body)?))).collect()
}
