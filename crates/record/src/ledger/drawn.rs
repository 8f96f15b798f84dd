//! What the list and the digest of a ledger say, worked out and not written yet.

use super::{digest, row::Row};
use crate::{
    AnyConnection, StoreError,
    engine::insert_rows,
    families::all_documents,
    schema::{ledger, ledger_digest},
};
use diesel::prelude::*;
use practice::{
    CaseRecord, Keeping, Kind, Object, RecordId,
    digest::{Counted, LedgerDigest},
};
use std::collections::HashSet;

/// What is written of one family's ledger.
pub(crate) struct LedgerRows {
    whose: RecordId,
    /// All that stands of the family in the list goes first, and not only what is replaced.
    anew: bool,
    gone: HashSet<(String, i64)>,
    rows: Vec<Row>,
    digest: LedgerDigest,
}

impl LedgerRows {
    /// What a change does to the list, and to the digest that the record holds: the new one stands in the record afterwards.
    /// None: it touched no ledger. The entries that it touched are in the record's hand, as they are to be.
    pub(crate) fn of_change(
        connection: &mut AnyConnection,
        whose: RecordId,
        record: &mut CaseRecord,
        touched: &[(Kind, i64)],
    ) -> Result<Option<Self>, StoreError> {
        let touched: HashSet<(Kind, i64)> =
            touched.iter().copied().filter(|(kind, _)| kind.keeping() == Keeping::Ledger).collect();
        if touched.is_empty() {
            return Ok(None);
        }
        let (mut gone, mut rows, mut before) = (HashSet::new(), Vec::new(), Vec::new());
        for (kind, number) in touched {
            let place = ledger::table.find((whose.number(), kind.code(), number));
            if let Some(stood) = place.first::<Row>(connection).optional()? {
                gone.insert((stood.kind.clone(), stood.id));
                before.push(stood);
            }
            rows.extend(record.find(kind, number).and_then(|kept| Row::of(whose, &kept.value)));
        }
        record.digest = digest_after(connection, whose, &record.digest, (&before, &gone, &rows))?;
        Ok(Some(Self { whose, anew: false, gone, rows, digest: record.digest.clone() }))
    }

    /// The list and the digest of a whole ledger.
    pub(crate) fn whole<'a>(whose: RecordId, entries: impl Iterator<Item = &'a Object>) -> Self {
        let rows: Vec<Row> = entries.filter_map(|object| Row::of(whose, object)).collect();
        let digest = LedgerDigest::of(rows.iter().filter_map(Row::counted));
        Self { whose, anew: true, gone: HashSet::new(), rows, digest }
    }

    /// The list and the digest of a whole ledger, from its documents as they stand.
    pub(crate) fn read(connection: &mut AnyConnection, whose: RecordId) -> Result<Self, StoreError> {
        let mut entries = Vec::new();
        for kind in Kind::ALL.iter().filter(|kind| kind.keeping() == Keeping::Ledger) {
            entries.extend(all_documents(connection, whose, *kind)?);
        }
        Ok(Self::whole(whose, entries.iter().map(|kept| &kept.value)))
    }

    /// The digest.
    pub(crate) fn digest(&self) -> &LedgerDigest {
        &self.digest
    }

    /// Whether it is of a whole ledger, and exactly this is written.
    pub(crate) fn is_whole_and_stands(&self, connection: &mut AnyConnection) -> Result<bool, StoreError> {
        Ok(self.anew && self.stands(connection)?.0)
    }

    /// Whether exactly this is written, where it is of a whole ledger, and how many rows are there: the list, the digest.
    pub(crate) fn stands(&self, connection: &mut AnyConnection) -> Result<(bool, [i64; 2]), StoreError> {
        let mut there: Vec<Row> =
            ledger::table.filter(ledger::family_id.eq(self.whose.number())).load(connection)?;
        let digest = digest::standing(connection, self.whose)?;
        let mut mine: Vec<&Row> = self.rows.iter().collect();
        mine.sort_by(|a, b| (&a.kind, a.id).cmp(&(&b.kind, b.id)));
        there.sort_by(|a, b| (&a.kind, a.id).cmp(&(&b.kind, b.id)));
        let is_same = mine.into_iter().eq(&there) && digest == digest::written(&self.digest)?;
        Ok((is_same, [i64::try_from(there.len()).unwrap_or(i64::MAX), i64::from(digest.is_some())]))
    }

    /// Writes it, in the transaction that is open.
    pub(crate) fn write(self, connection: &mut AnyConnection) -> Result<(), StoreError> {
        if self.anew {
            diesel::delete(ledger::table.filter(ledger::family_id.eq(self.whose.number())))
                .execute(connection)?;
        }
        for (kind, id) in &self.gone {
            diesel::delete(ledger::table.find((self.whose.number(), kind, id))).execute(connection)?;
        }
        insert_rows!(connection, ledger::table, &self.rows);
        digest::keep(connection, self.whose, digest::written(&self.digest)?.as_deref())
    }

    /// Writes those of many families of which nothing is written yet.
    pub(crate) fn write_new(connection: &mut AnyConnection, all: Vec<Self>) -> Result<(), StoreError> {
        let (mut rows, mut digests) = (Vec::new(), Vec::new());
        for one in all {
            let whose = one.whose.number();
            digests.extend(
                digest::written(&one.digest)?
                    .map(|body| (ledger_digest::family_id.eq(whose), ledger_digest::body.eq(body))),
            );
            rows.extend(one.rows);
        }
        rows.sort_unstable_by(|a, b| (a.family_id, &a.kind, a.id).cmp(&(b.family_id, &b.kind, b.id)));
        insert_rows!(connection, ledger::table, &rows);
        insert_rows!(connection, ledger_digest::table, &digests);
        Ok(())
    }
}

/// The digest after some entries went and others came. What only comes, or keeps its day, sort and children, is counted on
/// top of the digest of before; otherwise the list is counted again.
fn digest_after(
    connection: &mut AnyConnection,
    whose: RecordId,
    before: &LedgerDigest,
    (stood, gone, rows): (&[Row], &HashSet<(String, i64)>, &[Row]),
) -> Result<LedgerDigest, StoreError> {
    let same = |old: &Row| {
        let new = rows.iter().find(|new| (&new.kind, new.id) == (&old.kind, old.id));
        new.is_some_and(|new| new.counted() == old.counted())
    };
    let came = |stays: &dyn Fn(&Row) -> bool| -> Vec<Counted> {
        rows.iter().filter(|row| !stays(row)).filter_map(Row::counted).collect()
    };
    let (mut digest, more) = if stood.iter().all(same) {
        (before.clone(), came(&|row| gone.contains(&(row.kind.clone(), row.id))))
    } else {
        (digest::without(connection, whose, gone)?, came(&|_| false))
    };
    for entry in &more {
        digest.add(entry);
    }
    Ok(digest)
}
