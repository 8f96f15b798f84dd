//! The facts by which `access` decides about records of children and parties.

use crate::{
    AnyConnection, Store, StoreError,
    clock::{day_of, from_micros},
    days::day,
    engine::Prepare as _,
    standing::{facts, team_of},
};
use access::{BreakGlass, ChildFacts, PartyFacts};
use diesel::{
    OptionalExtension as _, QueryableByName, RunQueryDsl as _, sql_query,
    sql_types::{BigInt, Integer, Nullable},
};
use jiff::Timestamp;
use practice::{
    RecordId,
    ids::{ChildId, FamilyId, PartyId, TeamId, WorkerId},
};

#[derive(QueryableByName)]
struct ChildRow {
    #[diesel(sql_type = Nullable<BigInt>)]
    team_id: Option<i64>,
    #[diesel(sql_type = Nullable<BigInt>)]
    lead_worker: Option<i64>,
    #[diesel(sql_type = Integer)]
    hidden: i32,
    #[diesel(sql_type = BigInt)]
    named: i64,
    #[diesel(sql_type = BigInt)]
    conflicts: i64,
    #[diesel(sql_type = Nullable<BigInt>)]
    until: Option<i64>,
    #[diesel(sql_type = Nullable<BigInt>)]
    family_id: Option<i64>,
}

#[derive(QueryableByName)]
struct PartyRow {
    #[diesel(sql_type = BigInt)]
    team_id: i64,
    #[diesel(sql_type = Nullable<BigInt>)]
    lead_worker: Option<i64>,
    #[diesel(sql_type = Integer)]
    restricted: i32,
    #[diesel(sql_type = BigInt)]
    named: i64,
    #[diesel(sql_type = BigInt)]
    conflicts: i64,
    #[diesel(sql_type = Nullable<BigInt>)]
    until: Option<i64>,
}

/// The lists hold the number of the record, whatever its home: the column is named after the families with which it began.
const CHILD: &str = "SELECT team_id, lead_worker, hidden, \
    (SELECT COUNT(*) FROM restriction r WHERE r.worker_id = $1 AND r.family_id = child.id) AS named, \
    (SELECT COUNT(*) FROM conflict x WHERE x.worker_id = $1 AND x.family_id = child.id) AS conflicts, \
    (SELECT MAX(until_at) FROM break_glass b WHERE b.worker_id = $1 AND b.until_at > $2 \
       AND b.family_id = child.id) AS until, \
    (SELECT MIN(l.family_id) FROM child_link l WHERE l.child_id = child.id AND l.holding = 1 \
       AND l.from_day <= $3 AND (l.to_day IS NULL OR l.to_day > $3)) AS family_id \
    FROM child WHERE id = $4";

const PARTY: &str = "SELECT team_id, lead_worker, restricted, \
    (SELECT COUNT(*) FROM restriction r WHERE r.worker_id = $1 AND r.family_id = party.id) AS named, \
    (SELECT COUNT(*) FROM conflict x WHERE x.worker_id = $1 AND x.family_id = party.id) AS conflicts, \
    (SELECT MAX(until_at) FROM break_glass b WHERE b.worker_id = $1 AND b.until_at > $2 \
       AND b.family_id = party.id) AS until \
    FROM party WHERE id = $3";

/// The facts of a child's record, inside a transaction. None: there is no such child.
pub(crate) fn child_facts(
    connection: &mut AnyConnection,
    worker: WorkerId,
    child: ChildId,
    now: Timestamp,
) -> Result<Option<ChildFacts>, StoreError> {
    let row: Option<ChildRow> = sql_query(CHILD)
        .bind::<BigInt, _>(worker.0)
        .bind::<BigInt, _>(now.as_microsecond())
        .bind::<Integer, _>(day(day_of(now)))
        .bind::<BigInt, _>(child.0)
        .prepared()
        .get_result(connection)
        .optional()?;
    let Some(row) = row else { return Ok(None) };
    let holding = match row.family_id {
        Some(family) => facts(connection, worker, FamilyId(family), now)?,
        None => None,
    };
    Ok(Some(ChildFacts {
        child,
        own: row.team_id.map(|team| (TeamId(team), row.lead_worker.map(WorkerId))),
        hidden: row.hidden != 0,
        is_named: row.named > 0,
        has_conflict: row.conflicts > 0,
        break_glass: row.until.map(|until| BreakGlass { until: from_micros(until) }),
        holding,
    }))
}

/// The facts of a party's record, inside a transaction. None: there is no such party.
pub(crate) fn party_facts(
    connection: &mut AnyConnection,
    worker: WorkerId,
    party: PartyId,
    now: Timestamp,
) -> Result<Option<PartyFacts>, StoreError> {
    let row: Option<PartyRow> = sql_query(PARTY)
        .bind::<BigInt, _>(worker.0)
        .bind::<BigInt, _>(now.as_microsecond())
        .bind::<BigInt, _>(party.0)
        .prepared()
        .get_result(connection)
        .optional()?;
    Ok(row.map(|row| PartyFacts {
        party,
        team: TeamId(row.team_id),
        lead_worker: row.lead_worker.map(WorkerId),
        restricted: row.restricted != 0,
        is_named: row.named > 0,
        has_conflict: row.conflicts > 0,
        break_glass: row.until.map(|until| BreakGlass { until: from_micros(until) }),
    }))
}

/// The team that works with a record, inside a transaction: a child's own, or that of the family that holds it.
pub(crate) fn team_of_record(
    connection: &mut AnyConnection,
    record: RecordId,
    now: Timestamp,
) -> Result<TeamId, StoreError> {
    // Nobody has the number 0: who asks is nobody's.
    let nobody = WorkerId(0);
    match record {
        RecordId::Family(family) => team_of(connection, family),
        RecordId::Child(child) => {
            let facts = child_facts(connection, nobody, child, now)?.ok_or(StoreError::Absent)?;
            let own = facts.own.map(|(team, _)| team);
            own.or(facts.holding.map(|family| family.team)).ok_or(StoreError::Absent)
        }
        RecordId::Party(party) => {
            party_facts(connection, nobody, party, now)?.map(|facts| facts.team).ok_or(StoreError::Absent)
        }
    }
}

impl Store {
    /// What `access` needs to know of this person and this child before it decides. None: there is no such child.
    pub async fn child_facts(
        &self,
        worker: WorkerId,
        child: ChildId,
    ) -> Result<Option<ChildFacts>, StoreError> {
        let now = self.clock().now();
        self.read(move |c| child_facts(c, worker, child, now)).await
    }

    /// What `access` needs to know of this person and this party before it decides. None: there is no such party.
    pub async fn party_facts(
        &self,
        worker: WorkerId,
        party: PartyId,
    ) -> Result<Option<PartyFacts>, StoreError> {
        let now = self.clock().now();
        self.read(move |c| party_facts(c, worker, party, now)).await
    }
}
