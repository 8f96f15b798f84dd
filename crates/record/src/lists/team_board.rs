//! A team's board: its open families with their figures, how they are shared out, and how long they have been open.

use super::{
    FamilyLine, may_know,
    row::{Row, columns},
};
use crate::{AnyConnection, Store, StoreError, days::day, engine::Prepare as _};
use access::{OfficeDeed, OfficePermit};
use diesel::{
    RunQueryDsl as _, sql_query,
    sql_types::{BigInt, Integer},
};
use jiff::civil::Date;
use practice::{
    family::Stage,
    ids::{TeamId, WorkerId},
};
use std::collections::BTreeMap;

/// Which families of the board are shown. Caseload and ageing always count all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BoardFilter {
    /// Only those that this person leads.
    pub worker: Option<WorkerId>,
    /// Only this stage.
    pub stage: Option<Stage>,
    /// Only those with something overdue.
    pub only_overdue: bool,
}

/// How many families a worker leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caseload {
    /// Who. None: waiting for a worker.
    pub worker: Option<WorkerId>,
    /// Open families.
    pub families: u32,
    /// Of them with something overdue.
    pub with_overdue: u32,
}

/// How many families have been open for so long.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ageing {
    /// The shortest time, in days.
    pub from_days: i32,
    /// The longest time, in days. None: there is no longest.
    pub to_days: Option<i32>,
    /// Families.
    pub families: u32,
}

/// A team's board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeamBoard {
    /// The team.
    pub team: TeamId,
    /// Its open families within the filter: those waiting for a worker first, then those in which a child may be in danger, then by what is due first.
    pub rows: Vec<FamilyLine>,
    /// How its open families are shared out, the largest caseload first.
    pub caseload: Vec<Caseload>,
    /// How long its families have been open.
    pub ageing: Vec<Ageing>,
}

/// Bounds of the ageing in days: three months, six, a year, two years.
const BOUNDS: [i32; 4] = [91, 182, 365, 730];

impl Store {
    /// A team's board.
    pub async fn team_board(
        &self,
        permit: OfficePermit,
        team: TeamId,
        today: Date,
        filter: BoardFilter,
    ) -> Result<TeamBoard, StoreError> {
        if permit.deed() != OfficeDeed::TeamBoard(team) {
            return Err(StoreError::NotPermitted);
        }
        let lines = self.read(move |c| open_families(c, permit, team, today)).await?;
        Ok(board(team, lines, today, &filter))
    }
}

fn open_families(
    connection: &mut AnyConnection,
    permit: OfficePermit,
    team: TeamId,
    today: Date,
) -> Result<Vec<FamilyLine>, StoreError> {
    let rows: Vec<Row> = sql_query(format!(
        "SELECT {} FROM family f LEFT JOIN family_summary s ON s.family_id = f.id \
         WHERE f.team_id = $2 AND f.status = 'open' AND {}",
        columns("$1"),
        may_know("$3")
    ))
    .bind::<Integer, _>(day(today))
    .bind::<BigInt, _>(team.0)
    .bind::<BigInt, _>(permit.actor().worker.0)
    .prepared()
    .load(connection)?;
    Ok(rows.into_iter().map(FamilyLine::from).collect())
}

/// Puts the board together. Pure.
fn board(team: TeamId, mut lines: Vec<FamilyLine>, today: Date, filter: &BoardFilter) -> TeamBoard {
    let (caseload, ageing) = (caseload(&lines), ageing(&lines, today));
    lines.retain(|line| {
        filter.worker.is_none_or(|worker| line.lead_worker == Some(worker))
            && filter.stage.is_none_or(|stage| line.stage == Some(stage))
            && (!filter.only_overdue || line.overdue > 0)
    });
    lines.sort_by(|one, other| {
        let key = |line: &FamilyLine| {
            (line.lead_worker.is_some(), !line.in_danger, line.next_due.unwrap_or(Date::MAX), line.id)
        };
        key(one).cmp(&key(other))
    });
    TeamBoard { team, rows: lines, caseload, ageing }
}

fn caseload(lines: &[FamilyLine]) -> Vec<Caseload> {
    let mut counts: BTreeMap<Option<WorkerId>, (u32, u32)> = BTreeMap::new();
    for line in lines {
        let count = counts.entry(line.lead_worker).or_default();
        count.0 += 1;
        count.1 += u32::from(line.overdue > 0);
    }
    let mut all: Vec<Caseload> = counts
        .into_iter()
        .map(|(worker, (families, with_overdue))| Caseload { worker, families, with_overdue })
        .collect();
    all.sort_by_key(|one| (std::cmp::Reverse(one.families), one.worker));
    all
}

fn ageing(lines: &[FamilyLine], today: Date) -> Vec<Ageing> {
    let age = |line: &FamilyLine| day(today) - day(line.opened);
    (0..=BOUNDS.len())
        .map(|at| {
            let from_days = if at == 0 { 0 } else { BOUNDS.get(at - 1).map_or(0, |bound| bound + 1) };
            let to_days = BOUNDS.get(at).copied();
            let inside = |line: &&FamilyLine| {
                (at == 0 || age(line) >= from_days) && to_days.is_none_or(|to| age(line) <= to)
            };
            let families = u32::try_from(lines.iter().filter(inside).count()).unwrap_or(u32::MAX);
            Ageing { from_days, to_days, families }
        })
        .collect()
}
