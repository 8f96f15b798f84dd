//! How far a round of numbers has come, for the page on which people wait: who has answered, never what.

use super::load;
use crate::{Store, StoreError};
use access::FamilyPermit;
use practice::{
    ids::RoundId,
    views::{RoundProgress, round_progress},
};

impl Store {
    /// Who has answered in a round and who has not. None where the round is not in the record. The page that asks has
    /// journalled its reading of the record already.
    pub async fn round_progress(
        &self,
        permit: &FamilyPermit,
        round: RoundId,
    ) -> Result<Option<RoundProgress>, StoreError> {
        let family = permit.family();
        let record = self.read(move |connection| load(connection, family)).await?;
        Ok(round_progress(&record, round))
    }
}
