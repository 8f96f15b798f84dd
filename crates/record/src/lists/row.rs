//! One family as lists show it.

use super::Figures;
use crate::days::from_day;
use diesel::{
    QueryableByName,
    sql_types::{BigInt, Integer, Nullable, Text},
};
use jiff::civil::Date;
use practice::{
    family::{CaseStatus, Stage},
    ids::{FamilyId, TeamId, WorkerId},
    views::{DueKind, Urgency, urgency},
};

/// One family on a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FamilyLine {
    /// The family.
    pub id: FamilyId,
    /// Its reference.
    pub reference: String,
    /// What it is called.
    pub name: String,
    /// Where it stands on the continuum of help.
    pub stage: Option<Stage>,
    /// Whether work goes on.
    pub status: Option<CaseStatus>,
    /// The team that holds the case.
    pub team: TeamId,
    /// Who leads.
    pub lead_worker: Option<WorkerId>,
    /// When the case was opened.
    pub opened: Date,
    /// The next day on which something is due, past days included.
    pub next_due: Option<Date>,
    /// How many things are overdue.
    pub overdue: u32,
    /// Whether a child may be in danger now.
    pub in_danger: bool,
    /// The number that worries most in halves, 0 worst to 20 best, whichever way its scale is asked. To sort by, never to
    /// show. None: nobody has given a number.
    pub lowest: Option<i32>,
    /// The figures of the record. None: not drawn yet.
    pub figures: Option<Figures>,
}

/// The columns of a [`FamilyLine`], for families `f` with their summary `s`. Today is where a day's number is bound.
pub(super) fn columns(today: &str) -> String {
    format!(
        "f.id, f.reference, f.name, f.stage, f.status, f.team_id, f.lead_worker, f.opened, s.body, s.lowest_score, \
         (SELECT MIN(CASE WHEN d.undated = 1 THEN {today} ELSE d.on_day END) FROM due d \
           WHERE d.family_id = f.id) AS next_due, \
         (SELECT COUNT(*) FROM due d WHERE d.family_id = f.id AND d.on_day < {today} \
           AND d.undated = 0) AS overdue, \
         (SELECT COUNT(*) FROM due d WHERE d.family_id = f.id AND ({})) AS in_danger",
        in_danger(today)
    )
}

/// Whether something due `d` says that a child may be in danger now: by its kind, and for some kinds only once its day has passed.
fn in_danger(today: &str) -> String {
    let on = Date::constant(2026, 1, 2);
    let kinds = |on: Date, today: Date| {
        DueKind::ALL
            .iter()
            .filter(move |kind| urgency(**kind, Some(on), today) == Urgency::DangerNow)
            .map(|kind| format!("'{}'", kind.code()))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let (always, once_passed) = (kinds(on, on), kinds(Date::constant(2026, 1, 1), on));
    format!("d.code IN ({always}) OR (d.on_day < {today} AND d.code IN ({once_passed}))")
}

#[derive(QueryableByName)]
pub(super) struct Row {
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = Text)]
    reference: String,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    stage: String,
    #[diesel(sql_type = Text)]
    status: String,
    #[diesel(sql_type = BigInt)]
    team_id: i64,
    #[diesel(sql_type = Nullable<BigInt>)]
    lead_worker: Option<i64>,
    #[diesel(sql_type = Integer)]
    opened: i32,
    #[diesel(sql_type = Nullable<Text>)]
    body: Option<String>,
    #[diesel(sql_type = Nullable<Integer>)]
    lowest_score: Option<i32>,
    #[diesel(sql_type = Nullable<Integer>)]
    next_due: Option<i32>,
    #[diesel(sql_type = BigInt)]
    overdue: i64,
    #[diesel(sql_type = BigInt)]
    in_danger: i64,
}

impl From<Row> for FamilyLine {
    fn from(row: Row) -> Self {
        Self {
            id: FamilyId(row.id),
            reference: row.reference,
            name: row.name,
            stage: Stage::from_code(&row.stage),
            status: CaseStatus::from_code(&row.status),
            team: TeamId(row.team_id),
            lead_worker: row.lead_worker.map(WorkerId),
            opened: from_day(row.opened),
            next_due: row.next_due.map(from_day),
            overdue: u32::try_from(row.overdue).unwrap_or(0),
            in_danger: row.in_danger > 0,
            lowest: row.lowest_score,
            figures: row.body.and_then(|body| serde_json::from_str(&body).ok()),
        }
    }
}
