//! Who may say yes to what needs a second person, and who is told.

use super::{
    Wanted,
    makings::{makings, settled_before},
    team_of,
    told::named,
};
use crate::{
    AnyConnection, Store, StoreError,
    accounts::told::{others_hear, who_look_after},
    notices::{NewNotice, tell},
};
use access::Makings;
use diesel::{
    QueryableByName, RunQueryDsl as _, sql_query,
    sql_types::{BigInt, Nullable, Text},
};
use jiff::Timestamp;
use practice::ids::{FamilyId, TeamId, WorkerId};

#[derive(QueryableByName)]
struct TeamOf {
    #[diesel(sql_type = Nullable<BigInt>)]
    team_id: Option<i64>,
}

/// Somebody who could say yes, and whether they can sign in.
#[derive(QueryableByName)]
struct Could {
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = Text)]
    role: String,
    #[diesel(sql_type = Nullable<BigInt>)]
    team_id: Option<i64>,
    #[diesel(sql_type = Nullable<BigInt>)]
    disabled_at: Option<i64>,
}

/// What somebody asked for, or did as an emergency.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked<'a> {
    pub(super) wanted: &'a Wanted,
    pub(super) by: WorkerId,
    pub(super) is_emergency: bool,
}

/// Who may say yes: for a restricted record whoever is named for it, otherwise another administrator. Only those whose
/// account is open; never who asked, never the person whom it is about, and nobody who is of the making of who asked.
///
/// What was done to an account as an emergency may be looked over by the supervisors of the person's team too; by those of
/// all teams where there is nobody else. Nobody else: not because an account was closed in the last days.
pub(super) fn answerers(
    c: &mut AnyConnection,
    asked: Asked<'_>,
    now: Timestamp,
) -> Result<Vec<WorkerId>, StoreError> {
    let makings = makings(c, now)?;
    answerers_by(c, asked, now, &makings)
}

/// The same where it is known who is of whose making.
pub(super) fn answerers_by(
    c: &mut AnyConnection,
    asked: Asked<'_>,
    now: Timestamp,
    makings: &Makings,
) -> Result<Vec<WorkerId>, StoreError> {
    let Asked { wanted, by, is_emergency } = asked;
    let may = |one: &Could| {
        let id = WorkerId(one.id);
        id != by && id != wanted.worker() && makings.are_apart(by, id)
    };
    let open = |all: Vec<Could>| -> Vec<WorkerId> {
        all.into_iter().filter(|one| one.disabled_at.is_none()).map(|one| WorkerId(one.id)).collect()
    };
    let all = could(c, wanted.family())?;
    if wanted.family().is_some() {
        return Ok(open(all.into_iter().filter(may).collect()));
    }
    let team = team_of_account(c, wanted.worker())?.map(|team| team.0);
    let (administrators, supervisors): (Vec<Could>, Vec<Could>) =
        all.into_iter().filter(may).partition(|one| one.role == "administrator");
    if !is_emergency {
        return Ok(open(administrators));
    }
    let lately = settled_before(now).as_microsecond();
    let is_near = |one: &Could| one.disabled_at.is_none_or(|closed| closed > lately);
    let (of_team, others): (Vec<Could>, Vec<Could>) =
        supervisors.into_iter().partition(|one| team.is_some() && one.team_id == team);
    let near: Vec<Could> = administrators.into_iter().chain(of_team).filter(is_near).collect();
    Ok(open(if near.is_empty() { others } else { near }))
}

/// Those who could say yes by their role or their name, open or closed.
fn could(c: &mut AnyConnection, family: Option<FamilyId>) -> Result<Vec<Could>, StoreError> {
    let columns = "SELECT a.id, a.role, a.team_id, a.disabled_at FROM account a";
    Ok(match family {
        Some(family) => sql_query(format!(
            "{columns} JOIN restriction r ON r.worker_id = a.id WHERE r.family_id = $1 \
             AND a.id NOT IN (SELECT worker_id FROM conflict WHERE family_id = $1) ORDER BY a.id"
        ))
        .bind::<BigInt, _>(family.0)
        .load(c)?,
        None => sql_query(format!(
            "{columns} WHERE a.role IN ('administrator', 'practice_supervisor') ORDER BY a.id"
        ))
        .load(c)?,
    })
}

fn team_of_account(c: &mut AnyConnection, worker: WorkerId) -> Result<Option<TeamId>, StoreError> {
    let rows: Vec<TeamOf> =
        sql_query("SELECT team_id FROM account WHERE id = $1").bind::<BigInt, _>(worker.0).load(c)?;
    Ok(rows.into_iter().next().and_then(|row| row.team_id).map(TeamId))
}

/// Who is told of an emergency: every other administrator, the named people, the person whom it is about, and the
/// supervisors of the team. Those whose account is closed read it when it opens again. Where nobody is left whose account is
/// open and who is not of the making of who did it, every supervisor of the authority is told.
pub(super) fn concerned(
    c: &mut AnyConnection,
    wanted: &Wanted,
    asker: WorkerId,
    now: Timestamp,
) -> Result<Vec<WorkerId>, StoreError> {
    let team = match wanted.family() {
        Some(family) => Some(team_of(c, family)?),
        None => team_of_account(c, wanted.worker())?,
    };
    let mut people = who_look_after(c, [team, None], now)?;
    if let Some(family) = wanted.family() {
        people.extend(named(c, family)?);
    }
    let mut people = others_hear(c, people, (asker, wanted.worker()), now)?;
    people.push(wanted.worker());
    people.sort_unstable();
    people.dedup();
    people.retain(|one| *one != asker);
    Ok(people)
}

/// Tells of it. Whoever is not named for the record reads nothing of which it is.
pub(super) fn give(
    c: &mut AnyConnection,
    store: &Store,
    wanted: &Wanted,
    worker: WorkerId,
    at: Timestamp,
    text: &str,
) -> Result<(), StoreError> {
    let family = match wanted.family() {
        Some(family) => named(c, family)?.contains(&worker).then_some(family),
        None => None,
    };
    let (id, worker) = (store.new_id(), Some(worker));
    tell(c, &NewNotice { id, team: None, worker, family, at, code: "second_person", text })
}
