//! Days as the tables hold them: days since 1970.

use jiff::civil::{Date, date};

const FIRST: Date = date(1970, 1, 1);

/// A day as it is kept.
pub(crate) fn day(on: Date) -> i32 {
    on.since((jiff::Unit::Day, FIRST)).map_or(0, |span| span.get_days())
}
