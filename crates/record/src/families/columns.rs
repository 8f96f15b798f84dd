//! The columns of a family's case that lists and access decisions need.

use crate::{
    AnyConnection, StoreError, days,
    projections::Drawing,
    schema::{family, family_worker},
};
use diesel::prelude::*;
use practice::{Kind, family::Family};

#[derive(Insertable, AsChangeset)]
#[diesel(table_name = family, treat_none_as_null = true)]
struct Row<'a> {
    id: i64,
    reference: &'a str,
    name: &'a str,
    stage: &'a str,
    status: &'a str,
    team_id: i64,
    lead_worker: Option<i64>,
    chair: Option<i64>,
    restricted: i32,
    opened: i32,
    closed: Option<i32>,
}

/// Draws `family` and `family_worker`.
pub(crate) fn draw(connection: &mut AnyConnection, drawing: &Drawing<'_>) -> Result<(), StoreError> {
    if !drawing.touches(&[Kind::Family]) {
        return Ok(());
    }
    let Some(case) = drawing.record.family_case(drawing.family) else { return Ok(()) };
    let row = row(case);
    let known = diesel::update(family::table.find(row.id)).set(&row).execute(connection)?;
    if known == 0 {
        diesel::insert_into(family::table).values(&row).execute(connection)?;
    } else {
        diesel::delete(family_worker::table.filter(family_worker::family_id.eq(row.id)))
            .execute(connection)?;
    }
    let mut workers: Vec<i64> = case.co_workers.iter().map(|worker| worker.0).collect();
    workers.sort_unstable();
    workers.dedup();
    for worker in workers {
        diesel::insert_into(family_worker::table)
            .values((family_worker::family_id.eq(row.id), family_worker::worker_id.eq(worker)))
            .execute(connection)?;
    }
    Ok(())
}

fn row(case: &Family) -> Row<'_> {
    Row {
        id: case.id.0,
        reference: &case.reference,
        name: &case.name,
        stage: case.stage.code(),
        status: case.status.code(),
        team_id: case.team.0,
        lead_worker: case.lead_worker.map(|worker| worker.0),
        chair: case.chair.map(|worker| worker.0),
        restricted: i32::from(case.restricted),
        opened: days::day(case.opened),
        closed: case.closed.map(days::day),
    }
}
