//! Chain 0 vouches for who may do what. Whatever changes an account, a team, who may know of a family, an emergency
//! opening, a notice or a session writes, in the same transaction, an entry into the authority's own chain that holds a
//! digest of the whole row as it stood before and as it stands afterwards. Verification takes each row's last digest and
//! compares it with what stands. Passwords and secrets never stand
//! in the journal: an account's row holds the random salt of its password, so that its digest tells nothing of them.

mod adopt;
mod compare;
mod digest;
mod row;

pub(crate) use adopt::{FOUND, adopt, drawn_with, say_drawn_with};
pub(crate) use compare::Vouched;
pub(crate) use row::Row;

use crate::{AnyConnection, StoreError};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// What an entry of chain 0 says of one row: its digest before and after. None: there is no such row.
pub(crate) type Fact = (Option<String>, Option<String>);

/// What an entry says of rows, each by its name.
pub(crate) type Facts = BTreeMap<String, Fact>;

/// The body of an entry that vouches for rows. `stands` comes first, so that such a body is known by its beginning.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Body {
    /// The rows.
    pub(crate) stands: Facts,
    /// What else there is to say.
    #[serde(default, skip_serializing_if = "Value::is_null")]
    pub(crate) is: Value,
    /// With what lists are drawn from here on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) drawn_with: Option<String>,
}

/// How such a body begins.
const BEGINNING: &str = "{\"stands\":";

/// Reads a body that vouches for rows. None: it does not.
pub(crate) fn read(body: &str) -> Option<Body> {
    body.starts_with(BEGINNING).then(|| serde_json::from_str(body).ok()).flatten()
}

/// Rows that are about to be changed, as they stand before. Whatever was done to them behind Kith's back is not vouched
/// for by the next honest change: what stood before is said too.
#[must_use = "the rows that were changed are to be vouched for"]
pub(crate) struct Before(Vec<(Row, Option<String>)>);

impl Before {
    /// Looks at the rows, inside the transaction that will change them.
    pub(crate) fn of(
        connection: &mut AnyConnection,
        rows: impl IntoIterator<Item = Row>,
    ) -> Result<Self, StoreError> {
        let rows = rows.into_iter();
        rows.map(|row| digest::of_row(connection, &row).map(|before| (row, before)))
            .collect::<Result<_, _>>()
            .map(Self)
    }

    /// These rows and those.
    pub(crate) fn and(mut self, others: Self) -> Self {
        self.0.extend(others.0);
        self
    }

    /// What is said of them now that they were changed.
    pub(crate) fn facts(self, connection: &mut AnyConnection) -> Result<Facts, StoreError> {
        let rows = self.0.into_iter();
        rows.map(|(row, before)| Ok((row.name(), (before, digest::of_row(connection, &row)?)))).collect()
    }
}
