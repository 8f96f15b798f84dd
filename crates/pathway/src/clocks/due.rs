//! By when something is due.

use super::{ClockId, Clocks, Length, id::Counting};
use calendar::{Error, Known};
use jiff::{SignedDuration, Timestamp, ToSpan as _, civil::Date};
use matter::britain::day_in_britain;

/// When a clock began, or stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Began {
    /// On a day, at no particular time.
    On(Date),
    /// At a moment.
    At(Timestamp),
}

impl Began {
    /// The day in Britain.
    pub fn day(self) -> Date {
        match self {
            Self::On(day) => day,
            Self::At(moment) => day_in_britain(moment),
        }
    }
}

/// When a clock ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// With the end of a day.
    Day(Date),
    /// At a moment.
    Moment(Timestamp),
}

impl End {
    /// The day in Britain on which it ends.
    pub fn day(self) -> Date {
        match self {
            Self::Day(day) => day,
            Self::Moment(moment) => day_in_britain(moment),
        }
    }
}

/// A clock that runs or ran, and when it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// Which clock.
    pub id: ClockId,
    /// When it began.
    pub began: Began,
    /// How long it runs.
    pub length: Length,
    /// When it ends.
    pub end: End,
    /// The last day before the end on which people work, where it ends on one on which nobody does and it takes a visit or a
    /// meeting to meet it.
    pub book_by: Option<Date>,
    /// The day until whose noon a court may let an order run, because its last day is a Sunday or a holiday (Children Act 1989,
    /// section 45(2)). The earlier end counts until somebody says that the court did.
    pub noon_of: Option<Date>,
}

/// When a clock ends that began then. `known`: what is known of bank holidays; what has stopped is judged by what was known on
/// the day on which it did.
///
/// # Errors
/// Where the days lie before those whose holidays are known, or beyond the calendar.
pub fn due(clocks: &Clocks, id: ClockId, began: Began, known: Known) -> Result<Due, Error> {
    let length = clocks.length(id, began.day());
    let end = match (length, began) {
        (Length::Hours(hours), Began::At(moment)) => {
            let later = moment.checked_add(SignedDuration::from_hours(i64::from(hours)));
            End::Moment(later.map_err(|_| Error::SpanTooLong)?)
        }
        // At which hour it began is not known: the earliest is as if it had been at midnight.
        (Length::Hours(hours), Began::On(day)) => End::Day(on(day, i64::from(hours / 24))?),
        (length, began) => {
            let first = match id.counting() {
                Counting::FromTheDayAfter => began.day(),
                Counting::WithThatDay => on(began.day(), -1)?,
            };
            End::Day(end_of(length, first, known)?)
        }
    };
    let last = end.day();
    let is_idle = id.is_booked() && !known.is_working_day(last)?;
    let book_by = is_idle.then(|| known.last_working_day(last)).transpose()?.filter(|day| *day > began.day());
    let noon_of = if id == ClockId::EmergencyProtection { noon_after(last, known)? } else { None };
    Ok(Due { id, began, length, end, book_by, noon_of })
}

fn end_of(length: Length, from: Date, known: Known) -> Result<Date, Error> {
    match length {
        Length::Hours(hours) => on(from, i64::from(hours / 24)),
        Length::Days(days) => on(from, i64::from(days)),
        Length::Weeks(weeks) => on(from, i64::from(weeks) * 7),
        Length::Months(months) => {
            from.checked_add(i64::from(months).months()).map_err(|_| Error::SpanTooLong)
        }
        Length::WorkingDays(days) => known.add_working_days(from, i32::from(days)),
    }
}

fn on(day: Date, days: i64) -> Result<Date, Error> {
    day.checked_add(days.days()).map_err(|_| Error::SpanTooLong)
}

/// The next day that is neither a Sunday nor a holiday, where this one is one of them. A Saturday is neither.
fn noon_after(last: Date, known: Known) -> Result<Option<Date>, Error> {
    let is_free = |day: Date| {
        Ok::<_, Error>(day.weekday() == jiff::civil::Weekday::Sunday || known.bank_holiday(day)?.is_some())
    };
    if !is_free(last)? {
        return Ok(None);
    }
    let mut day = on(last, 1)?;
    while is_free(day)? {
        day = on(day, 1)?;
    }
    Ok(Some(day))
}
