//! What is due in all families of a team, for its board; and what families are called, for lists that know only numbers.

use super::{
    due::{DueItem, Row, item},
    may_know,
};
use crate::{Store, StoreError, days::day, standing::open_to};
use access::{OfficeDeed, OfficePermit};
use diesel::{
    QueryableByName, RunQueryDsl as _, sql_query,
    sql_types::{BigInt, Integer, Text},
};
use jiff::civil::Date;
use practice::ids::{FamilyId, TeamId};
use std::collections::HashMap;

/// Most families that are asked about at once.
const MOST_NAMED: usize = 200;

#[derive(QueryableByName)]
struct Called {
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = Text)]
    name: String,
}

/// The numbers of these families, as a statement lists them.
fn numbers(families: &[FamilyId]) -> String {
    let numbers: Vec<String> = families.iter().take(MOST_NAMED).map(|family| family.0.to_string()).collect();
    numbers.join(", ")
}

impl Store {
    /// What is due in these open families of a team until a day, whoever sees to it, the longest overdue first. At most
    /// 200 families are looked at.
    pub async fn team_due(
        &self,
        permit: OfficePermit,
        team: TeamId,
        families: Vec<FamilyId>,
        today: Date,
        until: Date,
        limit: u32,
    ) -> Result<Vec<DueItem>, StoreError> {
        if permit.deed() != OfficeDeed::TeamBoard(team) {
            return Err(StoreError::NotPermitted);
        }
        if families.is_empty() {
            return Ok(Vec::new());
        }
        let today = day(today);
        self.read(move |c| {
            let numbers = numbers(&families);
            // The families differ from page to page: such a statement is not worth keeping prepared.
            let rows: Vec<Row> = sql_query(format!(
                "SELECT d.family_id, f.name, f.reference, d.code, d.object_kind, d.object_id, \
                 CASE WHEN d.undated = 1 THEN $1 ELSE d.on_day END AS on_day, d.what, d.why, CAST(NULL AS TEXT) AS body \
                 FROM due d JOIN family f ON f.id = d.family_id \
                 WHERE f.id IN ({numbers}) AND f.team_id = $2 AND f.status = 'open' AND (d.undated = 1 OR d.on_day <= $3) AND {} \
                 ORDER BY on_day, d.family_id, d.place LIMIT $5",
                may_know("$4")
            ))
            .bind::<Integer, _>(today)
            .bind::<BigInt, _>(team.0)
            .bind::<Integer, _>(day(until))
            .bind::<BigInt, _>(permit.actor().worker.0)
            .bind::<BigInt, _>(i64::from(limit))
            .load(c)?;
            Ok(rows.into_iter().map(|row| item(row, today)).collect())
        })
        .await
    }

    /// What these families are called, for the person's own list of drafts. Families that the person may not open now are
    /// left out, whatever they may have typed about them once.
    pub async fn family_names(
        &self,
        permit: OfficePermit,
        families: Vec<FamilyId>,
    ) -> Result<HashMap<FamilyId, String>, StoreError> {
        if permit.deed() != OfficeDeed::MyWork {
            return Err(StoreError::NotPermitted);
        }
        if families.is_empty() || permit.actor().role.sees_no_records() {
            return Ok(HashMap::new());
        }
        let now = self.clock().now();
        self.read(move |c| {
            let open = open_to(c, permit.actor(), families.into_iter().take(MOST_NAMED), now)?;
            if open.is_empty() {
                return Ok(HashMap::new());
            }
            let open: Vec<FamilyId> = open.into_iter().collect();
            let rows: Vec<Called> =
                sql_query(format!("SELECT f.id, f.name FROM family f WHERE f.id IN ({})", numbers(&open)))
                    .load(c)?;
            Ok(rows.into_iter().map(|row| (FamilyId(row.id), row.name)).collect())
        })
        .await
    }
}
