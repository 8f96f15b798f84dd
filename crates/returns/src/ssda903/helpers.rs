//! What several rules share: comparisons that differ only in a code, a table or a number of days.

use super::tables::Row;
use super::{Child, DateCell, Episode, Found};

/// Finds the rows whose date of birth is not the header's, where both are given.
pub(crate) fn born_otherwise<R: Row>(
    child: &Child<'_>,
    rows: &[R],
    dob: fn(&R) -> DateCell,
    found: &mut Found,
) {
    let Some(header) = child.head().filter(|header| header.dob.is_given()) else { return };
    for row in rows.iter().filter(|row| dob(row).is_given() && dob(row) != header.dob) {
        found.at(row).with(header);
    }
}

/// Finds the episodes of an order that lasted longer than it may, the collection's end standing for one that is open.
/// Episodes under the order that follow one another without a gap are one.
pub(crate) fn orders_longer_than(days: i32, order: &'static str, child: &Child<'_>, found: &mut Found) {
    let follows = |before: &Episode, next: &Episode| before.ls == next.ls && before.dec.same_day(next.decom);
    for run in child.dated_episodes().chunk_by(follows) {
        if let [first, .., last] | [first @ last] = run
            && first.ls == order
            && last.dec.or(child.collection.end).after(first.decom.plus_days(days))
        {
            found.all(run);
        }
    }
}
