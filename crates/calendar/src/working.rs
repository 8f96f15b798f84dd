//! Working days: Monday to Friday, less the bank holidays of England and Wales.

use jiff::civil::{Date, Weekday};

use crate::{Error, bank_holiday};

/// Whether offices are open that day.
pub fn is_working_day(date: Date) -> Result<bool, Error> {
    let holiday = bank_holiday(date)?.is_some();
    Ok(!holiday && !matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday))
}

/// The day reached by counting `count` working days on from `date`, which itself is not counted: the day after is
/// day one if it is a working day. A negative count goes back. A count of nought is the day itself, working or not.
pub fn add_working_days(date: Date, count: i32) -> Result<Date, Error> {
    let (mut day, mut left) = (date, count.unsigned_abs());
    while left > 0 {
        day = step(day, count > 0)?;
        if is_working_day(day)? {
            left -= 1;
        }
    }
    Ok(day)
}

/// How many working days lie after `from` up to and including `to`; negative when `to` is the earlier day. It undoes
/// [`add_working_days`].
pub fn working_days_between(from: Date, to: Date) -> Result<i32, Error> {
    let (forward, mut day, mut count) = (from <= to, from, 0);
    bank_holiday(from)?;
    bank_holiday(to)?;
    while day != to {
        day = step(day, forward)?;
        if is_working_day(day)? {
            count += if forward { 1 } else { -1 };
        }
    }
    Ok(count)
}

/// The day itself if it is a working day, or else the next one.
pub fn next_working_day(date: Date) -> Result<Date, Error> {
    let mut day = date;
    while !is_working_day(day)? {
        day = step(day, true)?;
    }
    Ok(day)
}

fn step(day: Date, forward: bool) -> Result<Date, Error> {
    let next = if forward { day.tomorrow() } else { day.yesterday() };
    next.map_err(|_| Error::YearNotCovered(day))
}
