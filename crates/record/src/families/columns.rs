//! The columns of a family's case that lists and access decisions need: `family` and `family_worker`.

use crate::{
    AnyConnection, StoreError, days,
    engine::insert_rows,
    families::folded,
    projections::Drawing,
    schema::{family, family_worker},
};
use diesel::prelude::*;
use practice::{Kind, family::Family};
use std::collections::BTreeSet;

#[derive(PartialEq, Queryable, Insertable, AsChangeset)]
#[diesel(table_name = family, treat_none_as_null = true)]
struct Row {
    id: i64,
    reference: String,
    name: String,
    stage: String,
    status: String,
    team_id: i64,
    lead_worker: Option<i64>,
    chair: Option<i64>,
    restricted: i32,
    opened: i32,
    closed: Option<i32>,
    folded_name: String,
    folded_reference: String,
}

/// What they hold.
pub(crate) struct AccessColumns {
    row: Row,
    workers: BTreeSet<i64>,
}

impl AccessColumns {
    /// Works them out where the case was touched.
    pub(crate) fn of(drawing: &Drawing<'_>) -> Option<Self> {
        let case =
            drawing.record.family_case(drawing.id.family()?).filter(|_| drawing.touches(&[Kind::Family]))?;
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

    /// Whether exactly this is written, and how many rows are there: the case, and its co-workers.
    pub(crate) fn stands(&self, connection: &mut AnyConnection) -> Result<(bool, [i64; 2]), StoreError> {
        let row: Option<Row> = family::table.find(self.row.id).first(connection).optional()?;
        let workers: Vec<i64> = family_worker::table
            .filter(family_worker::family_id.eq(self.row.id))
            .select(family_worker::worker_id)
            .load(connection)?;
        let there = [i64::from(row.is_some()), i64::try_from(workers.len()).unwrap_or(i64::MAX)];
        let is_same = row.is_some_and(|row| row == self.row);
        Ok((is_same && workers.into_iter().collect::<BTreeSet<_>>() == self.workers, there))
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
        stage: case.stage.code().to_owned(),
        status: case.status.code().to_owned(),
        team_id: case.team.0,
        lead_worker: case.lead_worker.map(|worker| worker.0),
        chair: case.chair.map(|worker| worker.0),
        restricted: i32::from(case.restricted),
        opened: days::day(case.opened),
        closed: case.closed.map(days::day),
        folded_name: folded::name(&case.name),
        folded_reference: folded::reference(&case.reference),
    }
}
