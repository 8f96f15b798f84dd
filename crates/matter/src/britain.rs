//! Days and times in Britain: what a moment is on the wall there.

use jiff::{Timestamp, Zoned, civil::Date, tz::TimeZone};

/// The day in Britain at a moment.
pub fn day_in_britain(at: Timestamp) -> Date {
    in_britain(at).date()
}

/// The day and the time in Britain at a moment.
pub fn in_britain(at: Timestamp) -> Zoned {
    at.to_zoned(TimeZone::get("Europe/London").unwrap_or(TimeZone::UTC))
}
