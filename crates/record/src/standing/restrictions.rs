//! Who may know of a restricted family, and who may never have to do with a family (a conflict of interest).

use super::{
    makings::makings,
    second::needs_second,
    told::{ListChange, named, tell_of},
};
use crate::{
    AnyConnection, Store, StoreError,
    accounts::administers,
    clock::from_micros,
    homes::team_of_record,
    journal::NewEntry,
    kept::said,
    office::OfficeEntry,
    teams::StaffNames,
    vouch::{self, Before},
};
use access::{Actor, Deed, OfficePermit, Permit, RecordPermit};
use diesel::{
    QueryableByName, RunQueryDsl as _, sql_query,
    sql_types::{BigInt, Integer, Text},
};
use jiff::Timestamp;
use practice::{
    RecordId,
    ids::{FamilyId, WorkerId},
};

/// Which of the two lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StandingList {
    /// Those who may know of a restricted family.
    Named,
    /// Those who may never open it, whatever their role.
    Conflict,
}

impl StandingList {
    fn table(self) -> &'static str {
        match self {
            Self::Named => "restriction",
            Self::Conflict => "conflict",
        }
    }

    fn row(self, worker: WorkerId, record: RecordId) -> vouch::Row {
        // The lists name records of any home by their numbers.
        let (worker, family) = (worker.0, record.number());
        match self {
            Self::Named => vouch::Row::Named { worker, family },
            Self::Conflict => vouch::Row::Conflict { worker, family },
        }
    }

    fn verbs(self) -> (&'static str, &'static str) {
        match self {
            Self::Named => ("restriction.added", "restriction.ended"),
            Self::Conflict => ("conflict.added", "conflict.ended"),
        }
    }
}

/// One name on such a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Who.
    pub worker: WorkerId,
    /// Why.
    pub reason: String,
    /// Since when.
    pub since: Timestamp,
    /// Who put the name there.
    pub added_by: WorkerId,
}

#[derive(QueryableByName)]
struct Restricted {
    #[diesel(sql_type = Integer)]
    restricted: i32,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = BigInt)]
    worker_id: i64,
    #[diesel(sql_type = Text)]
    reason: String,
    #[diesel(sql_type = BigInt)]
    since: i64,
    #[diesel(sql_type = BigInt)]
    added_by: i64,
}

impl Store {
    /// Puts a worker on one of a record's lists, under a permit to decide for it. A reason is needed. Whether
    /// the family is restricted is said in its case, not here: name people first, restrict then, and say who stays
    /// ([`crate::ChangeRequest::stay`]). Others who look after the family are told at once.
    pub async fn add_to_list<R: Copy + Into<RecordId>>(
        &self,
        permit: Permit<R>,
        list: StandingList,
        worker: WorkerId,
        reason: &str,
    ) -> Result<(), StoreError> {
        decides(&permit.of_record())?;
        self.put(list, permit.record(), worker, permit.actor(), reason).await
    }

    /// Takes a worker off one of a record's lists, under a permit to decide for it.
    pub async fn take_off_list<R: Copy + Into<RecordId>>(
        &self,
        permit: Permit<R>,
        list: StandingList,
        worker: WorkerId,
        reason: &str,
    ) -> Result<(), StoreError> {
        decides(&permit.of_record())?;
        self.take_off(list, permit.record(), worker, permit.actor(), reason).await
    }

    /// The same for an administrator, who sees no record but looks after these lists.
    pub async fn administer_list(
        &self,
        permit: OfficePermit,
        list: StandingList,
        family: FamilyId,
        worker: WorkerId,
        on_it: bool,
        reason: &str,
    ) -> Result<(), StoreError> {
        administers(permit)?;
        let by = permit.actor();
        if on_it {
            self.put(list, family.into(), worker, by, reason).await
        } else {
            self.take_off(list, family.into(), worker, by, reason).await
        }
    }

    /// Who is on one of a family's lists.
    pub async fn list_of<R: Copy + Into<RecordId>>(
        &self,
        permit: Permit<R>,
        list: StandingList,
    ) -> Result<Vec<Named>, StoreError> {
        decides(&permit.of_record())?;
        let record = permit.record();
        self.read(move |c| {
            let rows: Vec<Row> = sql_query(format!(
                "SELECT worker_id, reason, since, added_by FROM {} WHERE family_id = $1 ORDER BY since, worker_id",
                list.table()
            ))
            .bind::<BigInt, _>(record.number())
            .load(c)?;
            Ok(rows
                .into_iter()
                .map(|row| Named {
                    worker: WorkerId(row.worker_id),
                    reason: row.reason,
                    since: from_micros(row.since),
                    added_by: WorkerId(row.added_by),
                })
                .collect())
        })
        .await
    }

    /// Names somebody on the machine itself: for a demonstration or a move from another system, where nobody can be asked
    /// yet. Said loudly in the journal.
    pub async fn name_on_the_machine(
        &self,
        permit: OfficePermit,
        family: FamilyId,
        worker: WorkerId,
        reason: &str,
    ) -> Result<(), StoreError> {
        administers(permit)?;
        let verb = "restriction.added_on_the_machine";
        self.put_as(StandingList::Named, family.into(), worker, permit.actor(), reason, Some(verb)).await
    }

    async fn put(
        &self,
        list: StandingList,
        record: RecordId,
        worker: WorkerId,
        by: Actor,
        reason: &str,
    ) -> Result<(), StoreError> {
        self.put_as(list, record, worker, by, reason, None).await
    }

    async fn put_as(
        &self,
        list: StandingList,
        record: RecordId,
        worker: WorkerId,
        by: Actor,
        reason: &str,
        alone: Option<&'static str>,
    ) -> Result<(), StoreError> {
        said(reason, "Say why.")?;
        let (at, reason) = (self.clock().now(), reason.trim().to_owned());
        let (store, names) = (self.clone(), self.names().await?);
        self.write(move |c| {
            let team = team_of_record(c, record, at)?;
            if list == StandingList::Named && alone.is_none() && is_restricted(c, record)? {
                return Err(needs_second());
            }
            let change = ListChange { list, added: true, record, team, worker, by, at };
            put_in(c, (&store, &names), &change, &reason, alone.unwrap_or(list.verbs().0))
        })
        .await
    }

    async fn take_off(
        &self,
        list: StandingList,
        record: RecordId,
        worker: WorkerId,
        by: Actor,
        reason: &str,
    ) -> Result<(), StoreError> {
        said(reason, "Say why.")?;
        let (at, reason) = (self.clock().now(), reason.trim().to_owned());
        let (store, names) = (self.clone(), self.names().await?);
        self.write(move |c| {
            let team = team_of_record(c, record, at)?;
            if list == StandingList::Named && is_restricted(c, record)? {
                somebody_stays(c, record, (by.worker, worker), at)?;
            }
            let change = ListChange { list, added: false, record, team, worker, by, at };
            take_out(c, (&store, &names), &change, &reason)
        })
        .await
    }
}

/// Refuses to leave a restricted record to nobody but accounts that whoever takes the name off made themselves.
fn somebody_stays(
    c: &mut AnyConnection,
    record: RecordId,
    (by, leaves): (WorkerId, WorkerId),
    at: Timestamp,
) -> Result<(), StoreError> {
    let makings = makings(c, at)?;
    let mut others = named(c, record)?.into_iter().filter(|one| *one != leaves);
    if others.any(|one| one == by || makings.are_apart(by, one)) {
        return Ok(());
    }
    Err(StoreError::Refused(
        "Nobody would be left who may know of this record, but for accounts that you made yourself. Nothing was changed. Name \
         somebody who works with the family first."
            .to_owned(),
    ))
}

/// Puts a name on a list, tells those who must know, and says so in chain 0.
pub(super) fn put_in(
    c: &mut AnyConnection,
    (store, names): (&Store, &StaffNames),
    change: &ListChange,
    reason: &str,
    verb: &'static str,
) -> Result<(), StoreError> {
    let ListChange { list, record, worker, by, at, .. } = *change;
    let before = Before::of(c, [list.row(worker, record)])?;
    sql_query(format!(
        "INSERT INTO {} (worker_id, family_id, reason, since, added_by) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (worker_id, family_id) DO UPDATE SET reason = excluded.reason, \
         added_by = excluded.added_by",
        list.table()
    ))
    .bind::<BigInt, _>(worker.0)
    .bind::<BigInt, _>(record.number())
    .bind::<Text, _>(reason)
    .bind::<BigInt, _>(at.as_microsecond())
    .bind::<BigInt, _>(by.worker.0)
    .execute(c)?;
    tell_of(c, store, names, change)?;
    let (kind, number, body) = (record.home().code(), record.number(), worker);
    let told = (number, in_its_history(list.verbs().0, record, by.worker, at));
    OfficeEntry { at, by: Some(by.worker), verb, kind, number, reason, body }.vouch_with(c, before, told)
}

/// Takes a name off a list, where it is on it, tells those who must know, and says so in chain 0.
pub(super) fn take_out(
    c: &mut AnyConnection,
    (store, names): (&Store, &StaffNames),
    change: &ListChange,
    reason: &str,
) -> Result<(), StoreError> {
    let ListChange { list, record, worker, by, at, .. } = *change;
    let before = Before::of(c, [list.row(worker, record)])?;
    let gone = sql_query(format!("DELETE FROM {} WHERE worker_id = $1 AND family_id = $2", list.table()))
        .bind::<BigInt, _>(worker.0)
        .bind::<BigInt, _>(record.number())
        .execute(c)?;
    if gone == 0 {
        return Ok(());
    }
    tell_of(c, store, names, change)?;
    let (verb, kind, number, body) = (list.verbs().1, record.home().code(), record.number(), worker);
    let told = (number, in_its_history(verb, record, by.worker, at));
    OfficeEntry { at, by: Some(by.worker), verb, kind, number, reason, body }.vouch_with(c, before, told)
}

/// Whether only named people may know of a record.
pub(crate) fn is_restricted(c: &mut AnyConnection, record: impl Into<RecordId>) -> Result<bool, StoreError> {
    let record = record.into();
    let query = match record {
        RecordId::Family(_) => "SELECT restricted FROM family WHERE id = $1",
        RecordId::Child(_) => "SELECT hidden AS restricted FROM child WHERE id = $1",
        RecordId::Party(_) => "SELECT restricted FROM party WHERE id = $1",
    };
    let rows: Vec<Restricted> = sql_query(query).bind::<BigInt, _>(record.number()).load(c)?;
    Ok(rows.first().is_some_and(|row| row.restricted != 0))
}

fn decides(permit: &RecordPermit) -> Result<(), StoreError> {
    if permit.deed() == Deed::Decide { Ok(()) } else { Err(StoreError::NotPermitted) }
}

/// What the record's own history says of it: by whom and when, neither who was meant nor why.
fn in_its_history(verb: &str, record: RecordId, by: WorkerId, at: Timestamp) -> NewEntry {
    NewEntry {
        at: at.as_microsecond(),
        actor: by.0,
        verb: verb.to_owned(),
        kind: record.home().code().to_owned(),
        object_id: record.number(),
        ..NewEntry::default()
    }
}
