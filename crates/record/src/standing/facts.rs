//! The facts by which `access` decides. The only question that needs no permit, and it answers with facts alone.

use crate::{AnyConnection, Store, StoreError, clock::from_micros, engine::Prepare as _};
use access::{Actor, BreakGlass, Deed, Facts, FamilyFacts};
use diesel::{
    OptionalExtension as _, QueryableByName, RunQueryDsl as _, sql_query,
    sql_types::{BigInt, Integer, Nullable},
};
use jiff::Timestamp;
use practice::{
    RecordId,
    ids::{FamilyId, TeamId, WorkerId},
};
use std::collections::BTreeSet;

/// What stands of a record and of one person's place with it.
#[derive(QueryableByName)]
pub(crate) struct Row {
    #[diesel(sql_type = Nullable<BigInt>)]
    pub(crate) team_id: Option<i64>,
    #[diesel(sql_type = Nullable<BigInt>)]
    lead_worker: Option<i64>,
    #[diesel(sql_type = Nullable<BigInt>)]
    chair: Option<i64>,
    #[diesel(sql_type = Integer)]
    restricted: i32,
    #[diesel(sql_type = BigInt)]
    co_worker: i64,
    #[diesel(sql_type = BigInt)]
    named: i64,
    #[diesel(sql_type = BigInt)]
    conflicts: i64,
    #[diesel(sql_type = Nullable<BigInt>)]
    until: Option<i64>,
}

#[derive(QueryableByName)]
struct Team {
    #[diesel(sql_type = BigInt)]
    team_id: i64,
}

/// The facts of one record in the table of its home. The lists hold the number of the record, whatever its home: their column is named after
/// the families with which they began.
macro_rules! facts_of {
    ($table:literal, $columns:literal) => {
        concat!(
            "SELECT team_id, lead_worker, ",
            $columns,
            ", (SELECT COUNT(*) FROM restriction r WHERE r.worker_id = $1 AND r.family_id = t.id) AS named, \
             (SELECT COUNT(*) FROM conflict x WHERE x.worker_id = $1 AND x.family_id = t.id) AS conflicts, \
             (SELECT MAX(until_at) FROM break_glass b WHERE b.worker_id = $1 AND b.until_at > $2 \
                AND b.family_id = t.id) AS until FROM ",
            $table,
            " t WHERE id = $3"
        )
    };
}

const FAMILY: &str = facts_of!(
    "family",
    "chair, restricted, (SELECT COUNT(*) FROM family_worker w WHERE w.family_id = t.id AND w.worker_id = $1) AS co_worker"
);
const CHILD: &str =
    facts_of!("child", "CAST(NULL AS BIGINT) AS chair, hidden AS restricted, CAST(0 AS BIGINT) AS co_worker");
const PARTY: &str =
    facts_of!("party", "CAST(NULL AS BIGINT) AS chair, restricted, CAST(0 AS BIGINT) AS co_worker");

impl Row {
    /// What stands of a record, inside a transaction. None: there is no such record.
    pub(crate) fn read(
        connection: &mut AnyConnection,
        worker: WorkerId,
        record: RecordId,
        now: Timestamp,
    ) -> Result<Option<Self>, StoreError> {
        let query = match record {
            RecordId::Family(_) => FAMILY,
            RecordId::Child(_) => CHILD,
            RecordId::Party(_) => PARTY,
        };
        Ok(sql_query(query)
            .bind::<BigInt, _>(worker.0)
            .bind::<BigInt, _>(now.as_microsecond())
            .bind::<BigInt, _>(record.number())
            .prepared()
            .get_result(connection)
            .optional()?)
    }

    /// The facts by which `access` decides. Nobody belongs to team 0.
    pub(crate) fn facts<R>(self, record: R) -> Facts<R> {
        Facts {
            record,
            team: TeamId(self.team_id.unwrap_or(0)),
            lead_worker: self.lead_worker.map(WorkerId),
            is_co_worker: self.co_worker > 0,
            chair: self.chair.map(WorkerId),
            restricted: self.restricted != 0,
            is_named: self.named > 0,
            has_conflict: self.conflicts > 0,
            break_glass: self.until.map(|until| BreakGlass { until: from_micros(until) }),
        }
    }
}

/// The facts, inside a transaction. None: there is no such family.
pub(crate) fn facts(
    connection: &mut AnyConnection,
    worker: WorkerId,
    family: FamilyId,
    now: Timestamp,
) -> Result<Option<FamilyFacts>, StoreError> {
    Ok(Row::read(connection, worker, family.into(), now)?.map(|row| row.facts(family)))
}

/// Those of these families that somebody may open at this moment, inside a transaction. What a list holds by a link that was
/// stored once (a draft, a notice, something due) says no family's name to anybody else.
pub(crate) fn open_to(
    c: &mut AnyConnection,
    actor: Actor,
    families: impl IntoIterator<Item = FamilyId>,
    now: Timestamp,
) -> Result<BTreeSet<FamilyId>, StoreError> {
    let families: BTreeSet<FamilyId> = families.into_iter().collect();
    let mut open = BTreeSet::new();
    for family in families {
        let facts = facts(c, actor.worker, family, now)?;
        if facts.is_some_and(|facts| access::family::permit(actor, &facts, Deed::See, now).is_ok()) {
            open.insert(family);
        }
    }
    Ok(open)
}

/// The team that holds a family, inside a transaction.
pub(crate) fn team_of(connection: &mut AnyConnection, family: FamilyId) -> Result<TeamId, StoreError> {
    let row: Option<Team> = sql_query("SELECT team_id FROM family WHERE id = $1")
        .bind::<BigInt, _>(family.0)
        .prepared()
        .get_result(connection)
        .optional()?;
    row.map(|row| TeamId(row.team_id)).ok_or(StoreError::Absent)
}

impl Store {
    /// What `access` needs to know of this person and this family before it decides. None: there is no such family.
    pub async fn access_facts(
        &self,
        worker: WorkerId,
        family: FamilyId,
    ) -> Result<Option<FamilyFacts>, StoreError> {
        let now = self.clock().now();
        self.read(move |c| facts(c, worker, family, now)).await
    }
}
