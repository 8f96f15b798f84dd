//! What is due: kept with its day, so that what is overdue is decided when it is read.

use super::{Figures, may_know};
use crate::{
    AnyConnection, Store, StoreError,
    days::{day, from_day},
    engine::Prepare as _,
    standing::open_to,
};
use access::{OfficeDeed, OfficePermit, Role};
use diesel::{
    QueryableByName, RunQueryDsl as _, sql_query,
    sql_types::{BigInt, Integer, Nullable, Text},
};
use jiff::civil::Date;
use practice::{
    ids::FamilyId,
    views::{DueKind, Urgency, urgency},
};

/// What is due because somebody told something: its words are read too.
const TOLD: &str = "'contact', 'contact_now', 'decision', 'unallocated', 'new_referral'";

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
    /// What was told, in its own words, if it waits for a decision. Empty: nothing was, or this list does not say it.
    pub said: String,
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
    #[diesel(sql_type = Nullable<Text>)]
    body: Option<String>,
}

impl Store {
    /// What this person has to do, a child who may be in danger first and then the longest overdue: what is theirs by name,
    /// what falls to the supervisor of a team for its supervisor, and for a chair the conferences and reviews they chair.
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
    let chaired = format!(
        "SELECT d.family_id, d.code, d.object_kind, d.object_id, d.on_day, d.what, d.why \
         FROM family c JOIN due d ON d.family_id = c.id WHERE c.chair = $2 AND d.code = '{}'",
        DueKind::Conference.code()
    );
    let rows: Vec<Row> = sql_query(format!(
        "SELECT d.family_id, f.name, f.reference, d.code, d.object_kind, d.object_id, d.on_day, d.what, d.why, s.body \
         FROM ({} UNION {} UNION {chaired}) AS d JOIN family f ON f.id = d.family_id \
         LEFT JOIN family_summary s ON s.family_id = d.family_id AND d.code IN ({TOLD}) \
         WHERE {} ORDER BY CASE WHEN {} THEN 0 ELSE 1 END, d.on_day, d.family_id, d.object_id LIMIT $4",
        half("for_worker", 2),
        half("for_team", 3),
        may_know("$2"),
        in_danger("d", "$1"),
    ))
    .bind::<Integer, _>(today)
    .bind::<BigInt, _>(actor.worker.0)
    .bind::<BigInt, _>(team)
    .bind::<BigInt, _>(i64::from(limit))
    .prepared()
    .load(connection)?;
    Ok(rows.into_iter().map(|row| item(row, today)).collect())
}

/// That what is due says that a child may be in danger on a day, as a condition: that nothing else ever keeps it off a list
/// that ends somewhere.
fn in_danger(of: &str, today: &str) -> String {
    let (some_day, day_after) = (Date::constant(2000, 1, 1), Date::constant(2000, 1, 2));
    let at_once: Vec<String> = DueKind::ALL
        .iter()
        .filter(|kind| urgency(**kind, Some(some_day), some_day) == Urgency::DangerNow)
        .map(|kind| format!("'{}'", kind.code()))
        .collect();
    let once_past: Vec<String> = DueKind::ALL
        .iter()
        .filter(|kind| urgency(**kind, Some(some_day), day_after) == Urgency::DangerNow)
        .map(|kind| format!("'{}'", kind.code()))
        .collect();
    let (at_once, once_past) = (at_once.join(", "), once_past.join(", "));
    format!("{of}.code IN ({at_once}) OR ({of}.code IN ({once_past}) AND {of}.on_day < {today})")
}

pub(super) fn item(row: Row, today: i32) -> DueItem {
    let figures = row.body.as_deref().and_then(|body| serde_json::from_str::<Figures>(body).ok());
    let said = figures.map(|it| it.words_of(&row.object_kind, row.object_id).to_owned());
    DueItem {
        said: said.unwrap_or_default(),
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
