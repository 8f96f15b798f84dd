//! Opening a child's or a party's record: it is read and the reading is journalled in its own chain, and both are done before it
//! is seen. A child's families are told only to who may know of them.

use super::{child_facts, facts::party_facts};
use crate::{
    AnyConnection, Store, StoreError,
    families::load,
    journal::{ReadAct, append_read},
};
use access::{Actor, ChildPermit, Deed, PartyPermit, RecordPermit};
use jiff::Timestamp;
use practice::{
    FamilyRecord, RecordId,
    child::FamilyLink,
    ids::{FamilyId, PartyId},
    views::seen_by,
};

/// A family to whose record a child belongs, as one reader may know of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FamilyOfChild {
    /// The child's half of the link.
    pub link: FamilyLink,
    /// What the family is called, and its reference.
    pub name: String,
    /// The reference that people quote.
    pub reference: String,
    /// Whether this reader may open the family's record as they are. Otherwise they may ask, and say why.
    pub may_open: bool,
}

/// A child's record as one reader may see it.
#[derive(Debug, Clone, PartialEq)]
pub struct ChildOpened {
    /// The record. Of its links to families only those stand in it of which the reader may know.
    pub record: FamilyRecord,
    /// Those families.
    pub families: Vec<FamilyOfChild>,
}

impl Store {
    /// A child's record as this person may see it. That it was opened is durably in the child's journal when this returns.
    pub async fn open_child(&self, permit: &ChildPermit, act: ReadAct) -> Result<ChildOpened, StoreError> {
        let (child, of_record) = (permit.child(), permit.of_record());
        let (opened, now) = (of_record, self.clock().now());
        let (opened, ()) = tokio::try_join!(
            self.read(move |connection| {
                let mut record = load(connection, child)?;
                let families = known(connection, opened.actor(), &record, now)?;
                record.family_links.retain(|link| families.iter().any(|one| one.link.id == link.id));
                // That somebody is known elsewhere is told only where the other record may be known of.
                for one in std::mem::take(&mut record.same_people) {
                    if knows(connection, opened.actor(), one.elsewhere, now)?.is_some() {
                        record.same_people.push(one);
                    }
                }
                Ok(ChildOpened { record: seen_by(&record, opened.actor().worker), families })
            }),
            self.write(move |connection| append_read(connection, &of_record, act)),
        )?;
        Ok(opened)
    }

    /// A party's record. That it was opened is durably in the party's journal when this returns.
    pub async fn open_party(&self, permit: &PartyPermit, act: ReadAct) -> Result<FamilyRecord, StoreError> {
        let of_record = permit.of_record();
        let id = permit.record();
        let (record, ()) = tokio::try_join!(
            self.read(move |connection| load(connection, id)),
            self.write(move |connection| append_read(connection, &of_record, act)),
        )?;
        Ok(record)
    }

    /// Whether something about the party with whom this child lives is to be looked at today: a check that ran out, found
    /// something, or was never made. It says that, and never what: the checks are read under the party's own permit. It is
    /// worked out when it is asked for, and copied nowhere.
    ///
    /// # Errors
    /// [`StoreError::NotPermitted`] where the child does not live with that party.
    pub async fn party_needs_a_look(&self, permit: &ChildPermit, party: PartyId) -> Result<bool, StoreError> {
        let (child, today) = (permit.child(), self.clock().today());
        self.read(move |connection| {
            let lives = load(connection, child)?;
            if lives.placements.iter().all(|placement| placement.party != party) {
                return Err(StoreError::NotPermitted);
            }
            let checks = load(connection, party)?.party_checks;
            Ok(checks.is_empty() || checks.iter().any(|check| !check.counts_on(today)))
        })
        .await
    }
}

/// The families of a child of which this person may know.
fn known(
    connection: &mut AnyConnection,
    actor: Actor,
    record: &FamilyRecord,
    now: Timestamp,
) -> Result<Vec<FamilyOfChild>, StoreError> {
    let mut families = Vec::new();
    for link in &record.family_links {
        let Some(may_open) = knows(connection, actor, link.family.into(), now)? else { continue };
        let (name, reference) = called(connection, link.family)?;
        families.push(FamilyOfChild { link: link.value.clone(), name, reference, may_open });
    }
    families.sort_by_key(|family| std::cmp::Reverse((family.link.from, family.link.id)));
    Ok(families)
}

fn called(connection: &mut AnyConnection, family: FamilyId) -> Result<(String, String), StoreError> {
    use crate::schema::family::dsl;
    use diesel::prelude::*;
    Ok(dsl::family.find(family.0).select((dsl::name, dsl::reference)).first(connection)?)
}

/// Whether this person may know of a record, and then whether they may open it as they are.
fn knows(
    connection: &mut AnyConnection,
    actor: Actor,
    record: RecordId,
    now: Timestamp,
) -> Result<Option<bool>, StoreError> {
    match permit(connection, actor, record, Deed::See, now)? {
        Some(Ok(_)) => Ok(Some(true)),
        Some(Err(access::Refusal::AskWhy)) => Ok(Some(false)),
        Some(Err(access::Refusal::Absent | access::Refusal::NotYourRole)) | None => Ok(None),
    }
}

/// What `access` decides about a record of any home, inside a transaction. None: there is no such record.
fn permit(
    connection: &mut AnyConnection,
    actor: Actor,
    record: RecordId,
    deed: Deed,
    now: Timestamp,
) -> Result<Option<Result<RecordPermit, access::Refusal>>, StoreError> {
    let worker = actor.worker;
    Ok(match record {
        RecordId::Family(family) => crate::standing::facts(connection, worker, family, now)?
            .map(|facts| access::family::permit(actor, &facts, deed, now).map(|one| one.of_record())),
        RecordId::Child(child) => child_facts(connection, worker, child, now)?
            .map(|facts| access::child::permit(actor, &facts, deed, now).map(|one| one.of_record())),
        RecordId::Party(party) => party_facts(connection, worker, party, now)?
            .map(|facts| access::party::permit(actor, &facts, deed, now).map(|one| one.of_record())),
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
    match permit(connection, given.actor(), given.record(), given.deed(), now)? {
        Some(Ok(_)) => Ok(()),
        Some(Err(access::Refusal::NotYourRole)) => Err(StoreError::NotPermitted),
        Some(Err(_)) | None => Err(StoreError::Absent),
    }
}
