//! What restricting a record does to the names that were put on it before: each of them was asked about, and nobody stays by
//! silence. The team's supervisors are told who stays.

use super::{
    StandingList,
    restrictions::{put_in, take_out},
    told::{ListChange, named},
};
use crate::{
    AnyConnection, Store, StoreError,
    homes::team_of_record,
    notices::{NewNotice, tell},
    teams::StaffNames,
};
use access::RecordPermit;
use diesel::{QueryableByName, RunQueryDsl as _, sql_query, sql_types::BigInt};
use jiff::Timestamp;
use practice::ids::{TeamId, WorkerId};

#[derive(QueryableByName)]
struct Id {
    #[diesel(sql_type = BigInt)]
    id: i64,
}

/// Whose names stand on a record that is restricted.
#[derive(Clone, Copy)]
pub(crate) struct Restricting<'a> {
    /// Who stays of those whose names stood there before.
    pub(crate) stay: &'a [WorkerId],
    /// Whose names are put there in the same act.
    pub(crate) named: &'a [WorkerId],
}

/// Puts names on a record that was just restricted, takes everybody's off it but for these and for who restricted it, and tells the
/// team's supervisors who goes on seeing it.
pub(crate) fn restricted(
    c: &mut AnyConnection,
    (store, names): (&Store, &StaffNames),
    (permit, reason, at): (&RecordPermit, &str, Timestamp),
    people: Restricting<'_>,
) -> Result<(), StoreError> {
    let (record, by) = (permit.record(), permit.actor());
    let team = team_of_record(c, record, at)?;
    let before = named(c, record)?;
    let change =
        |worker, added| ListChange { list: StandingList::Named, added, record, team, worker, by, at };
    let new = people.named.iter().filter(|worker| !before.contains(worker));
    for worker in new {
        put_in(c, (store, names), &change(*worker, true), reason, "restriction.added")?;
    }
    let stays = |worker: &WorkerId| people.stay.contains(worker) || people.named.contains(worker);
    for worker in before {
        if worker != by.worker && !stays(&worker) {
            take_out(c, (store, names), &change(worker, false), reason)?;
        }
    }
    let staying = named(c, record)?;
    let called: Vec<&str> = staying.iter().map(|one| names.worker(*one)).collect();
    let (restricter, called) = (names.worker(by.worker), called.join(", "));
    for supervisor in supervisors(c, team)?.into_iter().filter(|one| *one != by.worker) {
        let is_named = staying.contains(&supervisor);
        let text = if is_named {
            format!(
                "{restricter} restricted this record. These people can see it now: {called}. Look whether that is right."
            )
        } else {
            format!(
                "{restricter} restricted a record of your team, and you are not named for it. These people can see it: \
                 {called}. If that is not right, ask {restricter}."
            )
        };
        let (id, worker, family) = (store.new_id(), Some(supervisor), record.family().filter(|_| is_named));
        tell(c, &NewNotice { id, team: None, worker, family, at, code: "standing", text: &text })?;
    }
    Ok(())
}

/// The supervisors of a team, whether their accounts are open or closed.
fn supervisors(c: &mut AnyConnection, team: TeamId) -> Result<Vec<WorkerId>, StoreError> {
    let rows: Vec<Id> =
        sql_query("SELECT id FROM account WHERE role = 'practice_supervisor' AND team_id = $1 ORDER BY id")
            .bind::<BigInt, _>(team.0)
            .load(c)?;
    Ok(rows.into_iter().map(|row| WorkerId(row.id)).collect())
}
