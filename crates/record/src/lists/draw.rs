//! What is due in a family's case, and its figures, as `due` and `family_summary` hold them.

use super::Figures;
use crate::{
    AnyConnection, StoreError,
    days::{day, from_day},
    engine::{Prepare as _, insert_rows},
    projections::Drawing,
    schema::{due, family_summary},
};
use diesel::{
    prelude::*,
    sql_query,
    sql_types::{BigInt, Integer, Nullable, Text},
};
use jiff::civil::Date;
use practice::{
    family::Family,
    rules::{self, Look},
    views::{self, Due, DueFor},
};

#[derive(QueryableByName, Insertable, PartialEq, Eq)]
#[diesel(table_name = due)]
struct Row {
    family_id: i64,
    place: i32,
    code: String,
    on_day: i32,
    undated: i32,
    for_worker: Option<i64>,
    for_team: Option<i64>,
    object_kind: String,
    object_id: i64,
    what: String,
    why: String,
}

#[derive(QueryableByName, Insertable, PartialEq, Eq)]
#[diesel(table_name = family_summary)]
struct Summary {
    family_id: i64,
    body: String,
    lowest_score: Option<i32>,
    last_rating: Option<i32>,
    blocking: i32,
    drawn: i32,
}

/// What the lists say of a family. None: it is written already.
pub(crate) struct ListRows {
    family: i64,
    due: Option<Vec<Row>>,
    summary: Option<Summary>,
}

impl ListRows {
    /// Works it out.
    pub(crate) fn of(drawing: &Drawing<'_>) -> Result<Option<Self>, StoreError> {
        let Drawing { id, record, today, thresholds, .. } = *drawing;
        let family = id.family().and_then(|family| Some((family, record.family_case(family)?)));
        let Some((family, case)) = family else { return Ok(None) };
        let look = Look { record, today, thresholds };
        let found = rules::check(look);
        let due = views::due_given(look, &found);
        let summary = views::summary_given(look, &found, &due)
            .map(|summary| {
                let lowest = summary.lowest.as_ref();
                Ok::<_, StoreError>(Summary {
                    family_id: family.0,
                    lowest_score: lowest
                        .map(|it| i32::from(it.value.towards_safety(it.orientation).in_halves())),
                    last_rating: summary.last_rating.map(day),
                    blocking: i32::try_from(summary.blocking).unwrap_or(i32::MAX),
                    drawn: day(today),
                    body: serde_json::to_string(&Figures::of(look, summary, &due))
                        .map_err(|why| StoreError::Fault(why.to_string()))?,
                })
            })
            .transpose()?;
        let due = (1..).zip(&due).map(|(place, due)| row(place, due, case)).collect();
        Ok(Some(Self { family: family.0, due: Some(due), summary }))
    }

    /// Leaves out what is written already.
    pub(crate) fn leave_out_what_stands(&mut self, connection: &mut AnyConnection) -> Result<(), StoreError> {
        let (due, summary) = written(connection, self.family)?;
        self.due.take_if(|wanted| *wanted == due);
        self.summary.take_if(|wanted| summary.first() == Some(wanted));
        Ok(())
    }

    /// Whether exactly this is written, and how many rows are there: what is due, and the summary.
    pub(crate) fn stands(&self, connection: &mut AnyConnection) -> Result<(bool, [i64; 2]), StoreError> {
        let (due, summary) = written(connection, self.family)?;
        let there = [due.len(), summary.len()].map(|rows| i64::try_from(rows).unwrap_or(i64::MAX));
        let is_same =
            self.due.as_ref().is_none_or(|wanted| *wanted == due) && self.summary.as_ref() == summary.first();
        Ok((is_same, there))
    }

    /// Writes it.
    pub(crate) fn write(self, connection: &mut AnyConnection) -> Result<(), StoreError> {
        if let Some(rows) = self.due {
            sql_query("DELETE FROM due WHERE family_id = $1")
                .bind::<BigInt, _>(self.family)
                .prepared()
                .execute(connection)?;
            insert_rows!(connection, due::table, &rows);
        }
        self.summary.map_or(Ok(()), |summary| write_summary(connection, summary))
    }

    /// Writes what the lists say of many families of which they say nothing yet.
    pub(crate) fn write_new(connection: &mut AnyConnection, all: Vec<Self>) -> Result<(), StoreError> {
        let (mut rows, mut summaries) = (Vec::new(), Vec::new());
        for one in all {
            rows.extend(one.due.into_iter().flatten());
            summaries.extend(one.summary);
        }
        insert_rows!(connection, due::table, &rows);
        insert_rows!(connection, family_summary::table, &summaries);
        Ok(())
    }
}

/// What is written of a family.
fn written(connection: &mut AnyConnection, family: i64) -> Result<(Vec<Row>, Vec<Summary>), StoreError> {
    let due: Vec<Row> = sql_query(
            "SELECT family_id, place, code, on_day, undated, for_worker, for_team, object_kind, object_id, what, why \
             FROM due WHERE family_id = $1 ORDER BY place",
        )
        .bind::<BigInt, _>(family)
        .prepared()
        .load(connection)?;
    let summary: Vec<Summary> = sql_query(
        "SELECT family_id, body, lowest_score, last_rating, blocking, drawn \
             FROM family_summary WHERE family_id = $1",
    )
    .bind::<BigInt, _>(family)
    .prepared()
    .load(connection)?;
    Ok((due, summary))
}

/// The day for which a family's lists were drawn last. None: they were not.
pub(crate) fn drawn_on(connection: &mut AnyConnection, family: i64) -> Result<Option<Date>, StoreError> {
    let days: Option<i32> =
        family_summary::table.find(family).select(family_summary::drawn).first(connection).optional()?;
    Ok(days.map(from_day))
}

fn write_summary(connection: &mut AnyConnection, summary: Summary) -> Result<(), StoreError> {
    sql_query(
        "INSERT INTO family_summary (family_id, body, lowest_score, last_rating, blocking, drawn) \
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (family_id) DO UPDATE SET body = excluded.body, \
         lowest_score = excluded.lowest_score, last_rating = excluded.last_rating, blocking = excluded.blocking, \
         drawn = excluded.drawn",
    )
    .bind::<BigInt, _>(summary.family_id)
    .bind::<Text, _>(summary.body)
    .bind::<Nullable<Integer>, _>(summary.lowest_score)
    .bind::<Nullable<Integer>, _>(summary.last_rating)
    .bind::<Integer, _>(summary.blocking)
    .bind::<Integer, _>(summary.drawn)
    .prepared()
    .execute(connection)?;
    Ok(())
}

fn row(place: i32, due: &Due, case: &Family) -> Row {
    let by_name = match due.for_whom {
        DueFor::LeadWorker => case.lead_worker,
        DueFor::Chair => case.chair,
        DueFor::Worker(worker) => Some(worker),
        DueFor::Supervisor => None,
    };
    Row {
        family_id: case.id.0,
        place,
        code: due.kind.code().to_owned(),
        on_day: day(due.on),
        undated: i32::from(Due::is_undated(due.kind)),
        for_worker: by_name.map(|worker| worker.0),
        // What nobody has by name falls to the team's supervisor, and what is for a chair is for the supervisor too.
        for_team: (by_name.is_none() || due.for_whom == DueFor::Chair).then_some(case.team.0),
        object_kind: due.place.kind.code().to_owned(),
        object_id: due.place.number,
        what: due.what.clone(),
        why: due.why.clone(),
    }
}
