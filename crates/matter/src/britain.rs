//! Days and times in Britain: what a moment is on the wall there, and the moment at which the wall says so.

use jiff::{
    Timestamp, Zoned,
    civil::{Date, DateTime},
    tz::TimeZone,
};

/// The day in Britain at a moment.
pub fn day_in_britain(at: Timestamp) -> Date {
    in_britain(at).date()
}

/// The day and the time in Britain at a moment.
pub fn in_britain(at: Timestamp) -> Zoned {
    at.to_zoned(zone())
}

/// The moment at which it is this day and time in Britain. Of an hour that the clocks show twice the first is meant; an hour that
/// they leave out is the one after it. None: outside the time that can be told.
pub fn moment_in_britain(wall: DateTime) -> Option<Timestamp> {
    wall.to_zoned(zone()).ok().map(|zoned| zoned.timestamp())
}

fn zone() -> TimeZone {
    TimeZone::get("Europe/London").unwrap_or(TimeZone::UTC)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_the_one_at_which_the_wall_says_so() {
        for (wall, moment) in [
            ("2026-11-23T11:00", "2026-11-23T11:00:00Z"),
            ("2026-07-01T00:30", "2026-06-30T23:30:00Z"),
            ("2026-03-29T01:30", "2026-03-29T01:30:00Z"),
            ("2026-10-25T01:30", "2026-10-25T00:30:00Z"),
        ] {
            let at = wall.parse().ok().and_then(moment_in_britain);
            assert_eq!(at, moment.parse().ok(), "{wall}");
        }
    }
}
