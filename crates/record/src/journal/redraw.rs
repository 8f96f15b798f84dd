//! What is drawn from families' records, drawn again in memory and compared: the columns by which access is decided, the
//! search index, what is due and the summaries. A family at a time; only the words of all names are held together.

use crate::{
    AnyConnection, StoreError,
    clock::{day_of, from_micros},
    families::{Document, kept, record_of, whose},
    ledger, lists, people,
    projections::{Drawing, Projections, Stands, TABLES},
};
use diesel::{QueryableByName, RunQueryDsl as _, sql_query, sql_types::BigInt};
use jiff::civil::Date;
use practice::{Keeping, Thresholds};
use std::{collections::BTreeSet, sync::Arc};

/// What to do where lists differ and nobody meant harm.
const PERHAPS: &str = "If lists were never drawn since an update, start `kith serve` and verify again.";

/// All families, one after another.
pub(super) struct Redraw {
    pub(super) thresholds: Arc<Thresholds>,
    /// The day to draw for when a family's lists do not say which day they were drawn for.
    pub(super) today: Date,
    /// Whether the lists and the search index were drawn by this version with these settings, so that they must be the same.
    pub(super) lists_compare: bool,
    seen: [i64; TABLES.len()],
    words: BTreeSet<String>,
    /// The number of families whose lists were drawn by another version or with other settings.
    other: u64,
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    n: i64,
}

impl Redraw {
    pub(super) fn new(thresholds: Arc<Thresholds>, today: Date) -> Self {
        Self {
            thresholds,
            today,
            lists_compare: false,
            seen: [0; TABLES.len()],
            words: BTreeSet::new(),
            other: 0,
        }
    }

    /// Compares what is drawn of a family with what stands.
    pub(super) fn family(
        &mut self,
        connection: &mut AnyConnection,
        family: i64,
        documents: Vec<Document>,
        mut fault: impl FnMut(String),
    ) -> Result<(), StoreError> {
        if documents.is_empty() {
            return Ok(());
        }
        // Each change draws the lists for its own day. A day less, since clocks of two machines may differ at midnight.
        let last = documents.iter().map(|document| document.changed_at).max();
        let last = last.and_then(|at| day_of(from_micros(at)).yesterday().ok());
        let Some(id) = whose(family, &documents) else {
            fault(
                "This record lacks the thing with which it begins: nobody can tell whose it is.".to_owned(),
            );
            return Ok(());
        };
        let (entries, whole): (Vec<_>, Vec<_>) =
            documents.into_iter().partition(|one| one.keeping() == Keeping::Ledger);
        let read: Result<Vec<_>, _> = entries.iter().map(kept).collect();
        let read = record_of(whole).and_then(|record| read.map(|entries| (record, entries)));
        let (mut record, entries) = match read {
            Ok(read) => read,
            Err(why) => {
                fault(format!("The record of this family cannot be read: {why}"));
                return Ok(());
            }
        };
        let drawn_on = lists::drawn_on(connection, family)?;
        if let Some(day) = drawn_on.filter(|_| self.lists_compare) {
            if day > self.today {
                fault(format!(
                    "What is due in this family was drawn for {day}, which is not yet: it stays as it is until then. \
                     Unless a machine’s clock was wrong, somebody wrote that day."
                ));
            } else if last.is_some_and(|last| day < last) {
                fault(format!(
                    "What is due in this family was drawn for {day}, before its record was changed last."
                ));
            }
        }
        let today = drawn_on.unwrap_or(self.today);
        let thresholds = &*Arc::clone(&self.thresholds);
        let entries = ledger::LedgerRows::whole(id, entries.iter().map(|kept| &kept.value));
        record.digest = entries.digest().clone();
        let drawing = Drawing { id, record: &record, changed: None, today, thresholds };
        let drawn = Projections::of(&drawing, Some(entries))?;
        let Stands { columns, people, lists, ledger, rows } = drawn.stands(connection)?;
        for (seen, more) in self.seen.iter_mut().zip(rows) {
            *seen += more;
        }
        self.words.extend(drawn.words());
        if !columns {
            fault(
                "Who works with this family, or who may know of it, is not what its case says: the columns by which \
                 access is decided were changed."
                    .to_owned(),
            );
        }
        if !people && self.lists_compare {
            fault("The search index of this family’s people is not what its record gives.".to_owned());
        }
        if !ledger && self.lists_compare {
            fault(format!(
                "The list of this family’s ledger, or its digest, is not what its entries give. {PERHAPS}"
            ));
        }
        if !lists && self.lists_compare {
            fault(format!(
                "What is due in this family, or its summary, is not what its record gives. {PERHAPS}"
            ));
        }
        self.other += u64::from((!lists || !people || !ledger) && !self.lists_compare);
        Ok(())
    }

    /// Compares what is left: rows of families that are not there, and the words of names. Returns a remark.
    pub(super) fn end(
        self,
        connection: &mut AnyConnection,
        mut fault: impl FnMut(String),
    ) -> Result<Option<String>, StoreError> {
        for (table, seen) in TABLES.into_iter().zip(self.seen) {
            let counts: Vec<Count> =
                sql_query(format!("SELECT COUNT(*) AS n FROM {table}")).load(connection)?;
            let all = counts.first().map_or(0, |count| count.n);
            if all != seen {
                fault(format!("{} rows stand in {table} that no family’s record gives.", all - seen));
            }
        }
        let mut missing = 0;
        for word in self.words.iter().filter(|_| self.lists_compare) {
            missing += usize::from(people::missing_keys(connection, word)? > 0);
        }
        if missing > 0 {
            fault(format!("{missing} words of names are missing in the search index."));
        }
        Ok((self.other > 0).then(|| {
            format!(
                "The lists or the search index of {} families were drawn by another version of Kith or with other settings, and \
                 could not be compared. `kith migrate` draws them anew, and `kith serve` does so by itself.",
                self.other
            )
        }))
    }
}
