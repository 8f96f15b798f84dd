//! The facts by which `access` decides about records of children and parties.

use crate::{
    AnyConnection, Store, StoreError,
    clock::day_of,
    days::day,
    engine::Prepare as _,
    standing::{FactsRow, facts, team_of},
};
use access::{ChildFacts, PartyFacts};
use diesel::{
    QueryableByName, RunQueryDsl as _, sql_query,
    sql_types::{BigInt, Integer, Nullable},
};
use jiff::Timestamp;
use practice::{
    RecordId,
    ids::{ChildId, FamilyId, PartyId, TeamId, WorkerId},
};

#[derive(QueryableByName)]
struct Holding {
    #[diesel(sql_type = Nullable<BigInt>)]
    family_id: Option<i64>,
}

/// The family whose record holds a child on a day.
const HOLDING: &str = "SELECT MIN(family_id) AS family_id FROM child_link WHERE child_id = $1 AND holding = 1 \
    AND from_day <= $2 AND (to_day IS NULL OR to_day > $2)";

/// The facts of a child's record, inside a transaction. None: there is no such child.
pub(crate) fn child_facts(
    connection: &mut AnyConnection,
    worker: WorkerId,
    child: ChildId,
    now: Timestamp,
) -> Result<Option<ChildFacts>, StoreError> {
    let Some(row) = FactsRow::read(connection, worker, child.into(), now)? else { return Ok(None) };
    let held: Holding = sql_query(HOLDING)
        .bind::<BigInt, _>(child.0)
        .bind::<Integer, _>(day(day_of(now)))
        .prepared()
        .get_result(connection)?;
    let holding = match held.family_id {
        Some(family) => facts(connection, worker, FamilyId(family), now)?,
        None => None,
    };
    let has_own_team = row.team_id.is_some();
    Ok(Some(ChildFacts { own: row.facts(child), has_own_team, holding }))
}

/// The facts of a party's record, inside a transaction. None: there is no such party.
pub(crate) fn party_facts(
    connection: &mut AnyConnection,
    worker: WorkerId,
    party: PartyId,
    now: Timestamp,
) -> Result<Option<PartyFacts>, StoreError> {
    Ok(FactsRow::read(connection, worker, party.into(), now)?.map(|row| row.facts(party)))
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
            let own = facts.has_own_team.then_some(facts.own.team);
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
