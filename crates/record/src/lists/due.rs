//! What is due: kept with its day, so that what is overdue is decided when it is read.

use super::may_know;
use crate::{
    AnyConnection, Store, StoreError,
    days::{day, from_day},
    engine::Prepare as _,
    standing::open_to,
};
use access::{OfficeDeed, OfficePermit, Role};
use diesel::{
    QueryableByName, RunQueryDsl as _, sql_query,
    sql_types::{BigInt, Integer, Text},
};
use jiff::civil::Date;
use practice::ids::FamilyId;

/// Something that is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueItem {
    /// In which family.
    pub family: FamilyId,
    /// What the family is called.
    pub family_name: String,
    /// The family's reference.
    pub reference: String,
    /// What kind of thing is due, as a code.
    pub code: String,
    /// The kind of object that it hangs on, as a code of `practice::Kind`.
    pub object_kind: String,
    /// The object's number.
    pub object: i64,
    /// The day.
    pub on: Date,
    /// Whether the day has passed.
    pub is_overdue: bool,
    /// What.
    pub what: String,
    /// Why.
    pub why: String,
}

#[derive(QueryableByName)]
pub(super) struct Row {
    #[diesel(sql_type = BigInt)]
    family_id: i64,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    reference: String,
    #[diesel(sql_type = Text)]
    code: String,
    #[diesel(sql_type = Text)]
    object_kind: String,
    #[diesel(sql_type = BigInt)]
    object_id: i64,
    #[diesel(sql_type = Integer)]
    on_day: i32,
    #[diesel(sql_type = Text)]
    what: String,
    #[diesel(sql_type = Text)]
    why: String,
}

impl Store {
    /// What this person has to do, the longest overdue first: what is theirs by name, and what falls to the supervisor
    /// of a team for its supervisor.
    pub async fn my_work(
        &self,
        permit: OfficePermit,
        today: Date,
        limit: u32,
    ) -> Result<Vec<DueItem>, StoreError> {
        if permit.deed() != OfficeDeed::MyWork {
            return Err(StoreError::NotPermitted);
        }
        let now = self.clock().now();
        self.read(move |c| {
            let mut items = my_work(c, permit, today, limit)?;
            // What was given to somebody by name once says nothing of a family that they cannot open any more.
            let open = open_to(c, permit.actor(), items.iter().map(|item| item.family), now)?;
            items.retain(|item| open.contains(&item.family));
            Ok(items)
        })
        .await
    }
}

fn my_work(
    connection: &mut AnyConnection,
    permit: OfficePermit,
    today: Date,
    limit: u32,
) -> Result<Vec<DueItem>, StoreError> {
    let actor = permit.actor();
    let team = match (actor.role, actor.team) {
        (Role::PracticeSupervisor, Some(team)) => team.0,
        _ => 0,
    };
    let today = day(today);
    // Each half by its own index; OR over two indexes would read all that is due.
    let half = |column: &str, place: u8| {
        format!(
            "SELECT d.family_id, d.code, d.object_kind, d.object_id, \
             CASE WHEN d.undated = 1 THEN $1 ELSE d.on_day END AS on_day, d.what, d.why \
             FROM due d WHERE d.{column} = ${place}"
        )
    };
    let rows: Vec<Row> = sql_query(format!(
        "SELECT d.family_id, f.name, f.reference, d.code, d.object_kind, d.object_id, d.on_day, d.what, d.why \
         FROM ({} UNION {}) AS d JOIN family f ON f.id = d.family_id \
         WHERE {} ORDER BY d.on_day, d.family_id, d.object_id LIMIT $4",
        half("for_worker", 2),
        half("for_team", 3),
        may_know("$2")
    ))
    .bind::<Integer, _>(today)
    .bind::<BigInt, _>(actor.worker.0)
    .bind::<BigInt, _>(team)
    .bind::<BigInt, _>(i64::from(limit))
    .prepared()
    .load(connection)?;
    Ok(rows.into_iter().map(|row| item(row, today)).collect())
}

pub(super) fn item(row: Row, today: i32) -> DueItem {
    DueItem {
        family: FamilyId(row.family_id),
        family_name: row.name,
        reference: row.reference,
        code: row.code,
        object_kind: row.object_kind,
        object: row.object_id,
        on: from_day(row.on_day),
        is_overdue: row.on_day < today,
        what: row.what,
        why: row.why,
    }
}
