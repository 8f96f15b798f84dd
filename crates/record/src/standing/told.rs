//! Who is told when the lists of a family change. Whoever can name people for a record can let somebody in; so those who
//! are named, or who supervise, learn of it at once and can undo it. Never told here: why.

use super::{StandingList, restrictions::is_restricted, team_of};
use crate::{
    AnyConnection, Store, StoreError,
    notices::{NewNotice, tell},
    teams::StaffNames,
};
use access::{Actor, Role};
use diesel::{
    QueryableByName, RunQueryDsl as _, sql_query,
    sql_types::{BigInt, Text},
};
use jiff::Timestamp;
use practice::{
    RecordId,
    ids::{FamilyId, TeamId, WorkerId},
};

/// A name put on a family's list or taken off it.
pub(super) struct ListChange {
    pub(super) list: StandingList,
    pub(super) added: bool,
    pub(super) record: RecordId,
    pub(super) team: TeamId,
    pub(super) worker: WorkerId,
    pub(super) by: Actor,
    pub(super) at: Timestamp,
}

#[derive(QueryableByName)]
struct Case {
    #[diesel(sql_type = Text)]
    reference: String,
}

#[derive(QueryableByName)]
struct On {
    #[diesel(sql_type = BigInt)]
    worker_id: i64,
}

/// Tells everybody else who is named for a restricted record, and the team's supervisor of a conflict that an
/// administrator noted. Somebody whose name was taken off is told so without the family: they may not know of it now.
pub(super) fn tell_of(
    connection: &mut AnyConnection,
    store: &Store,
    names: &StaffNames,
    change: &ListChange,
) -> Result<(), StoreError> {
    let restricted = is_restricted(connection, change.record)?;
    let (family, reference) = (change.record.family(), reference(connection, change.record)?);
    let (by, who) = (names.worker(change.by.worker), names.worker(change.worker));
    let text = match (change.list, change.added) {
        (StandingList::Named, true) => format!(
            "{by} named {who} for this restricted record. {who} can find it and read it now. Look whether that is right."
        ),
        (StandingList::Named, false) => {
            format!("{by} took {who} off the people named for this restricted record.")
        }
        (StandingList::Conflict, true) => {
            format!("{by} noted a conflict of interest of {who}. The record is closed to {who} now.")
        }
        (StandingList::Conflict, false) => format!(
            "{by} took back the conflict of interest of {who}. The record is open to {who} again as far as their role goes."
        ),
    };
    let is_told = |team, worker, family, text| NewNotice {
        id: store.new_id(),
        team,
        worker,
        family,
        at: change.at,
        code: "standing",
        text,
    };
    let gone = format!(
        "{by} took your name off the restricted record {reference}. If you work with this family, ask {by} why."
    );
    let mut notices = Vec::new();
    if restricted {
        let others = named(connection, change.record)?
            .into_iter()
            .filter(|one| *one != change.by.worker && *one != change.worker);
        notices.extend(others.map(|one| is_told(None, Some(one), family, &text)));
        if change.list == StandingList::Named && !change.added && change.worker != change.by.worker {
            notices.push(is_told(None, Some(change.worker), None, &gone));
        }
    } else if change.list == StandingList::Conflict && change.by.role == Role::Administrator {
        notices.push(is_told(Some(change.team), None, family, &text));
    }
    notices.iter().try_for_each(|notice| tell(connection, notice))
}

/// The reference that people quote of a family's record. A child's and a party's have none.
fn reference(connection: &mut AnyConnection, record: RecordId) -> Result<String, StoreError> {
    let rows: Vec<Case> = sql_query("SELECT reference FROM family WHERE id = $1")
        .bind::<BigInt, _>(record.number())
        .load(connection)?;
    Ok(rows.into_iter().next().map(|row| row.reference).unwrap_or_default())
}

/// Who is named for a record.
pub(crate) fn named(
    connection: &mut AnyConnection,
    record: impl Into<RecordId>,
) -> Result<Vec<WorkerId>, StoreError> {
    let rows: Vec<On> =
        sql_query("SELECT worker_id FROM restriction WHERE family_id = $1 ORDER BY worker_id")
            .bind::<BigInt, _>(record.into().number())
            .load(connection)?;
    Ok(rows.into_iter().map(|row| WorkerId(row.worker_id)).collect())
}

/// Tells those who look after a family's record: whoever is named for it where it is restricted, and its team otherwise.
pub(crate) fn tell_holders(
    connection: &mut AnyConnection,
    store: &Store,
    family: FamilyId,
    (by, at): (WorkerId, Timestamp),
    text: &str,
) -> Result<(), StoreError> {
    let to = if is_restricted(connection, family)? {
        let people = named(connection, family)?.into_iter().filter(|one| *one != by);
        people.map(|one| (None, Some(one))).collect()
    } else {
        vec![(Some(team_of(connection, family)?), None)]
    };
    to.into_iter().try_for_each(|(team, worker)| {
        let (id, family) = (store.new_id(), Some(family));
        tell(connection, &NewNotice { id, team, worker, family, at, code: "child", text })
    })
}
