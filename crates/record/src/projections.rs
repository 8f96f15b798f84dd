//! Projections: what is drawn from a family's record into tables for lists, search and due dates. They are worked out
//! wherever there is time for it, and written in the transaction that changes the record. They hold nothing of their own
//! and can be drawn again at any time.

use crate::{
    AnyConnection, Store, StoreError, clock::day_of, families, homes, ledger, lists, people, schema::object,
    vouch,
};
use diesel::prelude::*;
use jiff::civil::Date;
use practice::{CaseRecord, Home, Kind, RecordId, Thresholds};
use sha2::{Digest as _, Sha256};
use std::sync::Arc;

/// What a projection is drawn from.
pub struct Drawing<'a> {
    /// Which record.
    pub id: RecordId,
    /// It as it stands after the change, with nothing hidden.
    pub record: &'a CaseRecord,
    /// What the change touched. None: everything is to be drawn anew.
    pub changed: Option<&'a [(Kind, i64)]>,
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

/// What every projection of a family says, worked out and not written yet. None: nothing that it shows was touched.
/// A new projection is one line in each of these functions.
pub(crate) struct Projections {
    columns: Option<families::AccessColumns>,
    people: Option<people::PeopleRows>,
    lists: Option<lists::ListRows>,
    ledger: Option<ledger::LedgerRows>,
    own: Option<homes::HomeRows>,
}

impl Projections {
    /// Works everything out. Reads nothing but the drawing, and what the ledger gives, which is not in the record.
    pub(crate) fn of(drawing: &Drawing<'_>, ledger: Option<ledger::LedgerRows>) -> Result<Self, StoreError> {
        Ok(Self {
            columns: families::AccessColumns::of(drawing),
            people: people::PeopleRows::of(drawing)?,
            lists: lists::ListRows::of(drawing)?,
            ledger,
            own: homes::HomeRows::of(drawing),
        })
    }

    /// Compares everything with what is written.
    pub(crate) fn stands(&self, connection: &mut AnyConnection) -> Result<Stands, StoreError> {
        let nothing = Ok((true, [0, 0]));
        let (columns, of_columns) =
            self.columns.as_ref().map_or(nothing.clone(), |it| it.stands(connection))?;
        let (people, of_people) = self.people.as_ref().map_or(nothing.clone(), |it| it.stands(connection))?;
        let (lists, of_lists) = self.lists.as_ref().map_or(nothing.clone(), |it| it.stands(connection))?;
        let (ledger, of_ledger) = self.ledger.as_ref().map_or(nothing, |it| it.stands(connection))?;
        let (own, of_own) =
            self.own.as_ref().map_or(Ok((true, [0; homes::TABLES])), |it| it.stands(connection))?;
        let mut rows = [0; TABLES.len()];
        let drawn = [of_columns, of_people, of_lists, of_ledger].concat().into_iter().chain(of_own);
        rows.iter_mut().zip(drawn).for_each(|(row, count)| *row = count);
        Ok(Stands { columns: columns && own, people, lists, ledger, rows })
    }

    /// Every word of the family's names.
    pub(crate) fn words(&self) -> impl Iterator<Item = String> {
        self.people.iter().flat_map(people::PeopleRows::words)
    }

    /// Leaves out what is written already. Only for a record that is known, when this is written, to stand as it did now.
    pub(crate) fn leave_out_what_stands(&mut self, connection: &mut AnyConnection) -> Result<(), StoreError> {
        if let Some(ledger) = &self.ledger
            && ledger.is_whole_and_stands(connection)?
        {
            self.ledger = None;
        }
        self.lists.as_mut().map_or(Ok(()), |lists| lists.leave_out_what_stands(connection))
    }

    /// Writes many families of which nothing is written yet, in the transaction that is open.
    pub(crate) fn write_new(connection: &mut AnyConnection, all: Vec<Self>) -> Result<(), StoreError> {
        let (mut columns, mut people, mut lists) = (Vec::new(), Vec::new(), Vec::new());
        let (mut ledgers, mut own) = (Vec::new(), Vec::new());
        for one in all {
            columns.extend(one.columns);
            people.extend(one.people);
            lists.extend(one.lists);
            ledgers.extend(one.ledger);
            own.extend(one.own);
        }
        families::AccessColumns::write_new(connection, columns)?;
        people::PeopleRows::write_new(connection, &people)?;
        lists::ListRows::write_new(connection, lists)?;
        ledger::LedgerRows::write_new(connection, ledgers)?;
        homes::HomeRows::write_new(connection, own)
    }

    /// Writes it, in the transaction that is open.
    pub(crate) fn write(self, connection: &mut AnyConnection) -> Result<(), StoreError> {
        self.columns.map_or(Ok(()), |columns| columns.write(connection))?;
        self.people.map_or(Ok(()), |people| people.write(connection))?;
        self.lists.map_or(Ok(()), |lists| lists.write(connection))?;
        self.ledger.map_or(Ok(()), |ledger| ledger.write(connection))?;
        self.own.map_or(Ok(()), |own| own.write(connection))
    }
}

/// The tables into which is drawn.
pub(crate) const TABLES: [&str; 12] = [
    "family",
    "family_worker",
    "person_index",
    "name_key",
    "due",
    "family_summary",
    "ledger",
    "ledger_digest",
    "child",
    "child_link",
    "placed_with",
    "party",
];

/// What a family's record gives, compared with what is written.
#[expect(clippy::struct_excessive_bools, reason = "one for each projection, and each may differ by itself")]
pub(crate) struct Stands {
    /// Whether the columns by which access is decided are the same.
    pub(crate) columns: bool,
    /// Whether the search index is.
    pub(crate) people: bool,
    /// Whether what is due and the summary are.
    pub(crate) lists: bool,
    /// Whether the list of the ledger and its digest are.
    pub(crate) ledger: bool,
    /// How many rows the record has in each of the tables.
    pub(crate) rows: [i64; TABLES.len()],
}

/// What is drawn counts up with it where one version of Kith comes to draw otherwise: 2, people are found by their street; 3, the
/// children of a party by their placements, and those with a team of their own by their names.
const DRAWING: &str = "3";

/// With what lists are drawn: the version of Kith, and what the authority has set for the rules. Where either changes, the
/// same record gives other lists.
pub(crate) fn drawn_with(thresholds: &Thresholds) -> String {
    let mut hasher = Sha256::new();
    hasher.update(env!("CARGO_PKG_VERSION"));
    hasher.update(DRAWING);
    hasher.update(format!("{thresholds:?}"));
    data_encoding::HEXLOWER.encode(&hasher.finalize()[..8])
}

impl Store {
    /// Draws every family's lists anew where they were drawn by another version of Kith or with other settings, and says
    /// so in chain 0. Returns how many families there are, or none where there was nothing to do.
    pub async fn redraw_after_update(&self) -> Result<Option<usize>, StoreError> {
        let with = drawn_with(self.thresholds());
        let at = self.clock().now();
        if self.read(vouch::drawn_with).await? == with {
            return Ok(None);
        }
        let families = self.redraw(|_| ()).await?;
        self.write(move |connection| vouch::say_drawn_with(connection, at, &with)).await?;
        Ok(Some(families))
    }

    /// Draws every projection of every record anew, a record a transaction. For after an update that adds one.
    /// Tells how many families are done. Returns how many there are.
    pub async fn redraw(&self, mut progress: impl FnMut(usize) + Send) -> Result<usize, StoreError> {
        let records: Vec<(String, i64)> = self
            .read(|connection| {
                let begins = object::kind.eq_any(Home::ALL.iter().map(|home| home.code()));
                let ids = object::table.filter(begins).select((object::kind, object::id));
                Ok(ids.order(object::id).load(connection)?)
            })
            .await?;
        let records = records.iter().filter_map(|(kind, id)| Some(RecordId::of(Home::from_code(kind)?, *id)));
        let mut families = 0;
        for id in records {
            let at = self.clock().now();
            let thresholds = Arc::clone(self.thresholds());
            self.write(move |connection| {
                let mut record = families::load(connection, id)?;
                let entries = ledger::LedgerRows::read(connection, id)?;
                record.digest = entries.digest().clone();
                let today = day_of(at);
                let drawing = Drawing { id, record: &record, changed: None, today, thresholds: &thresholds };
                let mut drawn = Projections::of(&drawing, Some(entries))?;
                drawn.leave_out_what_stands(connection)?;
                drawn.write(connection)
            })
            .await?;
            families += usize::from(id.family().is_some());
            progress(families);
        }
        Ok(families)
    }
}
