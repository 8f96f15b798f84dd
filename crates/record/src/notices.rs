//! Notices: what a team or a person must be told at once.

use crate::{
    AnyConnection, Store, StoreError,
    clock::from_micros,
    engine::Prepare as _,
    office::OfficeEntry,
    standing::open_to,
    vouch::{self, Before},
};
use access::{OfficeDeed, OfficePermit, Role};
use diesel::{
    QueryableByName, RunQueryDsl as _, sql_query,
    sql_types::{BigInt, Nullable, Text},
};
use jiff::{SignedDuration, Timestamp};
use practice::ids::{FamilyId, TeamId, WorkerId};

/// The time for which a notice to a team stays for its other supervisors after one of them has read it. Somebody who joins the
/// team later reads nothing older.
pub const STAYS_FOR_OTHERS: SignedDuration = SignedDuration::from_hours(90 * 24);

/// A notice that is not read yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Its number.
    pub id: i64,
    /// The family that it concerns, if its reader may open it now.
    pub family: Option<FamilyId>,
    /// The family's name, if there is such a family.
    pub family_name: Option<String>,
    /// When.
    pub at: Timestamp,
    /// What kind of notice: `break_glass`, `standing`, `known_child`.
    pub code: String,
    /// What it says.
    pub text: String,
}

/// A notice to be given.
pub(crate) struct NewNotice<'a> {
    pub(crate) id: i64,
    pub(crate) team: Option<TeamId>,
    pub(crate) worker: Option<WorkerId>,
    pub(crate) family: Option<FamilyId>,
    pub(crate) at: Timestamp,
    pub(crate) code: &'a str,
    pub(crate) text: &'a str,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = Nullable<BigInt>)]
    family_id: Option<i64>,
    #[diesel(sql_type = Nullable<Text>)]
    name: Option<String>,
    #[diesel(sql_type = BigInt)]
    at: i64,
    #[diesel(sql_type = Text)]
    code: String,
    #[diesel(sql_type = Text)]
    text: String,
}

/// Gives a notice, in the transaction that is open.
pub(crate) fn tell(connection: &mut AnyConnection, notice: &NewNotice<'_>) -> Result<(), StoreError> {
    let before = Before::of(connection, [vouch::Row::Notice(notice.id)])?;
    sql_query(
        "INSERT INTO notice (id, to_team, to_worker, family_id, at, code, text, read_at, read_by) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, NULL, NULL)",
    )
    .bind::<BigInt, _>(notice.id)
    .bind::<Nullable<BigInt>, _>(notice.team.map(|team| team.0))
    .bind::<Nullable<BigInt>, _>(notice.worker.map(|worker| worker.0))
    .bind::<Nullable<BigInt>, _>(notice.family.map(|family| family.0))
    .bind::<BigInt, _>(notice.at.as_microsecond())
    .bind::<Text, _>(notice.code)
    .bind::<Text, _>(notice.text)
    .prepared()
    .execute(connection)?;
    noted(notice.at, None, "notice.given", notice.id).vouch(connection, before)
}

fn noted(at: Timestamp, by: Option<WorkerId>, verb: &'static str, number: i64) -> OfficeEntry<'static, ()> {
    OfficeEntry { at, by, verb, kind: "notice", number, reason: "", body: () }
}

/// Notices to a team are for its supervisor.
fn team_told(permit: OfficePermit) -> i64 {
    match (permit.actor().role, permit.actor().team) {
        (Role::PracticeSupervisor, Some(team)) => team.0,
        _ => 0,
    }
}

impl Store {
    /// What this person has not read yet, the newest first. Nothing about families that they may not know of.
    pub async fn notices(&self, permit: OfficePermit, limit: u32) -> Result<Vec<Notice>, StoreError> {
        if permit.deed() != OfficeDeed::MyWork {
            return Err(StoreError::NotPermitted);
        }
        let (worker, team) = (permit.actor().worker, team_told(permit));
        let now = self.clock().now();
        let since = now - STAYS_FOR_OTHERS;
        self.read(move |c| {
            let rows: Vec<Row> = sql_query(
                "SELECT n.id, n.family_id, f.name, n.at, n.code, n.text FROM notice n \
                 LEFT JOIN family f ON f.id = n.family_id \
                 WHERE ((n.to_worker = $1 AND n.read_at IS NULL) OR (n.to_team = $2 \
                   AND (n.read_at IS NULL OR n.at > $3) \
                   AND n.id NOT IN (SELECT notice_id FROM notice_read WHERE worker_id = $1))) \
                 AND (n.family_id IS NULL OR (\
                   f.id NOT IN (SELECT family_id FROM conflict WHERE worker_id = $1) AND \
                   (f.restricted = 0 OR f.id IN (SELECT family_id FROM restriction WHERE worker_id = $1)))) \
                 ORDER BY n.at DESC, n.id DESC LIMIT $4",
            )
            .bind::<BigInt, _>(worker.0)
            .bind::<BigInt, _>(team)
            .bind::<BigInt, _>(since.as_microsecond())
            .bind::<BigInt, _>(i64::from(limit))
            .prepared()
            .load(c)?;
            let about = rows.iter().filter_map(|row| row.family_id.map(FamilyId));
            let open = open_to(c, permit.actor(), about, now)?;
            Ok(rows
                .into_iter()
                .map(|row| {
                    let family = row.family_id.map(FamilyId).filter(|family| open.contains(family));
                    Notice {
                        id: row.id,
                        family,
                        family_name: family.and(row.name),
                        at: from_micros(row.at),
                        code: row.code,
                        text: row.text,
                    }
                })
                .collect())
        })
        .await
    }

    /// Says that a notice was read. A notice to a team is read by each of its supervisors for themselves. One that is not
    /// for this person stays as it is.
    pub async fn read_notice(&self, permit: OfficePermit, notice: i64) -> Result<(), StoreError> {
        if permit.deed() != OfficeDeed::MyWork {
            return Err(StoreError::NotPermitted);
        }
        let (now, worker, team) = (self.clock().now(), permit.actor().worker, team_told(permit));
        self.write(move |c| {
            let rows: Vec<For> = sql_query("SELECT to_team, to_worker FROM notice WHERE id = $1")
                .bind::<BigInt, _>(notice)
                .prepared()
                .load(c)?;
            let Some(is_for) = rows.into_iter().next() else { return Ok(()) };
            let is_of_team = is_for.to_team.is_some_and(|to| to == team);
            if !is_of_team && is_for.to_worker != Some(worker.0) {
                return Ok(());
            }
            let Some(before) = put_away(c, notice, worker, is_of_team, now)? else { return Ok(()) };
            noted(now, Some(worker), "notice.read", notice).vouch(c, before)
        })
        .await
    }
}

/// Whom a notice is for.
#[derive(QueryableByName)]
struct For {
    #[diesel(sql_type = Nullable<BigInt>)]
    to_team: Option<i64>,
    #[diesel(sql_type = Nullable<BigInt>)]
    to_worker: Option<i64>,
}

/// Writes that this person has read a notice. Returns the rows, to be vouched for; none: it was read before.
pub(crate) fn put_away(
    c: &mut AnyConnection,
    notice: i64,
    worker: WorkerId,
    is_of_team: bool,
    now: Timestamp,
) -> Result<Option<Before>, StoreError> {
    let mut before = Before::of(c, [vouch::Row::Notice(notice)])?;
    let mut written =
        sql_query("UPDATE notice SET read_at = $1, read_by = $2 WHERE id = $3 AND read_at IS NULL")
            .bind::<BigInt, _>(now.as_microsecond())
            .bind::<BigInt, _>(worker.0)
            .bind::<BigInt, _>(notice)
            .prepared()
            .execute(c)?;
    if is_of_team {
        before = before.and(Before::of(c, [vouch::Row::NoticeRead { notice, worker: worker.0 }])?);
        written += sql_query(
            "INSERT INTO notice_read (notice_id, worker_id, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
        )
        .bind::<BigInt, _>(notice)
        .bind::<BigInt, _>(worker.0)
        .bind::<BigInt, _>(now.as_microsecond())
        .prepared()
        .execute(c)?;
    }
    Ok((written > 0).then_some(before))
}
