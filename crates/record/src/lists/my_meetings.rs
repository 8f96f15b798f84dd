//! The meetings of the families that a person works with: for the week, and for a calendar that shows when somebody is busy.

use super::may_know;
use crate::{AnyConnection, Store, StoreError, engine::Prepare as _, homes::things, standing::open_to};
use access::{OfficeDeed, OfficePermit};
use diesel::{
    QueryableByName, RunQueryDsl as _, sql_query,
    sql_types::{BigInt, Text},
};
use jiff::{Timestamp, civil::Date};
use practice::{
    Kind,
    ids::FamilyId,
    meeting::{Meeting, MeetingStatus},
};

/// Families that are read at most.
const MOST: usize = 400;

/// A meeting of a family that somebody works with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingLine {
    /// The family.
    pub family: FamilyId,
    /// What it is called.
    pub family_name: String,
    /// Its reference.
    pub reference: String,
    /// The meeting.
    pub meeting: Meeting,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    reference: String,
}

impl Store {
    /// The meetings from one day to another, both included, of the open families that this person leads, works with or chairs:
    /// by day and hour, those without an hour last. What was called off is left out.
    ///
    /// # Errors
    /// [`StoreError::NotPermitted`] when the permit is not for one's own work.
    pub async fn my_meetings(
        &self,
        permit: OfficePermit,
        from: Date,
        to: Date,
    ) -> Result<Vec<MeetingLine>, StoreError> {
        if permit.deed() != OfficeDeed::MyWork {
            return Err(StoreError::NotPermitted);
        }
        if permit.actor().role.sees_no_records() {
            return Ok(Vec::new());
        }
        let now = self.clock().now();
        self.read(move |connection| my_meetings(connection, permit, (from, to), now)).await
    }
}

fn my_meetings(
    connection: &mut AnyConnection,
    permit: OfficePermit,
    (from, to): (Date, Date),
    now: Timestamp,
) -> Result<Vec<MeetingLine>, StoreError> {
    // Each part by its own index.
    let families: Vec<Row> = sql_query(format!(
        "SELECT f.id, f.name, f.reference FROM (SELECT id FROM family WHERE lead_worker = $1 \
         UNION SELECT id FROM family WHERE chair = $1 \
         UNION SELECT family_id FROM family_worker WHERE worker_id = $1) AS mine \
         JOIN family f ON f.id = mine.id WHERE f.status = 'open' AND {} ORDER BY f.id LIMIT {MOST}",
        may_know("$1")
    ))
    .bind::<BigInt, _>(permit.actor().worker.0)
    .prepared()
    .load(connection)?;
    let open = open_to(connection, permit.actor(), families.iter().map(|row| FamilyId(row.id)), now)?;
    let numbers: Vec<i64> = open.iter().map(|family| family.0).collect();
    if numbers.is_empty() {
        return Ok(Vec::new());
    }
    let mut records = things(connection, &numbers, &[Kind::Meeting])?;
    let mut all = Vec::new();
    for Row { id, name, reference } in families {
        for kept in records.remove(&id).unwrap_or_default().meetings {
            let meeting = kept.value;
            if meeting.status != MeetingStatus::Cancelled && (from..=to).contains(&meeting.on) {
                let (family_name, reference) = (name.clone(), reference.clone());
                all.push(MeetingLine { family: FamilyId(id), family_name, reference, meeting });
            }
        }
    }
    all.sort_by_key(|line| {
        let Meeting { id, on, at, .. } = line.meeting;
        (on, at.is_none(), at, id)
    });
    Ok(all)
}
