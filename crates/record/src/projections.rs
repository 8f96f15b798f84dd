//! Projections: what is drawn from a family's record into tables for lists, search and due dates, in the transaction
//! that changes the record. They hold nothing of their own and can be drawn again at any time.

use crate::{AnyConnection, Store, StoreError, clock::day_of, families, lists, people, schema::family};
use diesel::prelude::*;
use jiff::{Timestamp, civil::Date};
use practice::{FamilyRecord, Kind, Thresholds, ids::FamilyId};
use std::sync::Arc;

/// What a projection is drawn from.
pub struct Drawing<'a> {
    /// The family.
    pub family: FamilyId,
    /// Its record as it stands after the change, with nothing hidden.
    pub record: &'a FamilyRecord,
    /// What the change touched. None: everything is to be drawn anew.
    pub changed: Option<&'a [(Kind, i64)]>,
    /// The moment of the change.
    pub at: Timestamp,
    /// The day of the change in Britain.
    pub today: Date,
    /// What the authority has set for the rules.
    pub thresholds: &'a Thresholds,
}

impl Drawing<'_> {
    /// Whether anything of one of these kinds changed.
    pub fn touches(&self, kinds: &[Kind]) -> bool {
        self.changed.is_none_or(|changed| changed.iter().any(|(kind, _)| kinds.contains(kind)))
    }
}

/// Draws its tables anew for one family. It may read nothing but its drawing and its own tables.
pub type Projection = fn(&mut AnyConnection, &Drawing<'_>) -> Result<(), StoreError>;

/// Every projection, in the order in which they are drawn. A new one is one line here.
const ALL: &[Projection] = &[families::draw_columns, people::draw, lists::draw];

/// Draws every projection of a family, in the transaction that is open.
pub(crate) fn draw(connection: &mut AnyConnection, drawing: &Drawing<'_>) -> Result<(), StoreError> {
    ALL.iter().try_for_each(|projection| projection(connection, drawing))
}

impl Store {
    /// Draws every projection of every family anew, a family a transaction. For after an update that adds one.
    /// Tells how many families are done. Returns how many there are.
    pub async fn redraw(&self, mut progress: impl FnMut(usize) + Send) -> Result<usize, StoreError> {
        let families: Vec<i64> = self
            .read(|connection| Ok(family::table.select(family::id).order(family::id).load(connection)?))
            .await?;
        for (done, number) in families.iter().enumerate() {
            let (number, at) = (FamilyId(*number), self.clock().now());
            let thresholds = Arc::clone(self.thresholds());
            self.write(move |connection| {
                let record = families::load(connection, number)?;
                let today = day_of(at);
                let drawing = Drawing {
                    family: number,
                    record: &record,
                    changed: None,
                    at,
                    today,
                    thresholds: &thresholds,
                };
                draw(connection, &drawing)
            })
            .await?;
            progress(done + 1);
        }
        Ok(families.len())
    }
}
