//! The parties with whom somebody works, with what of each is to be looked at.

use super::worked_with::{With, worked_with};
use crate::{Store, StoreError, families::load};
use access::OfficePermit;
use practice::{
    party::{Party, PartyCheck},
    views::{PartyLook, party_looks},
};

/// A party on a list, with what of it is to be looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartyLine {
    /// Who they are.
    pub party: Party,
    /// What is to be looked at, what presses most first.
    pub looks: Vec<PartyLook>,
}

impl Store {
    /// The parties whose records this person may open, what presses most first, then by name; for one's own work only those whose work
    /// this person leads, or nobody. That a list was read is noted by whoever shows it.
    ///
    /// # Errors
    /// [`StoreError::NotPermitted`] when the permit is for something else.
    pub async fn parties(&self, permit: OfficePermit) -> Result<Vec<PartyLine>, StoreError> {
        let (now, today) = (self.clock().now(), self.clock().today());
        let store = self.clone();
        self.read(move |connection| {
            let mut lines = Vec::new();
            for id in worked_with(connection, permit, With::Parties, now)? {
                let record = load(connection, id)?;
                let Some(party) = record.parties.first().map(|kept| kept.value.clone()) else { continue };
                let checks: Vec<&PartyCheck> = record.party_checks.iter().map(|kept| &kept.value).collect();
                let looks = party_looks(party.kind, &checks, today, store.thresholds());
                lines.push(PartyLine { party, looks });
            }
            lines.sort_by_cached_key(|line| {
                let first = line.looks.first();
                (first.is_none(), first.map(|look| look.why), line.party.name.to_lowercase(), line.party.id)
            });
            Ok(lines)
        })
        .await
    }
}
