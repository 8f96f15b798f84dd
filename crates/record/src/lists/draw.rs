//! Draws what is due in a family's case, and its figures, in the transaction that changes the record.

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

/// Draws `due` and `family_summary`. What is due is written only where it differs.
pub(crate) fn draw(connection: &mut AnyConnection, drawing: &Drawing<'_>) -> Result<(), StoreError> {
    let Some(case) = drawing.record.family_case(drawing.family) else { return Ok(()) };
    let due = views::due(drawing.record, drawing.today, drawing.thresholds);
    draw_due(connection, drawing.family.0, due.iter().map(|due| row(due, case)).collect())?;
    let Some(summary) = views::summary_with(drawing.record, &due, drawing.today, drawing.thresholds) else {
        return Ok(());
    };
    let lowest =
        summary.lowest.as_ref().map(|it| i32::from(it.value.towards_safety(it.orientation).in_halves()));
    let (last_rating, blocking) =
        (summary.last_rating.map(day), i32::try_from(summary.blocking).unwrap_or(i32::MAX));
    let figures = Figures::of(drawing.record, summary, &due);
    let body = serde_json::to_string(&figures).map_err(|why| StoreError::Fault(why.to_string()))?;
    sql_query(
        "INSERT INTO family_summary (family_id, body, lowest_score, last_rating, blocking, drawn) \
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (family_id) DO UPDATE SET body = excluded.body, \
         lowest_score = excluded.lowest_score, last_rating = excluded.last_rating, blocking = excluded.blocking, \
         drawn = excluded.drawn",
    )
    .bind::<BigInt, _>(drawing.family.0)
    .bind::<Text, _>(body)
    .bind::<Nullable<Integer>, _>(lowest)
    .bind::<Nullable<Integer>, _>(last_rating)
    .bind::<Integer, _>(blocking)
    .bind::<Integer, _>(day(drawing.today))
    .prepared()
    .execute(connection)?;
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

fn draw_due(connection: &mut AnyConnection, family: i64, rows: Vec<Row>) -> Result<(), StoreError> {
    let kept: Vec<Row> = sql_query(
        "SELECT code, on_day, undated, for_worker, for_team, object_kind, object_id, what, why \
         FROM due WHERE family_id = $1 ORDER BY place",
    )
    .bind::<BigInt, _>(family)
    .prepared()
    .load(connection)?;
    if kept == rows {
        return Ok(());
    }
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
