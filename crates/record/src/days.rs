//! Days as the tables hold them: days since 1970.

use jiff::{
    ToSpan as _,
    civil::{Date, date},
};

const FIRST: Date = date(1970, 1, 1);

/// A day as it is kept.
pub(crate) fn day(on: Date) -> i32 {
    on.since((jiff::Unit::Day, FIRST)).map_or(0, |span| span.get_days())
}

/// A kept day. A number beyond the calendar is brought to its end.
pub(crate) fn from_day(day: i32) -> Date {
    FIRST.saturating_add(i64::from(day).days())
}
