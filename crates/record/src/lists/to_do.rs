//! What there is to do in the families with which a person works, whoever sees to it: to say what comes next in each.

use super::{Figures, Help, may_know};
use crate::{AnyConnection, Store, StoreError, days::from_day, engine::Prepare as _};
use access::{OfficeDeed, OfficePermit, Role};
use diesel::{
    QueryableByName, RunQueryDsl as _, sql_query,
    sql_types::{BigInt, Integer, Nullable, Text},
};
use practice::{
    Kind,
    ids::{FamilyId, WorkerId},
    views::{DueFor, DueKind, Errand, Task, seen_to_by},
};
use std::collections::HashMap;

/// Families that are read at most.
const MOST: usize = 200;

/// A family with all that is to be done in it.
#[derive(Debug, Clone, PartialEq)]
pub struct FamilyToDo {
    /// The family.
    pub id: FamilyId,
    /// What it is called.
    pub name: String,
    /// Its reference.
    pub reference: String,
    /// Who leads.
    pub lead_worker: Option<WorkerId>,
    /// Everything that is due and every step of the way that is not done, in no order.
    pub errands: Vec<Errand>,
    /// With what this person helps, without leading the work.
    pub helps: Vec<Help>,
}

#[derive(QueryableByName, Clone)]
struct FamilyRow {
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    reference: String,
    #[diesel(sql_type = Nullable<BigInt>)]
    lead_worker: Option<i64>,
    #[diesel(sql_type = Nullable<BigInt>)]
    chair: Option<i64>,
    #[diesel(sql_type = Nullable<Text>)]
    body: Option<String>,
}

#[derive(QueryableByName)]
struct DueRow {
    #[diesel(sql_type = BigInt)]
    family_id: i64,
    #[diesel(sql_type = Text)]
    code: String,
    #[diesel(sql_type = Text)]
    object_kind: String,
    #[diesel(sql_type = BigInt)]
    object_id: i64,
    #[diesel(sql_type = Integer)]
    on_day: i32,
    #[diesel(sql_type = Integer)]
    undated: i32,
    #[diesel(sql_type = Nullable<BigInt>)]
    for_worker: Option<i64>,
    #[diesel(sql_type = Text)]
    what: String,
    #[diesel(sql_type = Text)]
    why: String,
}

impl Store {
    /// The open families that a person leads, co-works or chairs, those in which something is due for them, and for a practice
    /// lead those of the team with which they help, with what there is to do in each.
    pub async fn my_to_do(&self, permit: OfficePermit) -> Result<Vec<FamilyToDo>, StoreError> {
        if permit.deed() != OfficeDeed::MyWork {
            return Err(StoreError::NotPermitted);
        }
        if permit.actor().role.sees_no_records() {
            return Ok(Vec::new());
        }
        self.read(move |c| my_to_do(c, permit)).await
    }
}

fn my_to_do(connection: &mut AnyConnection, permit: OfficePermit) -> Result<Vec<FamilyToDo>, StoreError> {
    let actor = permit.actor();
    let team = match (actor.role, actor.team) {
        (Role::PracticeSupervisor, Some(team)) => team.0,
        _ => 0,
    };
    // Each part by its own index.
    let mut families: Vec<FamilyRow> = sql_query(format!(
        "SELECT f.id, f.name, f.reference, f.lead_worker, f.chair, s.body FROM (\
         SELECT id FROM family WHERE lead_worker = $1 AND status = 'open' \
         UNION SELECT id FROM family WHERE chair = $1 AND status = 'open' \
         UNION SELECT family_id FROM family_worker WHERE worker_id = $1 \
         UNION SELECT family_id FROM due WHERE for_worker = $1 \
         UNION SELECT family_id FROM due WHERE for_team = $2) AS mine \
         JOIN family f ON f.id = mine.id LEFT JOIN family_summary s ON s.family_id = f.id \
         WHERE f.status = 'open' AND {} ORDER BY f.id LIMIT {MOST}",
        may_know("$1")
    ))
    .bind::<BigInt, _>(actor.worker.0)
    .bind::<BigInt, _>(team)
    .prepared()
    .load(connection)?;
    if let (Role::PracticeLead, Some(team)) = (actor.role, actor.team) {
        families.extend(helped(connection, actor.worker, team.0)?);
        families.sort_by_key(|family| family.id);
        families.dedup_by_key(|family| family.id);
    }
    if families.is_empty() {
        return Ok(Vec::new());
    }
    let numbers: Vec<String> = families.iter().map(|family| family.id.to_string()).collect();
    let rows: Vec<DueRow> = sql_query(format!(
        "SELECT family_id, code, object_kind, object_id, on_day, undated, for_worker, what, why \
         FROM due WHERE family_id IN ({}) ORDER BY family_id, place",
        numbers.join(", ")
    ))
    .load(connection)?;
    let mut due: HashMap<i64, Vec<DueRow>> = HashMap::new();
    for row in rows {
        due.entry(row.family_id).or_default().push(row);
    }
    Ok(families
        .into_iter()
        .map(|family| {
            let rows = due.remove(&family.id).unwrap_or_default();
            let mut errands: Vec<Errand> = rows.into_iter().filter_map(|row| of_due(row, &family)).collect();
            let figures: Option<Figures> =
                family.body.as_deref().and_then(|body| serde_json::from_str(body).ok());
            let is_led = family.lead_worker.is_some();
            let way = figures.iter().flat_map(Figures::way_ahead);
            errands.extend(way.map(|line| Errand::of_way(line, is_led)));
            let helps = figures.as_ref().map(|figures| figures.helps(actor.worker)).unwrap_or_default();
            FamilyToDo {
                helps,
                id: FamilyId(family.id),
                name: family.name,
                reference: family.reference,
                lead_worker: family.lead_worker.map(WorkerId),
                errands,
            }
        })
        .collect())
}

/// The open families of the team with which this worker helps.
fn helped(connection: &mut AnyConnection, worker: WorkerId, team: i64) -> Result<Vec<FamilyRow>, StoreError> {
    let rows: Vec<FamilyRow> = sql_query(format!(
        "SELECT f.id, f.name, f.reference, f.lead_worker, f.chair, s.body FROM family f \
         JOIN family_summary s ON s.family_id = f.id \
         WHERE f.team_id = $1 AND f.status = 'open' AND s.body LIKE '%\"helpers\":[{{%' AND {} \
         ORDER BY f.id LIMIT 2000",
        may_know("$2")
    ))
    .bind::<BigInt, _>(team)
    .bind::<BigInt, _>(worker.0)
    .prepared()
    .load(connection)?;
    let helps = |row: &FamilyRow| {
        let figures: Option<Figures> = row.body.as_deref().and_then(|body| serde_json::from_str(body).ok());
        figures.is_some_and(|figures| !figures.helps(worker).is_empty())
    };
    Ok(rows.into_iter().filter(helps).take(MOST).collect())
}

fn of_due(row: DueRow, family: &FamilyRow) -> Option<Errand> {
    let kind = DueKind::from_code(&row.code)?;
    let worker = row.for_worker.map(WorkerId);
    // A chair's and a lead worker's own are kept by the person's number.
    let is_chairs = kind == DueKind::Escalation && row.for_worker == family.chair;
    let whom = match worker {
        Some(_) if is_chairs => DueFor::Chair,
        Some(worker) => DueFor::Worker(worker),
        None => DueFor::Supervisor,
    };
    let lead = family.lead_worker.map(|lead| DueFor::Worker(WorkerId(lead)));
    Some(Errand {
        task: Task::Due(kind),
        on: (row.undated == 0).then(|| from_day(row.on_day)),
        what: row.what,
        why: row.why,
        whose: seen_to_by(whom, lead, family.chair.is_some()),
        object: Kind::from_code(&row.object_kind).map(|kind| (kind, row.object_id)),
    })
}
