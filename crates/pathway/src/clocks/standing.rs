//! How a clock stands when somebody looks, and in which words they read it.

use super::{Began, Due, End, Length};
use calendar::{Error, Known, long};
use jiff::{SignedDuration, Timestamp, civil::Date};
use matter::britain::{day_in_britain, in_britain};

/// Hours before the end of a clock that runs by the hour from which on it is near.
const NEAR_HOURS: i64 = 12;

/// How a clock stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// It was due before.
    Late,
    /// It ends today.
    Today,
    /// A third of its time is left, or less.
    Near,
    /// There is time.
    Ahead,
}

impl Due {
    /// How it stands at this moment.
    ///
    /// # Errors
    /// Where the days lie outside those whose holidays are known.
    pub fn standing(&self, now: Timestamp, known: Known) -> Result<Standing, Error> {
        let today = day_in_britain(now);
        if let (End::Moment(end), Began::At(_)) = (self.end, self.began) {
            return Ok(if now > end {
                Standing::Late
            } else if end.duration_since(now) <= SignedDuration::from_hours(NEAR_HOURS) {
                if day_in_britain(end) == today { Standing::Today } else { Standing::Near }
            } else {
                Standing::Ahead
            });
        }
        let end = self.end.day();
        if today > end {
            return Ok(Standing::Late);
        }
        if today == end {
            return Ok(Standing::Today);
        }
        let (whole, left) = (self.between(self.began.day(), end, known)?, self.between(today, end, known)?);
        Ok(if left * 3 <= whole { Standing::Near } else { Standing::Ahead })
    }

    /// What people read of it: "by Wednesday 15 April 2026, 3 working days left".
    ///
    /// # Errors
    /// As [`Due::standing`].
    pub fn words(&self, now: Timestamp, known: Known) -> Result<String, Error> {
        let (by, left) = (self.by(), self.left(now, known)?);
        Ok(match self.standing(now, known)? {
            Standing::Late => format!("{left} late: it was due by {by}"),
            Standing::Today => format!("today, by {by}"),
            Standing::Near | Standing::Ahead => format!("by {by}, {left} left"),
        })
    }

    /// Whether something that stopped the clock then came too late, and how much of the time it took: "16 working days, 1 late".
    /// `known`: what was known on that day.
    ///
    /// # Errors
    /// As [`Due::standing`].
    pub fn used(&self, stopped: Began, known: Known) -> Result<(bool, String), Error> {
        if let (End::Moment(end), Began::At(began), Began::At(stop)) = (self.end, self.began, stopped) {
            let took = hours(stop.duration_since(began));
            return Ok(if stop > end {
                (true, format!("{took}, {} late", hours(stop.duration_since(end))))
            } else {
                (false, took)
            });
        }
        let (end, stop) = (self.end.day(), stopped.day());
        let took = self.count(self.between(self.began.day(), stop, known)?);
        Ok(if stop > end {
            (true, format!("{took}, {} late", self.between(end, stop, known)?))
        } else {
            (false, took)
        })
    }

    /// Whether something that stopped the clock then came too late.
    pub fn is_late(&self, stopped: Began) -> bool {
        match (self.end, stopped) {
            (End::Moment(end), Began::At(stop)) => stop > end,
            (end, stop) => stop.day() > end.day(),
        }
    }

    /// Its end in words, with the day of the week: "Wednesday 15 April 2026".
    pub fn by(&self) -> String {
        let day = with_weekday(self.end.day());
        match self.end {
            End::Day(_) => day,
            End::Moment(moment) => format!("{} on {day}", calendar::short_time(in_britain(moment).time())),
        }
    }

    fn left(&self, now: Timestamp, known: Known) -> Result<String, Error> {
        if let End::Moment(end) = self.end {
            return Ok(hours(end.duration_since(now)));
        }
        Ok(self.count(self.between(day_in_britain(now), self.end.day(), known)?.abs()))
    }

    /// Working days or days between two days, as the clock counts.
    fn between(&self, from: Date, to: Date, known: Known) -> Result<i32, Error> {
        match self.length {
            Length::WorkingDays(_) => known.working_days_between(from, to),
            _ => Ok(to.since(from).map_or(0, |span| span.get_days())),
        }
    }

    fn count(&self, days: i32) -> String {
        let unit = if matches!(self.length, Length::WorkingDays(_)) { "working day" } else { "day" };
        format!("{days} {unit}{}", if days == 1 { "" } else { "s" })
    }
}

/// Whole hours of a length of time, however it runs: "5 hours".
fn hours(time: SignedDuration) -> String {
    match time.abs().as_hours() {
        0 => "less than an hour".to_owned(),
        1 => "1 hour".to_owned(),
        more => format!("{more} hours"),
    }
}

/// A day with its day of the week: "Wednesday 15 April 2026".
pub(super) fn with_weekday(day: Date) -> String {
    format!("{} {}", day.strftime("%A"), long(day))
}
