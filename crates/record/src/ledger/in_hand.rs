//! An entry that is about to be changed is put into the record's hand first: rules find it there, and no other.

use super::as_of::entry_as_of;
use crate::{
    AnyConnection, Store, StoreError,
    families::{AsRead, document, stood},
    homes::hide_elsewhere,
    journal::{ReadAct, append_read},
};
use access::FamilyPermit;
use jiff::Timestamp;
use practice::{CaseRecord, Keeping, Kind, RecordId, views::seal_for};

impl Store {
    /// [`Store::open_family`] with these entries of the ledger in the record's hand, as far as they stand. As it was read it comes beside, for a
    /// change within the same request.
    pub async fn open_family_in_hand(
        &self,
        permit: &FamilyPermit,
        entries: Vec<(Kind, i64)>,
        act: ReadAct,
    ) -> Result<(CaseRecord, AsRead), StoreError> {
        let permit = *permit;
        let (read, ()) = tokio::try_join!(
            self.open_family_in_hand_again(&permit, entries),
            self.write(move |connection| append_read(connection, &permit.of_record(), act)),
        )?;
        Ok(read)
    }

    /// The same within a request whose reading is in the journal already. One look is one entry.
    pub async fn open_family_in_hand_again(
        &self,
        permit: &FamilyPermit,
        entries: Vec<(Kind, i64)>,
    ) -> Result<(CaseRecord, AsRead), StoreError> {
        let (family, actor, now) = (permit.family(), permit.actor(), self.clock().now());
        self.read(move |connection| {
            let as_read = AsRead::read(connection, family)?;
            let mut record = as_read.record().clone();
            take_in_hand(connection, family.into(), &mut record, entries)?;
            hide_elsewhere(connection, actor, &mut record, now)?;
            seal_for(&mut record, actor.worker);
            Ok((record, as_read))
        })
        .await
    }

    /// [`Store::family_as_of`] with these entries in hand, as they stood then.
    pub async fn family_as_of_in_hand(
        &self,
        permit: &FamilyPermit,
        moment: Timestamp,
        entries: Vec<(Kind, i64)>,
        act: ReadAct,
    ) -> Result<CaseRecord, StoreError> {
        let (permit, now) = (*permit, self.clock().now());
        let (mut record, ()) = tokio::try_join!(
            self.read(move |connection| {
                let family = permit.family();
                let mut record = stood(connection, family, moment)?;
                hide_elsewhere(connection, permit.actor(), &mut record, now)?;
                for (kind, number) in entries {
                    if let Some(entry) = entry_as_of(connection, family, (kind, number), moment)? {
                        record.put(entry);
                    }
                }
                Ok(record)
            }),
            self.write(move |connection| append_read(connection, &permit.of_record(), act)),
        )?;
        seal_for(&mut record, permit.actor().worker);
        Ok(record)
    }
}

/// Puts these entries of the ledger into the record's hand, as far as they stand. What is kept whole is there already.
pub(crate) fn take_in_hand(
    connection: &mut AnyConnection,
    whose: RecordId,
    record: &mut CaseRecord,
    entries: impl IntoIterator<Item = (Kind, i64)>,
) -> Result<(), StoreError> {
    for (kind, number) in entries.into_iter().filter(|(kind, _)| kind.keeping() == Keeping::Ledger) {
        if let Some(entry) = document(connection, whose, kind, number)? {
            record.put(entry);
        }
    }
    Ok(())
}

/// Refuses a change of an entry that stands and was not in hand: it was decided without what stands, and would be written over
/// it. Whoever asks for the change names the entry in [`crate::ChangeRequest::in_hand`].
pub(crate) fn refuse_unless_new(
    connection: &mut AnyConnection,
    whose: RecordId,
    kind: Kind,
    number: i64,
) -> Result<(), StoreError> {
    if kind.keeping() == Keeping::Ledger && document(connection, whose, kind, number)?.is_some() {
        return Err(StoreError::Fault(format!("a {} was to be changed that was not in hand", kind.words())));
    }
    Ok(())
}
