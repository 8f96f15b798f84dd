//! A family's name and reference as they are compared: one case, no marks, by the same rules as people's names. Neither
//! engine is asked to fold letters: SQLite folds only those of ASCII, PostgreSQL those of its locale.

use crate::{AnyConnection, StoreError, engine::in_one_write, schema::family};
use diesel::prelude::*;
use names::normalise;
use practice::ids::FamilyId;

/// How many families are folded between two looks.
const PAGE: i64 = 500;

/// A name as it is compared: its words, parted by one space.
pub(crate) fn name(text: &str) -> String {
    normalise(text).join(" ")
}

/// A reference as it is compared: "K-10234" is `k10234`.
pub(crate) fn reference(text: &str) -> String {
    normalise(text).concat()
}

/// The family with this reference, however its letters, spaces and hyphens were typed. None: no family has it, or several
/// have references that differ in no more than that, and none is the one that was typed.
pub(crate) fn family_called(
    connection: &mut AnyConnection,
    typed: &str,
) -> Result<Option<FamilyId>, StoreError> {
    let folded = reference(typed);
    if folded.is_empty() {
        return Ok(None);
    }
    let found: Vec<(i64, String)> = family::table
        .filter(family::folded_reference.eq(folded))
        .select((family::id, family::reference))
        .load(connection)?;
    let exact = found.iter().find(|(_, reference)| reference == typed.trim());
    let only = exact.or_else(|| found.first().filter(|_| found.len() == 1));
    Ok(only.map(|(id, _)| FamilyId(*id)))
}

/// Folds names and references that an earlier release drew, when a database is opened. Where nothing is to be done, one
/// look at an index says so.
pub(crate) fn fold_what_is_not(connection: &mut AnyConnection) -> Result<(), StoreError> {
    let waiting = family::table.filter(family::folded_reference.eq("")).select(family::id);
    if waiting.first::<i64>(connection).optional()?.is_none() {
        return Ok(());
    }
    in_one_write(connection, fold_all)
}

fn fold_all(connection: &mut AnyConnection) -> Result<(), StoreError> {
    let mut after = i64::MIN;
    loop {
        let page: Vec<(i64, String, String)> = family::table
            .filter(family::folded_reference.eq("").and(family::id.gt(after)))
            .select((family::id, family::name, family::reference))
            .order(family::id)
            .limit(PAGE)
            .load(connection)?;
        let Some((last, ..)) = page.last() else { return Ok(()) };
        after = *last;
        for (id, called, known_as) in page {
            let folded =
                (family::folded_name.eq(name(&called)), family::folded_reference.eq(reference(&known_as)));
            diesel::update(family::table.find(id)).set(folded).execute(connection)?;
        }
    }
}
