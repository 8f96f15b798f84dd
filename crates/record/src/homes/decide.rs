//! What a decision about a child needs of families besides their permits: to find the one to which the child goes, and to tell those
//! with whom it has to be decided.

use crate::{AnyConnection, Store, StoreError, standing::tell_holders};
use access::{ChildPermit, Deed, FamilyFacts, FamilyPermit};
use practice::ids::FamilyId;

impl Store {
    /// Finds the family with this reference, for somebody who may decide about the child, and gives leave to write what comes with
    /// the child in its record. None if no family of which they may know has this reference.
    pub async fn receiving_family(
        &self,
        permit: &ChildPermit,
        reference: &str,
    ) -> Result<Option<FamilyPermit>, StoreError> {
        if permit.deed() != Deed::Decide {
            return Err(StoreError::NotPermitted);
        }
        let permit = *permit;
        let decide = move |facts: &FamilyFacts, now| access::child::hand_over(&permit, facts, now).ok();
        self.permit_called(permit.actor(), reference, decide).await
    }

    /// Tells those who look after these families that somebody wants to decide about a child of theirs and cannot without them.
    /// Whoever wants to is not told whom.
    pub async fn ask_holders(&self, permit: &ChildPermit, families: Vec<FamilyId>) -> Result<(), StoreError> {
        let (by, at) = (permit.actor().worker, self.clock().now());
        let (store, names) = (self.clone(), self.names().await?);
        let team = permit.actor().team.map_or_else(String::new, |team| format!(" ({})", names.team(team)));
        let who = names.worker(by);
        let text = format!(
            "{who}{team} wants to decide something about a child of this family, and it has to be decided with you. {who} was told \
             nothing about this family. Ring {who} today."
        );
        self.write(move |connection: &mut AnyConnection| {
            families
                .into_iter()
                .try_for_each(|family| tell_holders(connection, &store, family, (by, at), &text))
        })
        .await
    }
}
