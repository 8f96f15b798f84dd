//! That somebody of a record is somebody of another one is told only to whoever may know of the other record. Whoever may not open
//! it learns that somebody is known elsewhere and whom to ring, and not how that is known: a sentence about it tells of both.

use super::knows::knows;
use crate::{
    AnyConnection, Store, StoreError,
    families::{load, read_body},
    schema::journal,
};
use access::{Actor, RecordPermit};
use diesel::prelude::*;
use jiff::Timestamp;
use practice::{
    CaseRecord, Kept, Kind, Object, RecordId,
    ids::{FamilyId, TeamId, WorkerId},
    party::OnePerson,
};
use std::collections::BTreeSet;

/// That somebody is known elsewhere, as one reader may know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Elsewhere {
    /// The statement.
    pub statement: OnePerson,
    /// Whether this reader may open the other record as they are. Otherwise they may ring.
    pub may_open: bool,
    /// The team that works with the other record.
    pub team: Option<TeamId>,
    /// Who leads the work there.
    pub lead_worker: Option<WorkerId>,
}

impl Store {
    /// Where else somebody of a record is known, as far as this reader may know of the other record. It is asked for beside the
    /// record, whose reading is in the journal; nothing is read of the other one but who works with it.
    pub async fn known_elsewhere(&self, permit: &RecordPermit) -> Result<Vec<Elsewhere>, StoreError> {
        let (record, actor, now) = (permit.record(), permit.actor(), self.clock().now());
        self.read(move |connection| {
            let mut all = Vec::new();
            for one in load(connection, record)?.same_people {
                let Some(may_open) = knows(connection, actor, one.elsewhere, now)? else { continue };
                let (team, lead_worker) = who_works_with(connection, one.elsewhere, now)?;
                let statement = as_told(one.value, may_open);
                all.push(Elsewhere { statement, may_open, team, lead_worker });
            }
            Ok(all)
        })
        .await
    }
}

/// The team that works with a record, and who leads there.
fn who_works_with(
    connection: &mut AnyConnection,
    record: RecordId,
    now: Timestamp,
) -> Result<(Option<TeamId>, Option<WorkerId>), StoreError> {
    // Nobody has the number 0: who asks is nobody's.
    let nobody = WorkerId(0);
    Ok(match record {
        RecordId::Family(family) => crate::standing::facts(connection, nobody, family, now)?
            .map_or((None, None), |facts| (Some(facts.team), facts.lead_worker)),
        RecordId::Child(child) => match super::child_facts(connection, nobody, child, now)? {
            Some(facts) if facts.has_own_team => (Some(facts.own.team), facts.own.lead_worker),
            Some(facts) => {
                facts.holding.map_or((None, None), |family| (Some(family.team), family.lead_worker))
            }
            None => (None, None),
        },
        RecordId::Party(party) => super::facts::party_facts(connection, nobody, party, now)?
            .map_or((None, None), |facts| (Some(facts.team), facts.lead_worker)),
    })
}

/// Leaves out of a record that somebody is known elsewhere where the other record may not be known of.
pub(crate) fn hide_elsewhere(
    connection: &mut AnyConnection,
    actor: Actor,
    record: &mut CaseRecord,
    now: Timestamp,
) -> Result<(), StoreError> {
    for one in std::mem::take(&mut record.same_people) {
        if let Some(may_open) = knows(connection, actor, one.elsewhere, now)? {
            record.same_people.push(Kept { value: as_told(one.value, may_open), ..one });
        }
    }
    Ok(())
}

/// The statement as it is told: how it is known only to whoever may open the other record.
fn as_told(statement: OnePerson, may_open: bool) -> OnePerson {
    if may_open { statement } else { OnePerson { because: String::new(), ..statement } }
}

/// The numbers of all statements that ever stood in a family's record and name one that this person may not open: its history, which
/// tells everything of an entry, says nothing of them.
pub(crate) fn hidden_statements(
    connection: &mut AnyConnection,
    actor: Actor,
    family: FamilyId,
    now: Timestamp,
) -> Result<Vec<i64>, StoreError> {
    let kind = Kind::OnePerson.code();
    let bodies: Vec<(i64, Option<String>)> = journal::table
        .filter(journal::chain.eq(family.0).and(journal::kind.eq(kind)))
        .select((journal::object_id, journal::body))
        .load(connection)?;
    let (mut all, mut known) = (BTreeSet::new(), BTreeSet::new());
    for (number, body) in bodies {
        all.insert(number);
        let Some(body) = body else { continue };
        if let Object::OnePerson(one) = read_body(kind, number, &body)?
            && knows(connection, actor, one.elsewhere, now)? == Some(true)
        {
            known.insert(number);
        }
    }
    Ok(all.difference(&known).copied().collect())
}
