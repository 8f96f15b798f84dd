//! What was refused, as the journal says it: who wanted what, and which rule or check stood in the way. Nobody's words.

use super::{
    NewEntry, OFFICE, append, head,
    verbs::{NOT_LET_IN, NOT_SIGNED_IN, REFUSED},
};
use crate::{Store, StoreError};
use access::Permit;
use jiff::Timestamp;
use practice::{RecordId, ids::WorkerId};

/// Something that somebody was let in to do, and that was refused all the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The verb of what was wanted, such as `map.signed_off`.
    pub wanted: &'static str,
    /// Why not: ids of rules, or a word such as `form`, `clash`, `forged`. Never what somebody typed.
    pub because: String,
    /// When.
    pub at: Timestamp,
}

impl Store {
    /// Notes in a record's own chain that a change of it was refused. Nothing of the record moves.
    pub async fn journal_refused<R: Copy + Into<RecordId>>(
        &self,
        permit: &Permit<R>,
        refusal: Refusal,
    ) -> Result<(), StoreError> {
        let (chain, basis) = (permit.record().number(), permit.basis().code().to_owned());
        let line = NewEntry { basis, ..line(permit.actor().worker, refusal) };
        self.write(move |connection| {
            head(connection, chain)?.ok_or(StoreError::Absent)?;
            append(connection, chain, vec![line])
        })
        .await
    }

    /// Notes in the authority's own chain that something outside any record was refused; `about`: the record that the
    /// address named, existing or not.
    pub async fn journal_office_refused(
        &self,
        worker: WorkerId,
        about: Option<RecordId>,
        refusal: Refusal,
    ) -> Result<(), StoreError> {
        let line = about_record(about, line(worker, refusal));
        self.write(move |connection| append(connection, OFFICE, vec![line])).await
    }

    /// Notes in the authority's own chain that somebody was not let in: to a record, existing or not, or to what
    /// their role does not include. The record's own chain is left alone, so that nothing shows whether the record exists.
    pub async fn journal_refusal(
        &self,
        worker: WorkerId,
        about: Option<RecordId>,
        wanted: &'static str,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        let line = NewEntry {
            at: at.as_microsecond(),
            actor: worker.0,
            verb: NOT_LET_IN.to_owned(),
            reason: wanted.to_owned(),
            ..NewEntry::default()
        };
        let line = about_record(about, line);
        self.write(move |connection| append(connection, OFFICE, vec![line])).await
    }

    /// Notes a sign-in that failed, about the account where the name is one's. What was typed is kept nowhere. Whoever calls
    /// this bounds how often: the journal only grows.
    pub async fn journal_failed_sign_in(&self, account: Option<WorkerId>) -> Result<(), StoreError> {
        let line = NewEntry {
            at: self.clock().now().as_microsecond(),
            verb: NOT_SIGNED_IN.to_owned(),
            kind: if account.is_some() { "account".to_owned() } else { String::new() },
            object_id: account.map_or(0, |account| account.0),
            ..NewEntry::default()
        };
        self.write(move |connection| append(connection, OFFICE, vec![line])).await
    }
}

fn line(worker: WorkerId, refusal: Refusal) -> NewEntry {
    NewEntry {
        at: refusal.at.as_microsecond(),
        actor: worker.0,
        verb: format!("{}{REFUSED}", refusal.wanted),
        reason: refusal.because,
        ..NewEntry::default()
    }
}

fn about_record(about: Option<RecordId>, line: NewEntry) -> NewEntry {
    match about {
        Some(record) => {
            NewEntry { kind: record.home().code().to_owned(), object_id: record.number(), ..line }
        }
        None => line,
    }
}
