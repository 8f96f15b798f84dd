//! How old a person is on a day, in whole years and months.
//!
//! A person reaches an age at the start of the anniversary of their birth (Family Law Reform Act 1969, section 9). A
//! month or year that has no such day (29 February in an ordinary year, 31 June) is complete on the first of the next
//! month, so a person born on 29 February 2012 is 13 on 1 March 2025 and not on 28 February.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::words::{count, long};

/// A person's age on a day. The four numbers add up: 1 year, 2 months, 3 weeks and 4 days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Age {
    /// Whole years.
    pub years: u16,
    /// Whole months beyond the years, 0 to 11.
    pub months: u8,
    /// Whole weeks beyond the months, 0 to 4.
    pub weeks: u8,
    /// Days beyond the weeks, 0 to 6.
    pub days: u8,
    /// The day the baby is expected, when that is still to come; every number is then nought.
    pub expected: Option<Date>,
}

/// The age on `date` of a person born on `born`, or of a baby expected then.
pub fn age_on(born: Date, date: Date) -> Age {
    if date < born {
        return Age { years: 0, months: 0, weeks: 0, days: 0, expected: Some(born) };
    }
    let years_apart = i32::from(date.year()) - i32::from(born.year());
    let months_apart = i32::from(date.month()) - i32::from(born.month());
    let months = years_apart * 12 + months_apart - i32::from(date.day() < born.day());
    let days = date.since(reached(born, months)).map_or(0, |span| span.get_days());
    Age {
        years: u16::try_from(months / 12).unwrap_or(0),
        months: u8::try_from(months % 12).unwrap_or(0),
        weeks: u8::try_from(days / 7).unwrap_or(0),
        days: u8::try_from(days % 7).unwrap_or(0),
        expected: None,
    }
}

/// The day on which someone born on `born` reaches an age in whole years: the anniversary, or 1 March where someone
/// born on 29 February has none. Nothing where that day is beyond the calendar.
pub fn birthday(born: Date, years: i16) -> Option<Date> {
    let year = born.year().checked_add(years)?;
    Date::new(year, born.month(), born.day()).or_else(|_| Date::new(year, 3, 1)).ok()
}

/// The day on which someone born on `born` has lived `months` whole months.
fn reached(born: Date, months: i32) -> Date {
    let first = born.first_of_month().saturating_add(jiff::Span::new().months(months));
    if born.day() > first.days_in_month() {
        first.saturating_add(jiff::Span::new().months(1))
    } else {
        first.saturating_add(jiff::Span::new().days(i32::from(born.day()) - 1))
    }
}

impl Age {
    /// The age as people say it: "3 weeks", "5 months", "1 year 4 months" up to the second birthday, then "7 years";
    /// "born today" or "expected 4 March 2027" where there is no age yet.
    pub fn describe(&self) -> String {
        let (years, months) = (i64::from(self.years), i64::from(self.months));
        match (self.expected, years, months, self.weeks, self.days) {
            (Some(day), ..) => format!("expected {}", long(day)),
            (None, 0, 0, 0, 0) => "born today".to_owned(),
            (None, 0, 0, 0, days) => count(i64::from(days), "day"),
            (None, 0, 0, weeks, _) => count(i64::from(weeks), "week"),
            (None, 0, months, ..) => count(months, "month"),
            (None, 1, months @ 1.., ..) => format!("1 year {}", count(months, "month")),
            (None, years, ..) => count(years, "year"),
        }
    }

    /// Whether the baby is still to be born.
    pub fn is_unborn(&self) -> bool {
        self.expected.is_some()
    }
}
