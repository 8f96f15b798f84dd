//! The family to which something belongs that was recorded in another's record: found by its reference, for somebody who may write in
//! both.

use super::family_called;
use crate::{Store, StoreError, standing::facts};
use access::{Actor, Deed, FamilyFacts, FamilyPermit};
use jiff::Timestamp;

impl Store {
    /// Finds the family with this reference, for somebody who may write in the record in which something was recorded wrongly, and
    /// gives leave to write in its record. None: no family has this reference, they may not know of it, or they may not write in it;
    /// nobody is told which.
    ///
    /// # Errors
    /// [`StoreError::NotPermitted`] when the permit is only for seeing.
    pub async fn right_family(
        &self,
        permit: &FamilyPermit,
        reference: &str,
    ) -> Result<Option<FamilyPermit>, StoreError> {
        if !permit.allows_change() {
            return Err(StoreError::NotPermitted);
        }
        let actor = permit.actor();
        let decide =
            move |facts: &FamilyFacts, now| access::family::permit(actor, facts, Deed::Change, now).ok();
        self.permit_called(actor, reference, decide).await
    }

    /// What is decided about the family with this reference. None: no family has it, or nothing is permitted.
    pub(crate) async fn permit_called(
        &self,
        actor: Actor,
        reference: &str,
        decide: impl FnOnce(&FamilyFacts, Timestamp) -> Option<FamilyPermit> + Send + 'static,
    ) -> Result<Option<FamilyPermit>, StoreError> {
        let (now, reference) = (self.clock().now(), reference.to_owned());
        self.read(move |connection| {
            let Some(family) = family_called(connection, &reference)? else { return Ok(None) };
            let facts = facts(connection, actor.worker, family, now)?;
            Ok(facts.and_then(|facts| decide(&facts, now)))
        })
        .await
    }
}
