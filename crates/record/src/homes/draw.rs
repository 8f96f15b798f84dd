//! What `child`, `child_link`, `placed_with` and `party` hold of a child's or a party's record.

use crate::{
    AnyConnection, StoreError,
    days::day,
    engine::insert_rows,
    projections::Drawing,
    schema::{child, child_link, party, placed_with},
};
use diesel::prelude::*;
use practice::{
    RecordId,
    child::{Child, FamilyLink, Placement},
    party::Party,
};

/// Into how many tables it is drawn.
pub(crate) const TABLES: usize = 4;

/// What they hold of one record.
#[derive(PartialEq)]
pub(crate) enum HomeRows {
    Child { row: ChildRow, links: Vec<LinkRow>, placed: Vec<PlacedRow> },
    Party(PartyRow),
}

#[derive(PartialEq, Queryable, Insertable, AsChangeset)]
#[diesel(table_name = child, treat_none_as_null = true)]
pub(crate) struct ChildRow {
    id: i64,
    team_id: Option<i64>,
    lead_worker: Option<i64>,
    hidden: i32,
}

#[derive(PartialEq, Queryable, Insertable)]
#[diesel(table_name = child_link, treat_none_as_default_value = false)]
pub(crate) struct LinkRow {
    child_id: i64,
    link_id: i64,
    family_id: i64,
    person_id: i64,
    from_day: i32,
    to_day: Option<i32>,
    holding: i32,
}

#[derive(PartialEq, Queryable, Insertable)]
#[diesel(table_name = placed_with)]
#[expect(clippy::struct_field_names, reason = "they are the columns’ names")]
pub(crate) struct PlacedRow {
    child_id: i64,
    placement_id: i64,
    party_id: i64,
}

#[derive(PartialEq, Queryable, Insertable, AsChangeset)]
#[diesel(table_name = party, treat_none_as_null = true)]
pub(crate) struct PartyRow {
    id: i64,
    team_id: i64,
    lead_worker: Option<i64>,
    restricted: i32,
}

impl HomeRows {
    /// Works it out. None for a family's record.
    pub(crate) fn of(drawing: &Drawing<'_>) -> Option<Self> {
        match drawing.id {
            RecordId::Family(_) => None,
            RecordId::Child(id) => {
                let row = child_row(drawing.record.child(id)?);
                let mut links: Vec<LinkRow> =
                    drawing.record.family_links.iter().map(|link| link_row(id.0, link)).collect();
                links.sort_unstable_by_key(|link| link.link_id);
                let mut placed: Vec<PlacedRow> =
                    drawing.record.placements.iter().map(|placement| placed_row(id.0, placement)).collect();
                placed.sort_unstable_by_key(|placement| placement.placement_id);
                Some(Self::Child { row, links, placed })
            }
            RecordId::Party(id) => Some(Self::Party(party_row(drawing.record.party(id)?))),
        }
    }

    /// Writes those of many records that are not there yet.
    pub(crate) fn write_new(connection: &mut AnyConnection, all: Vec<Self>) -> Result<(), StoreError> {
        let (mut children, mut links, mut parties) = (Vec::new(), Vec::new(), Vec::new());
        let mut places = Vec::new();
        for one in all {
            match one {
                Self::Child { row, links: more, placed } => {
                    children.push(row);
                    links.extend(more);
                    places.extend(placed);
                }
                Self::Party(row) => parties.push(row),
            }
        }
        insert_rows!(connection, child::table, &children);
        insert_rows!(connection, child_link::table, &links);
        insert_rows!(connection, placed_with::table, &places);
        insert_rows!(connection, party::table, &parties);
        Ok(())
    }

    /// Whether exactly this is written, and how many rows of it are there: children, links, placements, parties.
    pub(crate) fn stands(&self, connection: &mut AnyConnection) -> Result<(bool, [i64; TABLES]), StoreError> {
        match self {
            Self::Child { row, links, placed } => {
                let stands: Option<ChildRow> = child::table.find(row.id).first(connection).optional()?;
                let linked: Vec<LinkRow> = child_link::table
                    .filter(child_link::child_id.eq(row.id))
                    .order(child_link::link_id)
                    .load(connection)?;
                let places: Vec<PlacedRow> = placed_with::table
                    .filter(placed_with::child_id.eq(row.id))
                    .order(placed_with::placement_id)
                    .load(connection)?;
                let count = |rows: usize| i64::try_from(rows).unwrap_or(i64::MAX);
                let counts = [i64::from(stands.is_some()), count(linked.len()), count(places.len()), 0];
                Ok((stands.as_ref() == Some(row) && linked == *links && places == *placed, counts))
            }
            Self::Party(row) => {
                let stands: Option<PartyRow> = party::table.find(row.id).first(connection).optional()?;
                Ok((stands.as_ref() == Some(row), [0, 0, 0, i64::from(stands.is_some())]))
            }
        }
    }

    /// Writes it, in the transaction that is open.
    pub(crate) fn write(self, connection: &mut AnyConnection) -> Result<(), StoreError> {
        match self {
            Self::Child { row, links, placed } => {
                let known = diesel::update(child::table.find(row.id)).set(&row).execute(connection)?;
                if known == 0 {
                    diesel::insert_into(child::table).values(&row).execute(connection)?;
                } else {
                    diesel::delete(child_link::table.filter(child_link::child_id.eq(row.id)))
                        .execute(connection)?;
                    diesel::delete(placed_with::table.filter(placed_with::child_id.eq(row.id)))
                        .execute(connection)?;
                }
                insert_rows!(connection, child_link::table, &links);
                insert_rows!(connection, placed_with::table, &placed);
            }
            Self::Party(row) => {
                let known = diesel::update(party::table.find(row.id)).set(&row).execute(connection)?;
                if known == 0 {
                    diesel::insert_into(party::table).values(&row).execute(connection)?;
                }
            }
        }
        Ok(())
    }
}

fn child_row(child: &Child) -> ChildRow {
    ChildRow {
        id: child.id.0,
        team_id: child.own.map(|own| own.team.0),
        lead_worker: child.own.and_then(|own| own.lead_worker).map(|worker| worker.0),
        hidden: i32::from(child.is_hidden()),
    }
}

fn link_row(child_id: i64, link: &FamilyLink) -> LinkRow {
    LinkRow {
        child_id,
        link_id: link.id.0,
        family_id: link.family.0,
        person_id: link.person.0,
        from_day: day(link.from),
        to_day: link.to.map(day),
        holding: i32::from(link.holding),
    }
}

fn placed_row(child_id: i64, placement: &Placement) -> PlacedRow {
    PlacedRow { child_id, placement_id: placement.id.0, party_id: placement.party.0 }
}

fn party_row(party: &Party) -> PartyRow {
    PartyRow {
        id: party.id.0,
        team_id: party.allocation.team.0,
        lead_worker: party.allocation.lead_worker.map(|worker| worker.0),
        restricted: i32::from(party.restricted),
    }
}
