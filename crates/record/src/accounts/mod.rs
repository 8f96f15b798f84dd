//! Accounts of members of staff: who they are, how they sign in, and the sessions in which they work.

mod attempts;
pub(crate) mod binding;
mod calendar;
pub(crate) mod keep;
mod sessions;
pub(crate) mod told;
pub(crate) mod totp;

pub use attempts::{LONGEST_NAME, TRIES, Tries, WINDOW};
pub(crate) use calendar::end_every_calendar;
pub(crate) use sessions::end_every_session;
pub use sessions::{Limits, Session};

use crate::{
    AnyConnection, Store, StoreError, clock::from_micros, engine::Prepare as _, families::folded_name,
    kept::moment,
};
use access::{Actor, OfficeDeed, OfficePermit, Role};
use diesel::{
    QueryableByName, RunQueryDsl as _, sql_query,
    sql_types::{BigInt, Integer, Nullable, Text},
};
use jiff::Timestamp;
use practice::ids::{TeamId, WorkerId};
use std::fmt;

/// A member of staff with an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// The person.
    pub id: WorkerId,
    /// The name under which they sign in, folded to small letters.
    pub username: String,
    /// The name that others read.
    pub display_name: String,
    /// Their role.
    pub role: Role,
    /// Their team.
    pub team: Option<TeamId>,
    /// Whether they must choose a new password before anything else.
    pub must_change_password: bool,
    /// Whether they sign in with a second factor.
    pub has_totp: bool,
    /// When the account was made.
    pub created_at: Timestamp,
    /// When it was closed. None: they may sign in.
    pub disabled_at: Option<Timestamp>,
}

impl Account {
    /// The person as access decisions know them.
    pub fn actor(&self) -> Actor {
        Actor { worker: self.id, role: self.role, team: self.team }
    }

    /// Who they are, as it is made and changed.
    pub(crate) fn details(&self) -> AccountDetails {
        AccountDetails {
            username: self.username.clone(),
            display_name: self.display_name.clone(),
            role: self.role,
            team: self.team,
        }
    }

    /// Whether they may sign in.
    pub fn is_open(&self) -> bool {
        self.disabled_at.is_none()
    }
}

/// What is needed to check a sign-in. Never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Secrets {
    /// The hash of the password, with its parameters.
    pub password_hash: String,
    /// The secret of the second factor, if there is one.
    pub totp_secret: Option<String>,
}

impl fmt::Debug for Secrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secrets(not printed)")
    }
}

/// An account to be made or changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountDetails {
    /// The name under which they sign in. Kept in small letters; two may not differ by letter case alone.
    pub username: String,
    /// The name that others read.
    pub display_name: String,
    /// Their role.
    pub role: Role,
    /// Their team. Needed for those who work with families.
    pub team: Option<TeamId>,
}

/// A user name as it is compared: without spaces at its ends, in small letters.
pub fn fold_username(typed: &str) -> String {
    typed.trim().to_lowercase()
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = Text)]
    username: String,
    #[diesel(sql_type = Text)]
    display_name: String,
    #[diesel(sql_type = Text)]
    role: String,
    #[diesel(sql_type = Nullable<BigInt>)]
    team_id: Option<i64>,
    #[diesel(sql_type = Text)]
    password_hash: String,
    #[diesel(sql_type = Integer)]
    must_change_password: i32,
    #[diesel(sql_type = Nullable<Text>)]
    totp_secret: Option<String>,
    #[diesel(sql_type = BigInt)]
    created_at: i64,
    #[diesel(sql_type = Nullable<BigInt>)]
    disabled_at: Option<i64>,
}

impl Row {
    fn read(self) -> Result<(Account, Secrets), StoreError> {
        let role = Role::from_code(&self.role).ok_or_else(|| StoreError::Unreadable {
            kind: "account".to_owned(),
            number: self.id,
            why: format!("there is no role “{}”", self.role),
        })?;
        let account = Account {
            id: WorkerId(self.id),
            username: self.username,
            display_name: self.display_name,
            role,
            team: self.team_id.map(TeamId),
            must_change_password: self.must_change_password != 0,
            has_totp: self.totp_secret.is_some(),
            created_at: from_micros(self.created_at),
            disabled_at: moment(self.disabled_at),
        };
        Ok((account, Secrets { password_hash: self.password_hash, totp_secret: self.totp_secret }))
    }
}

const COLUMNS: &str = "SELECT id, username, display_name, role, team_id, password_hash, must_change_password, \
                       totp_secret, created_at, disabled_at FROM account";

/// The account with this number, inside a transaction.
pub(crate) fn by_id(
    connection: &mut AnyConnection,
    worker: WorkerId,
) -> Result<Option<(Account, Secrets)>, StoreError> {
    let rows: Vec<Row> = sql_query(format!("{COLUMNS} WHERE id = $1"))
        .bind::<BigInt, _>(worker.0)
        .prepared()
        .load(connection)?;
    rows.into_iter().next().map(Row::read).transpose()
}

impl Store {
    /// The account with this user name, and what is needed to check a sign-in. For signing in alone; needs no permit.
    pub async fn account_by_username(&self, typed: &str) -> Result<Option<(Account, Secrets)>, StoreError> {
        let username = fold_username(typed);
        self.read(move |c| {
            let rows: Vec<Row> = sql_query(format!("{COLUMNS} WHERE username = $1"))
                .bind::<Text, _>(username)
                .prepared()
                .load(c)?;
            rows.into_iter().next().map(Row::read).transpose()
        })
        .await
    }

    /// The account with this number, and what is needed to check a password again. Needs no permit: for the person of
    /// the session.
    pub async fn account(&self, worker: WorkerId) -> Result<Option<(Account, Secrets)>, StoreError> {
        self.read(move |c| by_id(c, worker)).await
    }

    /// Every account, by name. For administrators.
    pub async fn accounts(&self, permit: OfficePermit) -> Result<Vec<Account>, StoreError> {
        administers(permit)?;
        self.read(|c| {
            let rows: Vec<Row> = sql_query(format!("{COLUMNS} ORDER BY id")).prepared().load(c)?;
            let all: Result<Vec<Account>, StoreError> =
                rows.into_iter().map(|row| row.read().map(|(account, _)| account)).collect();
            let mut all = all?;
            all.sort_by_cached_key(|account| folded_name(&account.display_name));
            Ok(all)
        })
        .await
    }
}

/// Refuses permits that are not for administering.
pub(crate) fn administers(permit: OfficePermit) -> Result<(), StoreError> {
    if permit.deed() == OfficeDeed::Administer { Ok(()) } else { Err(StoreError::NotPermitted) }
}

/// Refuses permits of others than the person or an administrator.
fn own_or_administers(permit: OfficePermit, worker: WorkerId) -> Result<(), StoreError> {
    let own = permit.deed() == OfficeDeed::OwnAccount && permit.actor().worker == worker;
    if own { Ok(()) } else { administers(permit) }
}
