//! With whom somebody works besides families: those of the team, those whom they lead, and those for whom they are named.

use super::knows::knows;
use crate::{AnyConnection, StoreError, lists::may_know};
use access::{OfficeDeed, OfficePermit, Role};
use diesel::{QueryableByName, RunQueryDsl as _, sql_query, sql_types::BigInt};
use jiff::Timestamp;
use practice::{
    RecordId,
    ids::{ChildId, PartyId},
};

/// With whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum With {
    /// Children with a team of their own.
    Children,
    /// Carers, sponsors, residents and adopters.
    Parties,
}

impl With {
    /// Their records' table, and the records under the names that [`may_know`] asks for.
    fn records(self) -> (&'static str, &'static str) {
        match self {
            Self::Children => (
                "child",
                "(SELECT id, lead_worker, hidden AS restricted FROM child WHERE team_id IS NOT NULL)",
            ),
            Self::Parties => ("party", "party"),
        }
    }

    fn record(self, number: i64) -> RecordId {
        match self {
            Self::Children => ChildId(number).into(),
            Self::Parties => PartyId(number).into(),
        }
    }
}

#[derive(QueryableByName)]
struct Id {
    #[diesel(sql_type = BigInt)]
    id: i64,
}

/// The records that this person may open as they are. For one's own work only those whose work this person leads, or nobody.
///
/// # Errors
/// [`StoreError::NotPermitted`] when the permit is neither for finding people nor for one's own work.
pub(super) fn worked_with(
    connection: &mut AnyConnection,
    permit: OfficePermit,
    with: With,
    now: Timestamp,
) -> Result<Vec<RecordId>, StoreError> {
    let actor = permit.actor();
    let narrowed = match permit.deed() {
        OfficeDeed::FindPeople => String::new(),
        OfficeDeed::MyWork => {
            format!(" AND (f.lead_worker = {} OR f.lead_worker IS NULL)", actor.worker.0)
        }
        _ => return Err(StoreError::NotPermitted),
    };
    let team = match actor.role {
        Role::SocialWorker | Role::PracticeSupervisor | Role::PracticeLead => actor.team,
        Role::ConferenceChair | Role::PerformanceAnalyst | Role::Administrator => None,
    };
    let (worker, team) = (actor.worker.0.to_string(), team.map_or(0, |team| team.0));
    let (table, records) = with.records();
    let rows: Vec<Id> = sql_query(format!(
        "SELECT f.id FROM {records} f WHERE f.id IN (SELECT id FROM {table} WHERE team_id = {team} UNION \
         SELECT id FROM {table} WHERE lead_worker = {worker} UNION \
         SELECT family_id FROM restriction WHERE worker_id = {worker}) AND {}{narrowed}",
        may_know(&worker)
    ))
    .load(connection)?;
    let mut all = Vec::new();
    for row in rows {
        let record = with.record(row.id);
        if knows(connection, actor, record, now)? == Some(true) {
            all.push(record);
        }
    }
    Ok(all)
}
