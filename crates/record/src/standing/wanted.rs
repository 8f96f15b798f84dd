//! What needs a second person: what is wanted, how it is kept, and how it takes effect.

use super::{StandingList, restrictions::put_in, second_told::Asked, team_of, told::ListChange};
use crate::{
    AnyConnection, Store, StoreError,
    accounts::{
        AccountDetails,
        keep::{NewPassword, known, write_details, write_open, write_password},
        told::Telling,
        totp::write_secret,
    },
    teams::StaffNames,
};
use access::{Actor, Role};
use diesel::{
    QueryableByName,
    sql_types::{BigInt, Integer, Nullable, Text},
};
use jiff::Timestamp;
use practice::ids::{FamilyId, TeamId, WorkerId};
use serde_json::Value;

/// What is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// To name somebody for a restricted record.
    Name {
        /// The record.
        family: FamilyId,
        /// Who is to be named.
        worker: WorkerId,
    },
    /// A new one-time password for a colleague.
    Password {
        /// The colleague.
        worker: WorkerId,
        /// The password's hash.
        hash: String,
    },
    /// To switch a colleague's six-digit codes off.
    CodeOff {
        /// The colleague.
        worker: WorkerId,
    },
    /// To give somebody an administrator's role.
    Role {
        /// Who gets it.
        worker: WorkerId,
        /// Who they are then.
        details: AccountDetails,
    },
    /// To open the closed account of an administrator.
    Open {
        /// The administrator.
        worker: WorkerId,
    },
}

/// A request as it is kept.
#[derive(QueryableByName, Clone)]
pub(super) struct Row {
    #[diesel(sql_type = BigInt)]
    pub(super) id: i64,
    #[diesel(sql_type = Text)]
    pub(super) wanted: String,
    #[diesel(sql_type = BigInt)]
    pub(super) worker_id: i64,
    #[diesel(sql_type = Nullable<BigInt>)]
    pub(super) family_id: Option<i64>,
    #[diesel(sql_type = Nullable<Text>)]
    pub(super) reference: Option<String>,
    #[diesel(sql_type = Text)]
    pub(super) secret: String,
    #[diesel(sql_type = Text)]
    pub(super) details: String,
    #[diesel(sql_type = Text)]
    pub(super) reason: String,
    #[diesel(sql_type = BigInt)]
    pub(super) asked_by: i64,
    #[diesel(sql_type = BigInt)]
    pub(super) asked_at: i64,
    #[diesel(sql_type = BigInt)]
    pub(super) until_at: i64,
    #[diesel(sql_type = Integer)]
    pub(super) emergency: i32,
    #[diesel(sql_type = Nullable<BigInt>)]
    pub(super) answered_at: Option<i64>,
}

/// Selects them.
pub(super) const COLUMNS: &str = "SELECT s.id, s.wanted, s.worker_id, s.family_id, f.reference, s.secret, s.details, s.reason, \
                       s.asked_by, s.asked_at, s.until_at, s.emergency, s.answered_at \
                       FROM second_person s LEFT JOIN family f ON f.id = s.family_id";

impl Row {
    /// What it asks for, and who asked.
    pub(super) fn asked<'a>(&self, wanted: &'a Wanted) -> Asked<'a> {
        Asked { wanted, by: WorkerId(self.asked_by), is_emergency: self.emergency != 0 }
    }
}

/// What is wanted, as it is kept.
impl Wanted {
    pub(super) fn code(&self) -> &'static str {
        match self {
            Self::Name { .. } => "name",
            Self::Password { .. } => "password",
            Self::CodeOff { .. } => "code",
            Self::Role { .. } => "role",
            Self::Open { .. } => "open",
        }
    }

    pub(super) fn worker(&self) -> WorkerId {
        match self {
            Self::Name { worker, .. }
            | Self::Password { worker, .. }
            | Self::CodeOff { worker }
            | Self::Role { worker, .. }
            | Self::Open { worker } => *worker,
        }
    }

    pub(super) fn family(&self) -> Option<FamilyId> {
        if let Self::Name { family, .. } = self { Some(*family) } else { None }
    }

    /// Whether it is the same that is wanted. Each password is drawn anew, and is no other wish.
    pub(super) fn is_for_the_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Password { worker, .. }, Self::Password { worker: of, .. }) => worker == of,
            _ => self == other,
        }
    }

    pub(super) fn of(row: &Row) -> Result<Self, StoreError> {
        let worker = WorkerId(row.worker_id);
        Ok(match (row.wanted.as_str(), row.family_id) {
            ("name", Some(family)) => Self::Name { family: FamilyId(family), worker },
            ("password", _) => Self::Password { worker, hash: row.secret.clone() },
            ("code", _) => Self::CodeOff { worker },
            ("open", _) => Self::Open { worker },
            ("role", _) => Self::Role { worker, details: details_of(row)? },
            _ => return Err(unreadable(row)),
        })
    }

    /// Lets it take effect.
    pub(super) fn apply(
        &self,
        c: &mut AnyConnection,
        (store, names): (&Store, &StaffNames),
        by: Actor,
        at: Timestamp,
        reason: &str,
    ) -> Result<(), StoreError> {
        let who = Some(by.worker);
        match self {
            Self::Name { family, worker } => {
                let (list, team) = (StandingList::Named, team_of(c, *family)?);
                let change =
                    ListChange { list, added: true, record: (*family).into(), team, worker: *worker, by, at };
                put_in(c, (store, names), &change, reason, "restriction.added")
            }
            Self::Password { worker, hash } => {
                let password = NewPassword { hash: hash.clone(), must_change: true, but_session: None };
                write_password(c, at, who, *worker, &password)
            }
            Self::CodeOff { worker } => write_secret(c, at, who, *worker, None),
            Self::Role { worker, details } => write_details(c, at, who, *worker, details),
            Self::Open { worker } => {
                let closed = known(c, *worker)?.disabled_at;
                write_open(c, at, who, *worker)?;
                let telling = Telling { store, names, by: by.worker, at };
                closed.map_or(Ok(()), |closed| telling.holder(c, *worker, closed))
            }
        }
    }

    /// What is wanted in words.
    pub(super) fn words(&self, names: &StaffNames) -> String {
        let who = names.worker(self.worker());
        match self {
            Self::Name { .. } => format!("{who} named for a restricted record"),
            Self::Password { .. } => format!("a new one-time password for {who}"),
            Self::CodeOff { .. } => format!("the six-digit codes of {who} switched off"),
            Self::Role { .. } => format!("an administrator’s role for {who}"),
            Self::Open { .. } => format!("the administrator’s account of {who} opened"),
        }
    }
}

fn details_of(row: &Row) -> Result<AccountDetails, StoreError> {
    let details: Value = serde_json::from_str(&row.details).map_err(|_| unreadable(row))?;
    let text = |name: &str| details.get(name).and_then(Value::as_str).map(str::to_owned);
    Ok(AccountDetails {
        username: text("username").ok_or_else(|| unreadable(row))?,
        display_name: text("display_name").ok_or_else(|| unreadable(row))?,
        role: text("role").as_deref().and_then(Role::from_code).ok_or_else(|| unreadable(row))?,
        team: details.get("team").and_then(Value::as_i64).map(TeamId),
    })
}

fn unreadable(row: &Row) -> StoreError {
    let why = "it does not say what is wanted".to_owned();
    StoreError::Unreadable { kind: "second_person".to_owned(), number: row.id, why }
}
