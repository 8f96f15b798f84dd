//! Whether what is to be kept in a family's record, or stands in it, holds something of a sealed child's that may not stand there.
//! What is looked for is read here and handed to nobody.

use super::{all_documents, load::load};
use crate::{AnyConnection, Store, StoreError, engine::Prepare as _, homes::known};
use access::ChildPermit;
use diesel::{QueryableByName, RunQueryDsl as _, sql_query, sql_types::BigInt};
use practice::{
    CaseRecord, Finding, Kind, Object,
    actions::Change,
    hidden::sealed::{SealedNames, finding, parties},
    ids::{ChildId, FamilyId},
    party::Party,
};

/// Children whose records are hidden and who belonged to this family once, and do not today.
const ONCE_HERE: &str = "SELECT l.child_id AS id FROM child_link l JOIN child c ON c.id = l.child_id \
    WHERE l.family_id = $1 AND c.hidden = 1 GROUP BY l.child_id HAVING COUNT(*) = COUNT(l.to_day) ORDER BY 1";

#[derive(QueryableByName)]
struct Id {
    #[diesel(sql_type = BigInt)]
    id: i64,
}

impl Store {
    /// Things of families to which a sealed child once belonged that hold something which may stand in the child's record alone,
    /// written there before the child's record said it: for whoever works with the child, who asks that it be taken out. Of
    /// families of which this person may not know nothing is said. The page that asks has journalled its reading of the child's
    /// record.
    pub async fn sealed_words_in_families(
        &self,
        permit: &ChildPermit,
    ) -> Result<Vec<(FamilyId, Kind, i64)>, StoreError> {
        let (child, actor, now) = (permit.child(), permit.actor(), self.clock().now());
        self.read(move |connection| {
            let own = load(connection, child)?;
            let Some(with) = with_whom(connection, child, &own)? else { return Ok(Vec::new()) };
            let mut found = Vec::new();
            for one in known(connection, actor, &own, now)? {
                if one.link.to.is_none() {
                    continue;
                }
                let (family, record) = (one.link.family, load(connection, one.link.family)?);
                let names = SealedNames::of(&own, &with, &record);
                let notes = all_documents(connection, family, Kind::CaseNote)?;
                let things = record.objects().into_iter().chain(notes).map(|kept| kept.value);
                let holding = things.filter(|thing| names.stands_in(thing));
                found.extend(holding.map(|thing| (family, thing.kind(), thing.number())));
            }
            Ok(found)
        })
        .await
    }
}

/// The parties with whom a sealed child lives. None: the record is not sealed.
fn with_whom(
    connection: &mut AnyConnection,
    child: ChildId,
    own: &CaseRecord,
) -> Result<Option<Vec<Party>>, StoreError> {
    if own.child(child).is_none_or(|own| own.sealed.is_none()) {
        return Ok(None);
    }
    let mut with = Vec::new();
    for party in parties(own) {
        with.extend(load(connection, party)?.parties.into_iter().map(|party| party.value));
    }
    Ok(Some(with))
}

/// What stands in the way of keeping these things in a family's record.
pub(super) fn in_the_way(
    connection: &mut AnyConnection,
    (family, record): (FamilyId, &CaseRecord),
    changes: &[Change],
) -> Result<Vec<Finding>, StoreError> {
    let mut findings = Vec::new();
    // Whoever never lost a child asks nothing: that is nearly every family.
    if record.child_links.iter().all(|link| link.to.is_none()) {
        return Ok(findings);
    }
    let things: Vec<&Object> = changes
        .iter()
        .filter_map(|change| match change {
            Change::Put(object) => Some(object),
            Change::Withdraw { .. } => None,
        })
        .collect();
    let children: Vec<Id> = sql_query(ONCE_HERE).bind::<BigInt, _>(family.0).prepared().load(connection)?;
    for child in children.into_iter().map(|row| ChildId(row.id)) {
        let own = load(connection, child)?;
        let Some(with) = with_whom(connection, child, &own)? else { continue };
        let names = SealedNames::of(&own, &with, record);
        let holding = things.iter().filter(|thing| names.stands_in(thing));
        findings.extend(holding.map(|thing| finding(thing)));
    }
    Ok(findings)
}
