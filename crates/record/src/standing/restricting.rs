//! What restricting a record does to the names that were put on it before: each of them was asked about, and nobody stays by
//! silence. The team's supervisors are told who stays.

use super::{
    StandingList,
    restrictions::take_out,
    told::{ListChange, named},
};
use crate::{
    AnyConnection, Store, StoreError,
    homes::team_of_record,
    notices::{NewNotice, tell},
    teams::Names,
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

/// Takes everybody's name off a record that was just restricted, but for these and for who restricted it; and tells the
/// team's supervisors who goes on seeing it.
pub(crate) fn restricted(
    c: &mut AnyConnection,
    (store, names): (&Store, &Names),
    (permit, reason, at): (&RecordPermit, &str, Timestamp),
    stay: &[WorkerId],
) -> Result<(), StoreError> {
    let (record, by) = (permit.record(), permit.actor());
    let team = team_of_record(c, record, at)?;
    for worker in named(c, record)? {
        if worker != by.worker && !stay.contains(&worker) {
            let change = ListChange { list: StandingList::Named, added: false, record, team, worker, by, at };
            take_out(c, (store, names), &change, reason)?;
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
