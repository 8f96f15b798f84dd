//! The parts of a child's page: whom to ring, which families, with whom the child lives, where else the child is known.

use super::links;
use access::Deed;
use practice::{RecordId, child::Child, ids::TeamId};
use record::{
    homes::{ChildOpened, FamilyOfChild, LivesWith},
    teams::StaffNames,
};
use serde::Serialize;
use ui::{elsewhere::address, trouble::Trouble, visit::ChildVisit};

/// A team, and its numbers.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Ring {
    team: String,
    phone: String,
    hours: String,
    duty_phone: String,
}

impl Ring {
    pub(super) async fn of(visit: &ChildVisit, names: &StaffNames, team: TeamId) -> Result<Self, Trouble> {
        let numbers = visit.app.store().telephones(team).await?;
        let team = names.team(team).to_owned();
        Ok(Self { team, phone: numbers.phone, hours: numbers.hours, duty_phone: numbers.duty_phone })
    }
}

/// Who works with the child.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Works {
    ring: Ring,
    /// Empty: nobody leads yet.
    lead: String,
    /// Since when, of the child's own team.
    since: String,
    /// Whether it is the child's own team and not that of a family.
    own: bool,
}

impl Works {
    /// The child's own team, or that of the family that holds the child, if the reader may know of it.
    pub(super) async fn of(
        visit: &ChildVisit,
        names: &StaffNames,
        child: &Child,
        opened: &ChildOpened,
    ) -> Result<Option<Self>, Trouble> {
        let (team, lead, since) = match (child.own, links::holding(visit, opened)) {
            (Some(own), _) => (own.team, own.lead_worker, calendar::long(own.since)),
            (None, Some(family)) => (family.team, family.lead_worker, String::new()),
            (None, None) => return Ok(None),
        };
        let lead = lead.map(|lead| names.worker(lead).to_owned()).unwrap_or_default();
        let ring = Ring::of(visit, names, team).await?;
        Ok(Some(Self { ring, lead, since, own: child.own.is_some() }))
    }
}

/// A family to which the child belongs.
#[derive(Debug, Clone, Serialize)]
pub(super) struct FamilyLine {
    name: String,
    reference: String,
    /// Empty: the reader may not open it, and rings.
    href: String,
    ring: Ring,
    since: String,
    until: String,
    holding: bool,
}

impl FamilyLine {
    pub(super) async fn of(
        visit: &ChildVisit,
        names: &StaffNames,
        family: &FamilyOfChild,
    ) -> Result<Self, Trouble> {
        let href = if family.may_open { address(family.link.family.into()) } else { String::new() };
        Ok(Self {
            name: family.name.clone(),
            reference: family.reference.clone(),
            href,
            ring: Ring::of(visit, names, family.team).await?,
            since: calendar::long(family.link.from),
            until: family.link.to.map(calendar::long).unwrap_or_default(),
            holding: family.link.holding && family.link.is_on(visit.today),
        })
    }
}

/// With whom the child lives or lived.
#[derive(Debug, Clone, Serialize)]
pub(super) struct LivesLine {
    kind: &'static str,
    /// Empty: the reader may not know of their record.
    name: String,
    /// Their telephone number, while the child lives there.
    phone: String,
    /// Empty: the reader may not open it.
    href: String,
    ring: Option<Ring>,
    since: String,
    until: String,
    because: String,
    needs_a_look: bool,
}

impl LivesLine {
    pub(super) async fn of(
        visit: &ChildVisit,
        names: &StaffNames,
        lives: &LivesWith,
    ) -> Result<Self, Trouble> {
        let placement = &lives.placement;
        let href = if lives.may_open { address(placement.party.into()) } else { String::new() };
        let ring = match lives.team {
            Some(team) if !lives.may_open => Some(Ring::of(visit, names, team).await?),
            _ => None,
        };
        Ok(Self {
            kind: placement.kind.words(),
            name: lives.name.clone().unwrap_or_default(),
            phone: lives.phone.clone(),
            href,
            ring,
            since: calendar::long(placement.from),
            until: placement.to.map(calendar::long).unwrap_or_default(),
            because: placement.ended_because.clone(),
            needs_a_look: lives.needs_a_look,
        })
    }
}

/// Where the child is known besides.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Elsewhere {
    what: &'static str,
    href: String,
    ring: Ring,
}

impl Elsewhere {
    pub(super) fn of(known: &record::homes::Elsewhere, ring: Ring) -> Self {
        let what = match known.statement.elsewhere {
            RecordId::Family(_) => "In a family’s record",
            RecordId::Child(_) => "In another child’s record",
            RecordId::Party(_) => "In a carer’s or sponsor’s record",
        };
        let href = if known.may_open { address(known.statement.elsewhere) } else { String::new() };
        Self { what, href, ring }
    }
}

/// The address of the child's record from which this one came at birth. Empty: there is none, or none that the reader may open.
pub(super) async fn origin(visit: &ChildVisit, child: &Child) -> Result<String, Trouble> {
    let Some(origin) = child.origin else { return Ok(String::new()) };
    let may_see = visit.permit_for(origin, Deed::See).await?.is_ok();
    Ok(if may_see { address(origin.into()) } else { String::new() })
}
