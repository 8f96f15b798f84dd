//! Opening a record: it is read and the reading is journalled at the same time, and both are done before it is seen.

use super::load;
use crate::{
    Store, StoreError,
    journal::{ReadAct, append_read},
};
use access::FamilyPermit;
use practice::{FamilyRecord, views::seen_by};

impl Store {
    /// The family's record as it stands, as this person may see it: numbers of a round that is not open yet are left
    /// out, but for the person's own. That it was opened is durably in the journal when this returns.
    pub async fn open_family(&self, permit: &FamilyPermit, act: ReadAct) -> Result<FamilyRecord, StoreError> {
        let permit = *permit;
        let (record, ()) = tokio::try_join!(
            self.read(move |connection| load(connection, permit.family())),
            self.write(move |connection| append_read(connection, &permit, act)),
        )?;
        Ok(seen_by(&record, permit.actor().worker))
    }
}
