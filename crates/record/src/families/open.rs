//! Opening a record: it is read and the reading is journalled at the same time, and both are done before it is seen.

use super::{History, HistoryFilter, Page, as_of::stood, history::history, load};
use crate::{
    Store, StoreError,
    homes::hide_elsewhere,
    journal::{ReadAct, append_read},
};
use access::FamilyPermit;
use jiff::Timestamp;
use practice::{CaseRecord, views::seal_for};

impl Store {
    /// The family's record as it stands, as this person may see it: numbers of a round that is not open yet are left
    /// out, but for the person's own. That it was opened is durably in the journal when this returns.
    pub async fn open_family(&self, permit: &FamilyPermit, act: ReadAct) -> Result<CaseRecord, StoreError> {
        let of_record = permit.of_record();
        let (record, ()) = tokio::try_join!(
            self.open_family_again(permit),
            self.write(move |connection| append_read(connection, &of_record, act)),
        )?;
        Ok(record)
    }

    /// The record again, within a request whose reading is in the journal already: as it stands now, as this person may
    /// see it. One look is one entry.
    pub async fn open_family_again(&self, permit: &FamilyPermit) -> Result<CaseRecord, StoreError> {
        let (permit, now) = (*permit, self.clock().now());
        let mut record = self
            .read(move |connection| {
                let mut record = load(connection, permit.family())?;
                hide_elsewhere(connection, permit.actor(), &mut record, now)?;
                Ok(record)
            })
            .await?;
        seal_for(&mut record, permit.actor().worker);
        Ok(record)
    }

    /// The record as it stands, or as it stood at a moment, with a page of its history: both from one picture, and one
    /// reading in the journal.
    pub async fn open_family_with_history(
        &self,
        permit: &FamilyPermit,
        moment: Option<Timestamp>,
        filter: HistoryFilter,
        page: Page,
        act: ReadAct,
    ) -> Result<(CaseRecord, History), StoreError> {
        let (permit, clock) = (*permit, self.clock().now());
        let ((mut record, history), ()) = tokio::try_join!(
            self.read(move |connection| {
                let now = load(connection, permit.family())?;
                let history = history(connection, (&permit, clock), &filter, page, &now)?;
                let then = moment.map(|moment| stood(connection, permit.family(), moment)).transpose()?;
                let mut record = then.unwrap_or(now);
                hide_elsewhere(connection, permit.actor(), &mut record, clock)?;
                Ok((record, history))
            }),
            self.write(move |connection| append_read(connection, &permit.of_record(), act)),
        )?;
        seal_for(&mut record, permit.actor().worker);
        Ok((record, history))
    }
}
