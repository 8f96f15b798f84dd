//! What is due in a family's case, and its figures, as `due` and `family_summary` hold them.

use super::Figures;
use crate::{AnyConnection, StoreError, days::day, engine::Prepare as _, projections::Drawing};
use diesel::{
    QueryableByName, RunQueryDsl as _, sql_query,
    sql_types::{BigInt, Integer, Nullable, Text},
};
use practice::{
    family::Family,
    views::{self, Due, DueFor, DueKind},
};

/// One row of `due` but for the family and the place.
#[derive(QueryableByName, PartialEq, Eq)]
struct Row {
    #[diesel(sql_type = Text)]
    code: String,
    #[diesel(sql_type = Integer)]
    on_day: i32,
    #[diesel(sql_type = Integer)]
    undated: i32,
    #[diesel(sql_type = Nullable<BigInt>)]
    for_worker: Option<i64>,
    #[diesel(sql_type = Nullable<BigInt>)]
    for_team: Option<i64>,
    #[diesel(sql_type = Text)]
    object_kind: String,
    #[diesel(sql_type = BigInt)]
    object_id: i64,
    #[diesel(sql_type = Text)]
    what: String,
    #[diesel(sql_type = Text)]
    why: String,
}

/// One row of `family_summary` but for the family.
#[derive(QueryableByName, PartialEq, Eq)]
struct Summary {
    #[diesel(sql_type = Text)]
    body: String,
    #[diesel(sql_type = Nullable<Integer>)]
    lowest_score: Option<i32>,
    #[diesel(sql_type = Nullable<Integer>)]
    last_rating: Option<i32>,
    #[diesel(sql_type = Integer)]
    blocking: i32,
    #[diesel(sql_type = Integer)]
    drawn: i32,
}

/// What the lists say of a family. None: it is written already.
pub(crate) struct Drawn {
    family: i64,
    due: Option<Vec<Row>>,
    summary: Option<Summary>,
}

impl Drawn {
    /// Works it out.
    pub(crate) fn of(drawing: &Drawing<'_>) -> Result<Option<Self>, StoreError> {
        let Drawing { family, record, today, thresholds, .. } = *drawing;
        let Some(case) = record.family_case(family) else { return Ok(None) };
        let due = views::due(record, today, thresholds);
        let summary = views::summary_with(record, &due, today, thresholds)
            .map(|summary| {
                let lowest = summary.lowest.as_ref();
                Ok::<_, StoreError>(Summary {
                    lowest_score: lowest
                        .map(|it| i32::from(it.value.towards_safety(it.orientation).in_halves())),
                    last_rating: summary.last_rating.map(day),
                    blocking: i32::try_from(summary.blocking).unwrap_or(i32::MAX),
                    drawn: day(today),
                    body: serde_json::to_string(&Figures::of(record, summary, &due))
                        .map_err(|why| StoreError::Fault(why.to_string()))?,
                })
            })
            .transpose()?;
        let due = due.iter().map(|due| row(due, case)).collect();
        Ok(Some(Self { family: family.0, due: Some(due), summary }))
    }

    /// Leaves out what is written already.
    pub(crate) fn leave_out_what_stands(&mut self, connection: &mut AnyConnection) -> Result<(), StoreError> {
        let due: Vec<Row> = sql_query(
            "SELECT code, on_day, undated, for_worker, for_team, object_kind, object_id, what, why \
             FROM due WHERE family_id = $1 ORDER BY place",
        )
        .bind::<BigInt, _>(self.family)
        .prepared()
        .load(connection)?;
        self.due.take_if(|wanted| *wanted == due);
        let summary: Vec<Summary> = sql_query(
            "SELECT body, lowest_score, last_rating, blocking, drawn FROM family_summary WHERE family_id = $1",
        )
        .bind::<BigInt, _>(self.family)
        .prepared()
        .load(connection)?;
        self.summary.take_if(|wanted| summary.first() == Some(wanted));
        Ok(())
    }

    /// Writes it.
    pub(crate) fn write(self, connection: &mut AnyConnection) -> Result<(), StoreError> {
        if let Some(due) = self.due {
            write_due(connection, self.family, due)?;
        }
        self.summary.map_or(Ok(()), |summary| write_summary(connection, self.family, summary))
    }
}

fn write_summary(connection: &mut AnyConnection, family: i64, summary: Summary) -> Result<(), StoreError> {
    sql_query(
        "INSERT INTO family_summary (family_id, body, lowest_score, last_rating, blocking, drawn) \
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (family_id) DO UPDATE SET body = excluded.body, \
         lowest_score = excluded.lowest_score, last_rating = excluded.last_rating, blocking = excluded.blocking, \
         drawn = excluded.drawn",
    )
    .bind::<BigInt, _>(family)
    .bind::<Text, _>(summary.body)
    .bind::<Nullable<Integer>, _>(summary.lowest_score)
    .bind::<Nullable<Integer>, _>(summary.last_rating)
    .bind::<Integer, _>(summary.blocking)
    .bind::<Integer, _>(summary.drawn)
    .prepared()
    .execute(connection)?;
    Ok(())
}

fn write_due(connection: &mut AnyConnection, family: i64, rows: Vec<Row>) -> Result<(), StoreError> {
    sql_query("DELETE FROM due WHERE family_id = $1")
        .bind::<BigInt, _>(family)
        .prepared()
        .execute(connection)?;
    for (place, row) in (1_i32..).zip(rows) {
        sql_query(
            "INSERT INTO due (family_id, place, code, on_day, undated, for_worker, for_team, object_kind, object_id, \
             what, why) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        )
        .bind::<BigInt, _>(family)
        .bind::<Integer, _>(place)
        .bind::<Text, _>(row.code)
        .bind::<Integer, _>(row.on_day)
        .bind::<Integer, _>(row.undated)
        .bind::<Nullable<BigInt>, _>(row.for_worker)
        .bind::<Nullable<BigInt>, _>(row.for_team)
        .bind::<Text, _>(row.object_kind)
        .bind::<BigInt, _>(row.object_id)
        .bind::<Text, _>(row.what)
        .bind::<Text, _>(row.why)
        .prepared()
        .execute(connection)?;
    }
    Ok(())
}

fn row(due: &Due, case: &Family) -> Row {
    let by_name = match due.for_whom {
        DueFor::LeadWorker => case.lead_worker,
        DueFor::Chair => case.chair,
        DueFor::Worker(worker) => Some(worker),
        DueFor::Supervisor => None,
    };
    Row {
        code: due.kind.code().to_owned(),
        on_day: day(due.on),
        undated: i32::from(matches!(due.kind, DueKind::SignOff | DueKind::Scale)),
        for_worker: by_name.map(|worker| worker.0),
        // What nobody has by name falls to the team's supervisor.
        for_team: by_name.is_none().then_some(case.team.0),
        object_kind: due.place.kind.code().to_owned(),
        object_id: due.place.number,
        what: due.what.clone(),
        why: due.why.clone(),
    }
}
