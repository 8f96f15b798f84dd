//! On which days children were seen on visits, by the list alone: no note is read.

use super::row::counted;
use crate::{AnyConnection, StoreError, schema::ledger};
use diesel::prelude::*;
use indicators::Seen;
use pathway::visit::{SEEN, SEEN_ALONE};
use practice::{Kind, case_note::NoteKind, ids::PersonId};
use std::collections::BTreeMap;

/// On which days each child of these families was seen, by the number of the family and who the child is there.
pub(crate) fn seen(
    connection: &mut AnyConnection,
    families: &[i64],
) -> Result<BTreeMap<(i64, PersonId), Vec<Seen>>, StoreError> {
    // Of no family there is nothing to look for, and the engine would go through all of them.
    if families.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rows: Vec<(i64, i32, String)> = ledger::table
        .filter(ledger::family_id.eq_any(families))
        .filter(ledger::kind.eq(Kind::CaseNote.code()).and(ledger::sort.eq(NoteKind::Visit.code())))
        .select((ledger::family_id, ledger::on_day, ledger::about))
        .load(connection)?;
    let mut all: BTreeMap<(i64, PersonId), Vec<Seen>> = BTreeMap::new();
    for (family, on_day, about) in rows {
        let Some(visit) = counted(Kind::CaseNote.code(), on_day, NoteKind::Visit.code(), &about) else {
            continue;
        };
        for (child, _) in visit.marks.iter().filter(|(_, mark)| mark == SEEN) {
            let alone = visit.marks.iter().any(|(other, mark)| other == child && mark == SEEN_ALONE);
            all.entry((family, *child)).or_default().push(Seen { on: visit.on, alone });
        }
    }
    Ok(all)
}
