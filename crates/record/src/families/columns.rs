//! The columns of a family's case that lists and access decisions need: `family` and `family_worker`.

use crate::{
    AnyConnection, StoreError, days,
    engine::insert_rows,
    projections::Drawing,
    schema::{family, family_worker},
};
use diesel::prelude::*;
use practice::{Kind, family::Family};
use std::collections::BTreeSet;

#[derive(Insertable, AsChangeset)]
#[diesel(table_name = family, treat_none_as_null = true)]
struct Row {
    id: i64,
    reference: String,
    name: String,
    stage: &'static str,
    status: &'static str,
    team_id: i64,
    lead_worker: Option<i64>,
    chair: Option<i64>,
    restricted: i32,
    opened: i32,
    closed: Option<i32>,
}

/// What they hold.
pub(crate) struct Drawn {
    row: Row,
    workers: BTreeSet<i64>,
}

impl Drawn {
    /// Works them out where the case was touched.
    pub(crate) fn of(drawing: &Drawing<'_>) -> Option<Self> {
        let case = drawing.record.family_case(drawing.family).filter(|_| drawing.touches(&[Kind::Family]))?;
        Some(Self { row: row(case), workers: case.co_workers.iter().map(|worker| worker.0).collect() })
    }

    /// Writes those of many families that are not there yet.
    pub(crate) fn write_new(connection: &mut AnyConnection, all: Vec<Self>) -> Result<(), StoreError> {
        let workers = |one: &Self| one.workers.iter().map(|worker| (one.row.id, *worker)).collect::<Vec<_>>();
        let workers: Vec<_> = all
            .iter()
            .flat_map(workers)
            .map(|(family, worker)| {
                (family_worker::family_id.eq(family), family_worker::worker_id.eq(worker))
            })
            .collect();
        let rows: Vec<Row> = all.into_iter().map(|one| one.row).collect();
        insert_rows!(connection, family::table, &rows);
        insert_rows!(connection, family_worker::table, &workers);
        Ok(())
    }

    /// Writes them.
    pub(crate) fn write(self, connection: &mut AnyConnection) -> Result<(), StoreError> {
        let Self { row, workers } = self;
        let known = diesel::update(family::table.find(row.id)).set(&row).execute(connection)?;
        if known == 0 {
            diesel::insert_into(family::table).values(&row).execute(connection)?;
        } else {
            diesel::delete(family_worker::table.filter(family_worker::family_id.eq(row.id)))
                .execute(connection)?;
        }
        for worker in workers {
            diesel::insert_into(family_worker::table)
                .values((family_worker::family_id.eq(row.id), family_worker::worker_id.eq(worker)))
                .execute(connection)?;
        }
        Ok(())
    }
}

fn row(case: &Family) -> Row {
    Row {
        id: case.id.0,
        reference: case.reference.clone(),
        name: case.name.clone(),
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
