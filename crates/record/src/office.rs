//! What is written into the authority's own chain: accounts, teams, searches, who may know of what.

use crate::{
    AnyConnection, StoreError,
    journal::{NewEntry, OFFICE, OfficeAct, append, append_together, office_line},
    vouch,
};
use jiff::Timestamp;
use practice::ids::WorkerId;
use serde::Serialize;

/// One entry of the authority's chain. What is personal goes into the body, nowhere else.
pub(crate) struct OfficeEntry<'a, B> {
    /// When.
    pub(crate) at: Timestamp,
    /// Who. None: nobody was signed in.
    pub(crate) by: Option<WorkerId>,
    /// What was done.
    pub(crate) verb: &'static str,
    /// To what kind of thing.
    pub(crate) kind: &'static str,
    /// Its number.
    pub(crate) number: i64,
    /// Why, as the person said.
    pub(crate) reason: &'a str,
    /// What it is now. `()` where there is nothing to say.
    pub(crate) body: B,
}

impl<B: Serialize> OfficeEntry<'_, B> {
    /// Writes it and vouches for the rows that were changed, in the transaction that is open.
    pub(crate) fn vouch(self, connection: &mut AnyConnection, rows: vouch::Before) -> Result<(), StoreError> {
        let line = self.vouching(connection, rows)?;
        append(connection, OFFICE, vec![line])
    }

    /// The same where the history of a family tells of it too: both are one change.
    pub(crate) fn vouch_with(
        self,
        connection: &mut AnyConnection,
        rows: vouch::Before,
        (family, told): (i64, NewEntry),
    ) -> Result<(), StoreError> {
        let line = self.vouching(connection, rows)?;
        append_together(connection, vec![(OFFICE, vec![line]), (family, vec![told])])
    }

    /// Writes it, in the transaction that is open.
    pub(crate) fn write(&self, connection: &mut AnyConnection) -> Result<(), StoreError> {
        let line = self.line()?;
        append(connection, OFFICE, vec![line])
    }

    /// What chain 0 says, with what it vouches for.
    fn vouching(self, connection: &mut AnyConnection, rows: vouch::Before) -> Result<NewEntry, StoreError> {
        let Self { at, by, verb, kind, number, reason, body } = self;
        let is = serde_json::to_value(body).map_err(|why| StoreError::Fault(why.to_string()))?;
        let body = vouch::Body { stands: rows.facts(connection)?, is, drawn_with: None };
        OfficeEntry { at, by, verb, kind, number, reason, body }.line()
    }

    fn line(&self) -> Result<NewEntry, StoreError> {
        let body = serde_json::to_string(&self.body).map_err(|why| StoreError::Fault(why.to_string()))?;
        let act = OfficeAct {
            verb: self.verb,
            at: self.at,
            reason: self.reason.to_owned(),
            about: (!self.kind.is_empty()).then_some((self.kind, self.number)),
            body: (body != "null").then_some(body),
        };
        Ok(office_line(self.by, act))
    }
}
