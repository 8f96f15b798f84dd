//! Who may say yes to what needs a second person, and who is told.

use super::{second::Wanted, team_of, told::named};
use crate::{
    AnyConnection, Store, StoreError,
    notices::{NewNotice, tell},
};
use diesel::{
    QueryableByName, RunQueryDsl as _, sql_query,
    sql_types::{BigInt, Nullable},
};
use jiff::Timestamp;
use practice::ids::{TeamId, WorkerId};

/// Whom a notice is for: a team's supervisor, or one person.
pub(super) type To = (Option<TeamId>, Option<WorkerId>);

#[derive(QueryableByName)]
struct Id {
    #[diesel(sql_type = BigInt)]
    id: i64,
}

#[derive(QueryableByName)]
struct TeamOf {
    #[diesel(sql_type = Nullable<BigInt>)]
    team_id: Option<i64>,
}

/// Who may say yes: for a restricted record whoever is named for it, otherwise another administrator. Only those whose
/// account is open; never who asked, never the person whom it is about.
pub(super) fn answerers(
    c: &mut AnyConnection,
    wanted: &Wanted,
    asker: WorkerId,
) -> Result<Vec<WorkerId>, StoreError> {
    let open: Vec<Id> = match wanted.family() {
        Some(family) => sql_query(
            "SELECT a.id FROM account a JOIN restriction r ON r.worker_id = a.id \
             WHERE r.family_id = $1 AND a.disabled_at IS NULL \
             AND a.id NOT IN (SELECT worker_id FROM conflict WHERE family_id = $1) ORDER BY a.id",
        )
        .bind::<BigInt, _>(family.0)
        .load(c)?,
        None => sql_query(
            "SELECT id FROM account WHERE role = 'administrator' AND disabled_at IS NULL ORDER BY id",
        )
        .load(c)?,
    };
    let others = open.into_iter().map(|row| WorkerId(row.id));
    Ok(others.filter(|one| *one != asker && *one != wanted.worker()).collect())
}

/// Who is told of an emergency: every other administrator, the named people, the person whom it is about, and the
/// supervisor of the team.
pub(super) fn concerned(
    c: &mut AnyConnection,
    wanted: &Wanted,
    asker: WorkerId,
) -> Result<Vec<To>, StoreError> {
    let administrators: Vec<Id> =
        sql_query("SELECT id FROM account WHERE role = 'administrator' AND disabled_at IS NULL ORDER BY id")
            .load(c)?;
    let mut people: Vec<WorkerId> = administrators.into_iter().map(|row| WorkerId(row.id)).collect();
    let team = if let Some(family) = wanted.family() {
        people.extend(named(c, family)?);
        Some(team_of(c, family)?)
    } else {
        let rows: Vec<TeamOf> = sql_query("SELECT team_id FROM account WHERE id = $1")
            .bind::<BigInt, _>(wanted.worker().0)
            .load(c)?;
        rows.into_iter().next().and_then(|row| row.team_id).map(TeamId)
    };
    people.push(wanted.worker());
    people.sort_unstable();
    people.dedup();
    let people = people.into_iter().filter(|one| *one != asker).map(|one| (None, Some(one)));
    Ok(people.chain(team.map(|team| (Some(team), None))).collect())
}

/// Tells of it. An administrator does not see families, so that the notice to them names none.
pub(super) fn give(
    c: &mut AnyConnection,
    store: &Store,
    wanted: &Wanted,
    (team, worker): To,
    at: Timestamp,
    text: &str,
) -> Result<(), StoreError> {
    let family = match (wanted.family(), worker) {
        (Some(family), Some(worker)) => named(c, family)?.contains(&worker).then_some(family),
        (family, _) => family,
    };
    tell(c, &NewNotice { id: store.new_id(), team, worker, family, at, code: "second_person", text })
}
