//! Making, changing and closing accounts. Every change is in the journal; passwords and secrets are not.

use super::{
    Account, AccountDetails, administers, by_id, fold_username, own_or_administers,
    told::{Telling, Waits, others_hear, who_look_after},
};
use crate::{
    AnyConnection, Store, StoreError,
    kept::said,
    office::OfficeEntry,
    standing::{named, second},
    vouch::{Before, Row},
};
use access::{OfficePermit, Role};
use diesel::{
    QueryableByName, RunQueryDsl as _, sql_query,
    sql_types::{BigInt, Integer, Nullable, Text},
};
use jiff::Timestamp;
use practice::ids::{FamilyId, WorkerId};
use serde_json::{Value, json};

#[derive(QueryableByName)]
struct Id {
    #[diesel(sql_type = BigInt)]
    id: i64,
}

impl Store {
    /// Makes an account. The person must choose their own password at the first sign-in. An administrator's begins closed:
    /// two people open it ([`Store::ask_second`]). The team's supervisors and all other administrators are told.
    pub async fn create_account(
        &self,
        permit: OfficePermit,
        details: AccountDetails,
        password_hash: String,
    ) -> Result<WorkerId, StoreError> {
        administers(permit)?;
        self.insert_account(Some(permit.actor().worker), details, password_hash, true, false).await
    }

    /// Makes an account on the machine itself: for a demonstration or a move from another system. Nobody's making: who runs
    /// the machine could do anything. The person has their password already. An administrator's begins open.
    pub async fn create_account_on_the_machine(
        &self,
        details: AccountDetails,
        password_hash: String,
    ) -> Result<WorkerId, StoreError> {
        self.insert_account(None, details, password_hash, false, false).await
    }

    /// Makes the first account of a new authority, without a permit, since nobody could hold one. Refused as soon as
    /// there is any account. Its password was printed where others may have read it: another is chosen at the first sign-in.
    pub async fn create_first_account(
        &self,
        details: AccountDetails,
        password_hash: String,
    ) -> Result<WorkerId, StoreError> {
        self.insert_account(None, details, password_hash, true, true).await
    }

    async fn insert_account(
        &self,
        by: Option<WorkerId>,
        details: AccountDetails,
        password_hash: String,
        must_change: bool,
        only_first: bool,
    ) -> Result<WorkerId, StoreError> {
        let details = checked(&details)?;
        let (id, at) = (WorkerId(self.new_id()), self.clock().now());
        let begins_closed = details.role == Role::Administrator && by.is_some();
        let (store, names) = (self.clone(), self.names().await?);
        self.write(move |c| {
            if only_first && !ids(c, sql_query("SELECT id FROM account LIMIT 1"))?.is_empty() {
                return Err(StoreError::NotPermitted);
            }
            is_free(c, &details.username, id)?;
            let people = who_look_after(c, [details.team, None], at)?;
            let before = account_before(c, id)?;
            sql_query(
                "INSERT INTO account (id, username, display_name, role, team_id, password_hash, \
                 must_change_password, totp_secret, totp_last_step, created_at, disabled_at) \
                 VALUES ($1, $2, $3, $4, $5, $6, $7, NULL, 0, $8, $9)",
            )
            .bind::<BigInt, _>(id.0)
            .bind::<Text, _>(&details.username)
            .bind::<Text, _>(&details.display_name)
            .bind::<Text, _>(details.role.code())
            .bind::<Nullable<BigInt>, _>(details.team.map(|team| team.0))
            .bind::<Text, _>(password_hash)
            .bind::<Integer, _>(i32::from(must_change))
            .bind::<BigInt, _>(at.as_microsecond())
            .bind::<Nullable<BigInt>, _>(begins_closed.then_some(at.as_microsecond()))
            .execute(c)?;
            noted(at, by, "account.made", id, shown(&details)).vouch(c, before)?;
            if let Some(by) = by {
                Telling { store: &store, names: &names, by, at }.made(c, people, &details)?;
            }
            Ok(id)
        })
        .await
        .inspect(|_| self.forget_names())
    }

    /// Changes who somebody is: name, role, team. A change of role or team ends their sessions. The person, the supervisors
    /// of the team that they leave and of the one that they join, and all other administrators are told.
    pub async fn update_account(
        &self,
        permit: OfficePermit,
        worker: WorkerId,
        details: AccountDetails,
    ) -> Result<(), StoreError> {
        administers(permit)?;
        let details = checked(&details)?;
        let (at, by) = (self.clock().now(), permit.actor().worker);
        let (store, names) = (self.clone(), self.names().await?);
        self.write(move |c| {
            let account = known(c, worker)?;
            if details.role == Role::Administrator && account.role != Role::Administrator {
                return Err(second::needs_second());
            }
            let mut people = who_look_after(c, [account.team, details.team], at)?;
            people.push(worker);
            let people = others_hear(c, people, (by, worker), at)?;
            write_details(c, at, Some(by), worker, &details)?;
            Telling { store: &store, names: &names, by, at }.changed(c, people, &account.details(), &details)
        })
        .await?;
        self.forget_names();
        Ok(())
    }

    /// Closes an account and ends its sessions, and the address of its calendar, at once. The team's other supervisors and all other administrators are told,
    /// and so are those who are named for a restricted record with the person, and whoever waits for their yes. What happens
    /// while it is closed is told to the person when it opens again.
    pub async fn disable_account(
        &self,
        permit: OfficePermit,
        worker: WorkerId,
        reason: &str,
    ) -> Result<(), StoreError> {
        administers(permit)?;
        let (at, by, reason) = (self.clock().now(), permit.actor().worker, reason.to_owned());
        let (store, names) = (self.clone(), self.names().await?);
        self.write(move |c| {
            let account = known(c, worker)?;
            let (waits, mut people) = waiting_for(c, worker, at)?;
            let before = account_before(c, worker)?;
            sql_query("UPDATE account SET disabled_at = $1 WHERE id = $2 AND disabled_at IS NULL")
                .bind::<BigInt, _>(at.as_microsecond())
                .bind::<BigInt, _>(worker.0)
                .execute(c)?;
            let before = before.and(super::sessions::end_all(c, worker, at)?);
            let before = before.and(super::calendar::end(c, worker)?);
            OfficeEntry {
                at,
                by: Some(by),
                verb: "account.closed",
                kind: "account",
                number: worker.0,
                reason: &reason,
                body: (),
            }
            .vouch(c, before)?;
            if !account.is_open() {
                return Ok(());
            }
            people.extend(who_look_after(c, [account.team, None], at)?);
            let mut people = others_hear(c, people, (by, worker), at)?;
            people.retain(|one| *one != worker);
            Telling { store: &store, names: &names, by, at }.closed(c, people, &account.details(), &waits)
        })
        .await
    }

    /// Opens a closed account again. The team's supervisors and all other administrators are told, and the person: who
    /// closed it, and when.
    pub async fn enable_account(&self, permit: OfficePermit, worker: WorkerId) -> Result<(), StoreError> {
        administers(permit)?;
        let (at, by) = (self.clock().now(), permit.actor().worker);
        let (store, names) = (self.clone(), self.names().await?);
        self.write(move |c| {
            let account = known(c, worker)?;
            if account.role == Role::Administrator {
                return Err(second::needs_second());
            }
            write_open(c, at, Some(by), worker)?;
            let Some(closed) = account.disabled_at else { return Ok(()) };
            let people = who_look_after(c, [account.team, None], at)?;
            let mut people = others_hear(c, people, (by, worker), at)?;
            people.retain(|one| *one != worker);
            let telling = Telling { store: &store, names: &names, by, at };
            telling.opened(c, people, &account.details())?;
            telling.holder(c, worker, closed)
        })
        .await
    }

    /// Keeps the hash of one's own new password. Ends every session of the account but the one named. A colleague's is set
    /// by two people: [`Store::ask_second`].
    pub async fn set_password_hash(
        &self,
        permit: OfficePermit,
        worker: WorkerId,
        password_hash: String,
        but_session: Option<String>,
    ) -> Result<(), StoreError> {
        own_or_administers(permit, worker)?;
        let at = self.clock().now();
        let must_change = permit.actor().worker != worker;
        self.write(move |c| {
            if must_change {
                return Err(second::needs_second());
            }
            let password = NewPassword { hash: password_hash, must_change, but_session };
            write_password(c, at, Some(permit.actor().worker), worker, &password)
        })
        .await
    }
}

/// What waits for this person or stands in their name, and who is concerned by it: who asked, and who is named for the same
/// restricted records.
fn waiting_for(
    c: &mut AnyConnection,
    worker: WorkerId,
    at: Timestamp,
) -> Result<(Waits, Vec<WorkerId>), StoreError> {
    let mut people = second::waiting_for(c, worker, at)?;
    let records: Vec<Id> = sql_query(
        "SELECT r.family_id AS id FROM restriction r JOIN family f ON f.id = r.family_id \
         WHERE r.worker_id = $1 AND f.restricted = 1 ORDER BY r.family_id",
    )
    .bind::<BigInt, _>(worker.0)
    .load(c)?;
    let waits = Waits { requests: people.len(), records: records.len() };
    for record in records {
        people.extend(named(c, FamilyId(record.id))?);
    }
    Ok((waits, people))
}

pub(crate) fn known(connection: &mut AnyConnection, worker: WorkerId) -> Result<Account, StoreError> {
    by_id(connection, worker)?.map(|(account, _)| account).ok_or(StoreError::Absent)
}

/// Writes who somebody is. A change of role or team ends their sessions.
pub(crate) fn write_details(
    c: &mut AnyConnection,
    at: Timestamp,
    by: Option<WorkerId>,
    worker: WorkerId,
    details: &AccountDetails,
) -> Result<(), StoreError> {
    let account = known(c, worker)?;
    is_free(c, &details.username, worker)?;
    let mut before = account_before(c, worker)?;
    sql_query("UPDATE account SET username = $1, display_name = $2, role = $3, team_id = $4 WHERE id = $5")
        .bind::<Text, _>(&details.username)
        .bind::<Text, _>(&details.display_name)
        .bind::<Text, _>(details.role.code())
        .bind::<Nullable<BigInt>, _>(details.team.map(|team| team.0))
        .bind::<BigInt, _>(worker.0)
        .execute(c)?;
    if (account.role, account.team) != (details.role, details.team) {
        before = before.and(super::sessions::end_all(c, worker, at)?);
    }
    noted(at, by, "account.changed", worker, shown(details)).vouch(c, before)
}

/// Opens a closed account.
pub(crate) fn write_open(
    c: &mut AnyConnection,
    at: Timestamp,
    by: Option<WorkerId>,
    worker: WorkerId,
) -> Result<(), StoreError> {
    known(c, worker)?;
    let before = account_before(c, worker)?;
    sql_query("UPDATE account SET disabled_at = NULL WHERE id = $1")
        .bind::<BigInt, _>(worker.0)
        .execute(c)?;
    noted(at, by, "account.opened", worker, Value::Null).vouch(c, before)
}

/// A password to be written, as its hash.
pub(crate) struct NewPassword {
    pub(crate) hash: String,
    /// Whether another must be chosen at the next sign-in.
    pub(crate) must_change: bool,
    /// The one session that goes on.
    pub(crate) but_session: Option<String>,
}

/// Writes the hash of a new password and ends sessions.
pub(crate) fn write_password(
    c: &mut AnyConnection,
    at: Timestamp,
    by: Option<WorkerId>,
    worker: WorkerId,
    password: &NewPassword,
) -> Result<(), StoreError> {
    known(c, worker)?;
    let before = account_before(c, worker)?;
    sql_query("UPDATE account SET password_hash = $1, must_change_password = $2 WHERE id = $3")
        .bind::<Text, _>(&password.hash)
        .bind::<Integer, _>(i32::from(password.must_change))
        .bind::<BigInt, _>(worker.0)
        .execute(c)?;
    let ended = super::sessions::end_others(c, worker, password.but_session.as_deref().unwrap_or(""), at)?;
    noted(at, by, "account.password_set", worker, Value::Null).vouch(c, before.and(ended))
}

/// The account before a change, to be vouched for after it.
pub(super) fn account_before(connection: &mut AnyConnection, worker: WorkerId) -> Result<Before, StoreError> {
    Before::of(connection, [Row::Account(worker.0)])
}

/// An entry about an account.
pub(super) fn noted(
    at: Timestamp,
    by: Option<WorkerId>,
    verb: &'static str,
    worker: WorkerId,
    body: Value,
) -> OfficeEntry<'static, Value> {
    OfficeEntry { at, by, verb, kind: "account", number: worker.0, reason: "", body }
}

fn ids(
    connection: &mut AnyConnection,
    query: diesel::query_builder::SqlQuery,
) -> Result<Vec<i64>, StoreError> {
    Ok(query.load::<Id>(connection)?.into_iter().map(|row| row.id).collect())
}

fn is_free(connection: &mut AnyConnection, username: &str, but: WorkerId) -> Result<(), StoreError> {
    let taken: Vec<Id> = sql_query("SELECT id FROM account WHERE username = $1 AND id <> $2")
        .bind::<Text, _>(username)
        .bind::<BigInt, _>(but.0)
        .load(connection)?;
    if taken.iter().any(|row| row.id != but.0) {
        return Err(StoreError::Conflict("Somebody has this user name already. Choose another.".to_owned()));
    }
    Ok(())
}

fn checked(details: &AccountDetails) -> Result<AccountDetails, StoreError> {
    said(&details.username, "Enter a user name.")?;
    said(&details.display_name, "Enter the person’s name.")?;
    Ok(AccountDetails {
        username: fold_username(&details.username),
        display_name: details.display_name.trim().to_owned(),
        role: details.role,
        team: details.team,
    })
}

fn shown(details: &AccountDetails) -> Value {
    json!({
        "username": details.username,
        "display_name": details.display_name,
        "role": details.role,
        "team": details.team,
    })
}
