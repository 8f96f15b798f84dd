//! Working days: Monday to Friday, less the bank holidays of England and Wales.

use jiff::civil::{Date, Weekday};

use crate::{Error, Known};

impl Known {
    /// Whether offices are open that day.
    ///
    /// # Errors
    /// [`Error::YearNotCovered`] before the years whose holidays are known, as for every count of working days.
    pub fn is_working_day(self, date: Date) -> Result<bool, Error> {
        let holiday = self.bank_holiday(date)?.is_some();
        Ok(!holiday && !matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday))
    }

    /// The day reached by counting `count` working days on from `date`, which itself is not counted: the day after is
    /// day one if it is a working day. A negative count goes back. A count of nought is the day itself, working or not.
    ///
    /// # Errors
    /// As [`Known::is_working_day`].
    pub fn add_working_days(self, date: Date, count: i32) -> Result<Date, Error> {
        let (mut day, mut left) = (date, count.unsigned_abs());
        while left > 0 {
            day = step(day, count > 0)?;
            if self.is_working_day(day)? {
                left -= 1;
            }
        }
        Ok(day)
    }

    /// How many working days lie after `from` up to and including `to`; negative when `to` is the earlier day. It undoes
    /// [`Known::add_working_days`].
    ///
    /// # Errors
    /// As [`Known::is_working_day`].
    pub fn working_days_between(self, from: Date, to: Date) -> Result<i32, Error> {
        let (forward, mut day, mut count) = (from <= to, from, 0);
        self.bank_holiday(from)?;
        self.bank_holiday(to)?;
        while day != to {
            day = step(day, forward)?;
            if self.is_working_day(day)? {
                count += if forward { 1 } else { -1 };
            }
        }
        Ok(count)
    }

    /// The day itself if it is a working day, or else the next one.
    ///
    /// # Errors
    /// As [`Known::is_working_day`].
    pub fn next_working_day(self, date: Date) -> Result<Date, Error> {
        self.nearest(date, true)
    }

    /// The day itself if it is a working day, or else the last one before it.
    ///
    /// # Errors
    /// As [`Known::is_working_day`].
    pub fn last_working_day(self, date: Date) -> Result<Date, Error> {
        self.nearest(date, false)
    }

    fn nearest(self, date: Date, forward: bool) -> Result<Date, Error> {
        let mut day = date;
        while !self.is_working_day(day)? {
            day = step(day, forward)?;
        }
        Ok(day)
    }
}

/// [`Known::is_working_day`] by everything that is known.
///
/// # Errors
/// As there.
pub fn is_working_day(date: Date) -> Result<bool, Error> {
    Known::ALL.is_working_day(date)
}

/// [`Known::add_working_days`] by everything that is known.
///
/// # Errors
/// As there.
pub fn add_working_days(date: Date, count: i32) -> Result<Date, Error> {
    Known::ALL.add_working_days(date, count)
}

/// [`Known::working_days_between`] by everything that is known.
///
/// # Errors
/// As there.
pub fn working_days_between(from: Date, to: Date) -> Result<i32, Error> {
    Known::ALL.working_days_between(from, to)
}

/// [`Known::next_working_day`] by everything that is known.
///
/// # Errors
/// As there.
pub fn next_working_day(date: Date) -> Result<Date, Error> {
    Known::ALL.next_working_day(date)
}

fn step(day: Date, forward: bool) -> Result<Date, Error> {
    let next = if forward { day.tomorrow() } else { day.yesterday() };
    next.map_err(|_| Error::YearNotCovered(day))
}
