//! Opening a child's or a party's record: it is read and the reading is journalled in its own chain, and both are done before it
//! is seen. A child's families are told only to who may know of them.

use super::{elsewhere::hide_elsewhere, knows::knows, lines::digest_without_what_is_not_known};
use crate::{
    AnyConnection, Store, StoreError,
    families::load,
    journal::{ReadAct, append_read},
};
use access::{Actor, ChildPermit, PartyPermit};
use jiff::Timestamp;
use practice::{
    CaseRecord,
    child::FamilyLink,
    ids::{FamilyId, TeamId, WorkerId},
    views::seen_by,
};

/// A family to whose record a child belongs, as one reader may know of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FamilyOfChild {
    /// The child's half of the link.
    pub link: FamilyLink,
    /// What the family is called.
    pub name: String,
    /// The reference that people quote.
    pub reference: String,
    /// The team that works with the family.
    pub team: TeamId,
    /// Who leads the work.
    pub lead_worker: Option<WorkerId>,
    /// Whether this reader may open the family's record as they are. Otherwise they may ask, and say why.
    pub may_open: bool,
}

/// A child's record as one reader may see it.
#[derive(Debug, Clone, PartialEq)]
pub struct ChildOpened {
    /// The record, with those links to families that the reader may know of.
    pub record: CaseRecord,
    /// Those families.
    pub families: Vec<FamilyOfChild>,
}

impl Store {
    /// A child's record as this person may see it. That it was opened is durably in the child's journal when this returns.
    pub async fn open_child(&self, permit: &ChildPermit, act: ReadAct) -> Result<ChildOpened, StoreError> {
        let of_record = permit.of_record();
        let (opened, ()) = tokio::try_join!(
            self.open_child_again(permit),
            self.write(move |connection| append_read(connection, &of_record, act)),
        )?;
        Ok(opened)
    }

    /// The same once more within one request, whose reading is in the journal.
    pub async fn open_child_again(&self, permit: &ChildPermit) -> Result<ChildOpened, StoreError> {
        let (child, actor, now) = (permit.child(), permit.actor(), self.clock().now());
        self.read(move |connection| {
            let mut record = load(connection, child)?;
            let families = known(connection, actor, &record, now)?;
            let links = record.family_links.len();
            record.family_links.retain(|link| families.iter().any(|one| one.link.id == link.id));
            if record.family_links.len() < links {
                // What is counted there would tell of a family as surely as its link.
                record.digest = digest_without_what_is_not_known(connection, child, &record)?;
            }
            hide_elsewhere(connection, actor, &mut record, now)?;
            Ok(ChildOpened { record: seen_by(&record, actor.worker), families })
        })
        .await
    }

    /// A party's record. That it was opened is durably in the party's journal when this returns.
    pub async fn open_party(&self, permit: &PartyPermit, act: ReadAct) -> Result<CaseRecord, StoreError> {
        let of_record = permit.of_record();
        let (record, ()) = tokio::try_join!(
            self.open_party_again(permit),
            self.write(move |connection| append_read(connection, &of_record, act)),
        )?;
        Ok(record)
    }

    /// The same once more within one request, whose reading is in the journal.
    pub async fn open_party_again(&self, permit: &PartyPermit) -> Result<CaseRecord, StoreError> {
        let (record, actor, now) = (permit.record(), permit.actor(), self.clock().now());
        self.read(move |connection| {
            let mut record = load(connection, record)?;
            hide_elsewhere(connection, actor, &mut record, now)?;
            Ok(record)
        })
        .await
    }
}

/// The families of a child that this person may know of.
pub(crate) fn known(
    connection: &mut AnyConnection,
    actor: Actor,
    record: &CaseRecord,
    now: Timestamp,
) -> Result<Vec<FamilyOfChild>, StoreError> {
    let mut families = Vec::new();
    for link in &record.family_links {
        let Some(may_open) = knows(connection, actor, link.family.into(), now)? else { continue };
        let (name, reference, team, lead) = called(connection, link.family)?;
        let (team, lead_worker) = (TeamId(team), lead.map(WorkerId));
        let link = link.value.clone();
        families.push(FamilyOfChild { link, name, reference, team, lead_worker, may_open });
    }
    families.sort_by_key(|family| std::cmp::Reverse((family.link.from, family.link.id)));
    Ok(families)
}

/// A family's name, reference, team and lead worker.
type Called = (String, String, i64, Option<i64>);

fn called(connection: &mut AnyConnection, family: FamilyId) -> Result<Called, StoreError> {
    use crate::schema::family::dsl;
    use diesel::prelude::*;
    let columns = (dsl::name, dsl::reference, dsl::team_id, dsl::lead_worker);
    Ok(dsl::family.find(family.0).select(columns).first(connection)?)
}
