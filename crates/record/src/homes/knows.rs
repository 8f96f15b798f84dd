//! Whether somebody may know of a record that another record names, inside a transaction.

use super::{child_facts, facts::party_facts};
use crate::{AnyConnection, Store, StoreError, standing::facts};
use access::{Actor, Basis, Deed, RecordPermit, Refusal};
use jiff::Timestamp;
use practice::RecordId;

/// Whether this person may know of a record, and then whether they may open it as they are. None: there is nothing of which they may
/// know.
pub(crate) fn knows(
    connection: &mut AnyConnection,
    actor: Actor,
    record: RecordId,
    now: Timestamp,
) -> Result<Option<bool>, StoreError> {
    match permit(connection, actor, record, Deed::See, now)? {
        Some(Ok(_)) => Ok(Some(true)),
        Some(Err(Refusal::AskWhy)) => Ok(Some(false)),
        Some(Err(Refusal::Absent | Refusal::NotYourRole)) | None => Ok(None),
    }
}

impl Store {
    /// What `access` decides for this person about each of these records, in their order. A record that does not exist is absent.
    pub async fn permits(
        &self,
        actor: Actor,
        records: Vec<RecordId>,
        deed: Deed,
    ) -> Result<Vec<Result<RecordPermit, Refusal>>, StoreError> {
        let now = self.clock().now();
        self.read(move |connection| {
            let decide = |record| permit(connection, actor, record, deed, now);
            let decided = records.into_iter().map(decide);
            decided.map(|one| Ok(one?.unwrap_or(Err(Refusal::Absent)))).collect()
        })
        .await
    }
}

/// What `access` decides about a record of any home, inside a transaction. None: there is no such record.
pub(super) fn permit(
    connection: &mut AnyConnection,
    actor: Actor,
    record: RecordId,
    deed: Deed,
    now: Timestamp,
) -> Result<Option<Result<RecordPermit, Refusal>>, StoreError> {
    let worker = actor.worker;
    Ok(match record {
        RecordId::Family(family) => facts(connection, worker, family, now)?
            .map(|facts| access::family::permit(actor, &facts, deed, now).map(|one| one.of_record())),
        RecordId::Child(child) => child_facts(connection, worker, child, now)?
            .map(|facts| access::child::permit(actor, &facts, deed, now).map(|one| one.of_record())),
        RecordId::Party(party) => party_facts(connection, worker, party, now)?
            .map(|facts| access::family::permit(actor, &facts, deed, now).map(|one| one.of_record())),
    })
}

/// Whether a permit would still be given, inside a transaction.
///
/// # Errors
/// [`StoreError::Absent`] or [`StoreError::NotPermitted`] where it would not.
pub(crate) fn still_given(
    connection: &mut AnyConnection,
    given: &RecordPermit,
    now: Timestamp,
) -> Result<(), StoreError> {
    let again = match (given.basis(), given.record()) {
        (Basis::HandsOver, RecordId::Family(family)) => facts(connection, given.actor().worker, family, now)?
            .map(|facts| access::child::may_hand_over(given.actor(), &facts, now).map(|one| one.of_record())),
        _ => permit(connection, given.actor(), given.record(), given.deed(), now)?,
    };
    match again {
        Some(Ok(_)) => Ok(()),
        Some(Err(Refusal::NotYourRole)) => Err(StoreError::NotPermitted),
        Some(Err(_)) | None => Err(StoreError::Absent),
    }
}
