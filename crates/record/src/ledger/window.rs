//! A page of a ledger: so many entries before a moment, by child, sort and words.

use super::as_of::entries_as_of;
use crate::{
    AnyConnection, Store, StoreError, days,
    families::{documents, load, stood},
    homes::hide_elsewhere,
    journal::{ReadAct, append_read},
    schema::ledger,
};
use access::FamilyPermit;
use diesel::{
    dsl::sql,
    prelude::*,
    sql_types::{BigInt, Bool, Integer},
};
use jiff::Timestamp;
use practice::{
    CaseRecord, Kept, Kind, Object,
    case_note::CaseNote,
    ids::FamilyId,
    views::{Line, Moment, Wanted, seal_for},
};

/// Which part of the ledger is read.
#[derive(Debug, Clone, Default)]
pub struct Window {
    /// By child, kind and words.
    pub wanted: Wanted,
    /// Only what stands before this.
    pub before: Option<Moment>,
    /// How many entries at most.
    pub size: usize,
}

/// A family's record with a part of its case notes, the newest first.
#[derive(Debug, Clone)]
pub struct Notes {
    /// The record, as this person may see it.
    pub record: CaseRecord,
    /// The notes.
    pub notes: Vec<Kept<CaseNote>>,
}

impl Store {
    /// The family's record as this person may see it, with a part of its case notes, as they stand or as they stood at a moment:
    /// both from one picture, and one reading in the journal, which is durable when this returns.
    pub async fn open_family_with_notes(
        &self,
        permit: &FamilyPermit,
        moment: Option<Timestamp>,
        window: Window,
        act: ReadAct,
    ) -> Result<Notes, StoreError> {
        let (permit, now) = (*permit, self.clock().now());
        let ((mut record, notes), ()) = tokio::try_join!(
            self.read(move |connection| {
                let family = permit.family();
                let (mut record, notes) = match moment {
                    Some(moment) => (
                        stood(connection, family, moment)?,
                        notes_as_of(connection, family, &window, moment)?,
                    ),
                    None => (load(connection, family)?, notes(connection, family, &window)?),
                };
                hide_elsewhere(connection, permit.actor(), &mut record, now)?;
                Ok((record, notes))
            }),
            self.write(move |connection| append_read(connection, &permit.of_record(), act)),
        )?;
        seal_for(&mut record, permit.actor().worker);
        Ok(Notes { record, notes })
    }
}

/// Case notes of a window, the newest first.
fn notes(
    connection: &mut AnyConnection,
    family: FamilyId,
    window: &Window,
) -> Result<Vec<Kept<CaseNote>>, StoreError> {
    let Window { wanted, before, size } = window;
    if !wanted.has_notes() {
        return Ok(Vec::new());
    }
    let mut rows = ledger::table
        .filter(ledger::family_id.eq(family.0).and(ledger::kind.eq(Kind::CaseNote.code())))
        .select(ledger::id)
        .into_boxed();
    if let Some(Moment { on, minute, number, .. }) = before {
        rows = rows.filter(
            sql::<Bool>("(on_day, minute, id) < (")
                .bind::<Integer, _>(days::day(*on))
                .sql(", ")
                .bind::<Integer, _>(i32::from(*minute))
                .sql(", ")
                .bind::<BigInt, _>(*number)
                .sql(")"),
        );
    }
    if let Some(kind) = wanted.kind {
        rows = rows.filter(ledger::sort.eq(kind.code()));
    }
    if let Some(child) = wanted.child {
        rows = rows.filter(ledger::about.eq("").or(ledger::about.like(format!("% {child} %"))));
    }
    for word in &wanted.words {
        // The words hold letters and digits only, so that nothing in them means more than itself.
        rows = rows.filter(ledger::folded.like(format!("%{word}%")));
    }
    let ids: Vec<i64> = rows
        .order((ledger::on_day.desc(), ledger::minute.desc(), ledger::id.desc()))
        .limit(i64::try_from(*size).unwrap_or(i64::MAX))
        .load(connection)?;
    let mut found = documents(connection, family, Kind::CaseNote, &ids)?;
    let place = |kept: &Kept<Object>| ids.iter().position(|id| *id == kept.value.number());
    found.sort_by_key(place);
    Ok(found.into_iter().filter_map(as_note).collect())
}

/// The same of an earlier day.
fn notes_as_of(
    connection: &mut AnyConnection,
    family: FamilyId,
    Window { wanted, before, size }: &Window,
    moment: Timestamp,
) -> Result<Vec<Kept<CaseNote>>, StoreError> {
    let all = entries_as_of(connection, family, Kind::CaseNote, moment)?;
    let mut lines: Vec<(Moment, Kept<CaseNote>)> = all
        .into_iter()
        .filter_map(as_note)
        .filter(|note| wanted.takes_note(note))
        .map(|note| (Line::of_note(&note), note))
        .filter(|(at, _)| before.is_none_or(|before| *at < before))
        .collect();
    lines.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    Ok(lines.into_iter().take(*size).map(|(_, note)| note).collect())
}

fn as_note(kept: Kept<Object>) -> Option<Kept<CaseNote>> {
    let Kept { value, version, changed_at, changed_by } = kept;
    match value {
        Object::CaseNote(value) => Some(Kept { value, version, changed_at, changed_by }),
        _ => None,
    }
}
