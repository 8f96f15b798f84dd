//! With whom a child lives, as whoever works with the child is told it; and which children live with a party, as whoever works with the
//! party may know of them. The party's record is read under its own permit; of it nothing goes along but name and telephone.

use super::knows::knows;
use crate::{
    AnyConnection, Store, StoreError,
    clock::day_of,
    families::{load, read_body},
    schema::{object, placed_with},
};
use access::{Actor, ChildPermit, PartyPermit};
use diesel::prelude::*;
use jiff::{Timestamp, civil::Date};
use practice::{
    Kind, Object, Thresholds,
    child::Placement,
    ids::{ChildId, PartyId, TeamId},
    party::{Party, PartyCheck},
    views::party_looks,
};
use std::sync::Arc;

/// A place in which a child lives, lived or is to live, with the party as far as this reader may know of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LivesWith {
    /// The placement.
    pub placement: Placement,
    /// With whom. None: this reader may not know of the party.
    pub name: Option<String>,
    /// The team that works with them. None: this reader may not know of the party.
    pub team: Option<TeamId>,
    /// Their telephone number, while the child lives there or is to live there.
    pub phone: String,
    /// Whether something about the party is to be looked at today: that, and never what. Only while the child lives there.
    pub needs_a_look: bool,
    /// Whether this reader may open the party's record.
    pub may_open: bool,
}

/// A child who lives with a party.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChildThere {
    /// The child.
    pub child: ChildId,
    /// What people call the child in full.
    pub name: String,
    /// The placement.
    pub placement: Placement,
    /// Whether this reader may open the child's record as they are. Otherwise they may ring.
    pub may_open: bool,
}

impl Store {
    /// Where a child lives, lived and is to live, the latest first.
    pub async fn lives_with(&self, permit: &ChildPermit) -> Result<Vec<LivesWith>, StoreError> {
        let (child, actor, now) = (permit.child(), permit.actor(), self.clock().now());
        let thresholds = Arc::clone(self.thresholds());
        self.read(move |connection| {
            let mut homes = Vec::new();
            for placement in load(connection, child)?.placements {
                let may_know = knows(connection, actor, placement.party.into(), now)?;
                homes.push(lives_there(connection, (placement.value, may_know), day_of(now), &thresholds)?);
            }
            homes.sort_by_key(|home| std::cmp::Reverse((home.placement.from, home.placement.id)));
            Ok(homes)
        })
        .await
    }

    /// Whether something about the party with whom this child lives is to be looked at today: a check that ran out or soon will,
    /// found something, or was never made. It says that, and never what: the checks are read under the party's own permit. It is
    /// worked out when it is asked for, and copied nowhere. Of a party of whom this person may not know it says nothing.
    ///
    /// # Errors
    /// [`StoreError::NotPermitted`] where the child does not live with that party.
    pub async fn party_needs_a_look(&self, permit: &ChildPermit, party: PartyId) -> Result<bool, StoreError> {
        let homes = self.lives_with(permit).await?;
        let mut with_them = homes.iter().filter(|home| home.placement.party == party).peekable();
        if with_them.peek().is_none() {
            return Err(StoreError::NotPermitted);
        }
        Ok(with_them.any(|home| home.needs_a_look))
    }

    /// The children who live with a party today, as far as this reader may know of each.
    pub async fn children_living_with(&self, permit: &PartyPermit) -> Result<Vec<ChildThere>, StoreError> {
        let (party, actor) = (PartyId(permit.record().number()), permit.actor());
        let (now, today) = (self.clock().now(), self.clock().today());
        self.read(move |connection| {
            let mut children = Vec::new();
            for (child, placement) in placements_with(connection, party)? {
                if placement.is_on(today) {
                    children.extend(child_there(connection, (actor, now), child, placement)?);
                }
            }
            children.sort_by(|one, other| (&one.name, one.child).cmp(&(&other.name, other.child)));
            Ok(children)
        })
        .await
    }
}

fn lives_there(
    connection: &mut AnyConnection,
    (placement, may_know): (Placement, Option<bool>),
    today: Date,
    thresholds: &Thresholds,
) -> Result<LivesWith, StoreError> {
    let Some(may_open) = may_know else {
        let (name, team, phone) = (None, None, String::new());
        return Ok(LivesWith { placement, name, team, phone, needs_a_look: false, may_open: false });
    };
    let record = load(connection, placement.party)?;
    let party: Option<&Party> = record.party(placement.party).map(|kept| &kept.value);
    let has_ended = placement.to.is_some_and(|to| to <= today);
    let checks: Vec<&PartyCheck> = record.party_checks.iter().map(|kept| &kept.value).collect();
    let needs_a_look =
        party.is_some_and(|party| !party_looks(party.kind, &checks, today, thresholds).is_empty());
    Ok(LivesWith {
        name: party.map(|party| party.name.clone()),
        team: party.map(|party| party.allocation.team),
        phone: party.filter(|_| !has_ended).map(|party| party.phone.clone()).unwrap_or_default(),
        needs_a_look: needs_a_look && !has_ended,
        may_open,
        placement,
    })
}

/// A child who lives there. None: this reader may not know of the child.
fn child_there(
    connection: &mut AnyConnection,
    (actor, now): (Actor, Timestamp),
    child: ChildId,
    placement: Placement,
) -> Result<Option<ChildThere>, StoreError> {
    let Some(may_open) = knows(connection, actor, child.into(), now)? else { return Ok(None) };
    let record = load(connection, child)?;
    let name = record.child(child).map(|kept| kept.full_name()).unwrap_or_default();
    Ok(Some(ChildThere { child, name, placement, may_open }))
}

/// The placements with a party, each with its child.
fn placements_with(
    connection: &mut AnyConnection,
    party: PartyId,
) -> Result<Vec<(ChildId, Placement)>, StoreError> {
    let kind = Kind::Placement.code();
    let named: Vec<(i64, i64)> = placed_with::table
        .filter(placed_with::party_id.eq(party.0))
        .select((placed_with::child_id, placed_with::placement_id))
        .load(connection)?;
    let mut found = Vec::new();
    for (child, number) in named {
        let body: Option<String> =
            object::table.find((child, kind, number)).select(object::body).first(connection).optional()?;
        if let Some(body) = body
            && let Object::Placement(placement) = read_body(kind, number, &body)?
        {
            found.push((ChildId(child), placement));
        }
    }
    Ok(found)
}
