//! Bank holidays in England and Wales: those that stand each year are computed, those that were proclaimed for one year are
//! data ([`crate::proclaimed`]).
//! Source: the Banking and Financial Dealings Act 1971 with Schedule 1, and the list of bank holidays on GOV.UK.

use jiff::civil::{Date, Weekday};

use crate::{
    Error,
    proclaimed::{FIRST_YEAR, PROCLAIMED, Proclaimed},
};

/// What is known of bank holidays: all that this release knows, or what was known on a day. A holiday that is proclaimed later
/// moves what is still due, and leaves what ended before it was known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known(Option<Date>);

impl Known {
    /// Everything that this release knows.
    pub const ALL: Self = Self(None);

    /// What was known at the end of this day.
    pub const fn on(day: Date) -> Self {
        Self(Some(day))
    }

    /// The name of the bank holiday kept on this day, if one was known. After [`PROCLAIMED_TO`](crate::PROCLAIMED_TO) only those
    /// are known that stand each year: one more may yet be proclaimed, or one be moved.
    ///
    /// # Errors
    /// [`Error::YearNotCovered`] before [`FIRST_YEAR`].
    pub fn bank_holiday(self, date: Date) -> Result<Option<&'static str>, Error> {
        if date.year() < FIRST_YEAR {
            return Err(Error::YearNotCovered(date));
        }
        let is_known =
            |one: &&Proclaimed| one.known_from.is_none_or(|from| self.0.is_none_or(|day| from <= day));
        if let Some(one) = PROCLAIMED.iter().filter(is_known).find(|one| one.kept == date) {
            return Ok(Some(one.name));
        }
        let is_moved = PROCLAIMED.iter().filter(is_known).any(|one| one.instead_of == Some(date));
        Ok(standing(date).filter(|_| !is_moved))
    }
}

/// The name of the bank holiday kept on this day, if it is one, by everything that is known ([`Known::bank_holiday`]).
///
/// # Errors
/// [`Error::YearNotCovered`] before [`FIRST_YEAR`].
pub fn bank_holiday(date: Date) -> Result<Option<&'static str>, Error> {
    Known::ALL.bank_holiday(date)
}

/// The name of the bank holiday that stands on this day each year, if it is one.
fn standing(date: Date) -> Option<&'static str> {
    use Weekday::{Friday, Monday, Tuesday};
    let (month, day, weekday) = (date.month(), date.day(), date.weekday());
    match (month, day, weekday) {
        (_, _, Weekday::Saturday | Weekday::Sunday) => None,
        (1, 1, _) => Some("New Year’s Day"),
        (1, 2 | 3, Monday) => Some("New Year’s Day (substitute day)"),
        (3 | 4, _, Friday) if easter(date.year()) == Some(plus(date, 2)) => Some("Good Friday"),
        (3 | 4, _, Monday) if easter(date.year()) == Some(plus(date, -1)) => Some("Easter Monday"),
        (5, 1..=7, Monday) => Some("Early May bank holiday"),
        (5, 25.., Monday) => Some("Spring bank holiday"),
        (8, 25.., Monday) => Some("Summer bank holiday"),
        (12, 25, _) => Some("Christmas Day"),
        (12, 26, _) => Some("Boxing Day"),
        // Christmas Day on a Saturday is kept on Monday, and Boxing Day after it; on a Sunday after Boxing Day.
        (12, 27, Monday | Tuesday) => Some("Christmas Day (substitute day)"),
        (12, 28, Monday | Tuesday) => Some("Boxing Day (substitute day)"),
        _ => None,
    }
}

fn plus(date: Date, days: i64) -> Date {
    date.saturating_add(jiff::Span::new().days(days))
}

/// Easter Sunday of a year in the Gregorian calendar, by the rule that Meeus gives (“Astronomical Algorithms”, chapter 8).
fn easter(year: i16) -> Option<Date> {
    let year = i32::from(year);
    let (place, century, rest) = (year % 19, year / 100, year % 100);
    let corrected = 15 + century - century / 4 - (8 * century + 13) / 25;
    // The age of the moon, and how many days from the full moon to the Sunday after it.
    let moon = (19 * place + corrected) % 30;
    let sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4) % 7;
    let late = (place + 11 * moon + 22 * sunday) / 451;
    let days = moon + sunday - 7 * late + 114;
    let (month, day) = (i8::try_from(days / 31).ok()?, i8::try_from(days % 31 + 1).ok()?);
    Date::new(i16::try_from(year).ok()?, month, day).ok()
}
