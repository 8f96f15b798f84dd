//! The collection that a return belongs to: which year's rules, and from when to when.

use std::fmt;

use calendar::Date;

use crate::ssda903::DateCell;

/// A collection year, named by the calendar year in which it ends: 2026 for 2025-26.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Year(pub u16);

impl Year {
    /// The first whose rules Kith knows: 2022-23.
    pub const FIRST: Self = Self(2023);
    /// The last whose rules Kith knows: 2026-27.
    pub const LAST: Self = Self(2027);
}

impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:02}", self.0.saturating_sub(1), self.0 % 100)
    }
}

/// Collection years from one to another, both included.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Years {
    /// The first.
    pub first: Year,
    /// The last.
    pub last: Year,
}

impl Years {
    /// Every year that Kith knows.
    pub const EVERY: Self = Self { first: Year::FIRST, last: Year::LAST };

    /// From a year on.
    pub const fn since(year: u16) -> Self {
        Self { first: Year(year), last: Year::LAST }
    }

    /// From the first that Kith knows until a year.
    pub const fn until(year: u16) -> Self {
        Self { first: Year::FIRST, last: Year(year) }
    }

    /// From one year to another.
    pub const fn between(first: u16, last: u16) -> Self {
        Self { first: Year(first), last: Year(last) }
    }

    /// Why a rule that is in force in these years is not run in another, as a sentence.
    pub(crate) fn not_in_force(self, year: Year) -> String {
        let Self { first, last } = self;
        let known = if first == last { first.to_string() } else { format!("{first} to {last}") };
        format!("It is not in force for {year}. Of the years that Kith knows, it is for {known}.")
    }

    /// Whether a year is one of them.
    pub fn contains(self, year: Year) -> bool {
        (self.first..=self.last).contains(&year)
    }
}

/// Which year's rules a return is checked against, and the days that it is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Collection {
    /// The year whose rules are in force.
    pub year: Year,
    /// The first day, 1 April.
    pub start: Date,
    /// The last day, 31 March.
    pub end: Date,
}

impl Collection {
    /// Whether a date is within the collection.
    pub fn contains(&self, date: DateCell) -> bool {
        date.day().is_some_and(|date| (self.start..=self.end).contains(&date))
    }

    /// Whether what began and ended on these days has a day in the collection; what has no end goes on. A date that cannot
    /// be read is no proof that it has none.
    pub fn overlaps(&self, from: DateCell, until: DateCell) -> bool {
        !from.after(self.end) && !until.before(self.start)
    }

    /// The collection of a year, from 1 April to 31 March.
    pub fn of(year: Year) -> Self {
        let ends = i16::try_from(year.0).unwrap_or(i16::MAX).clamp(1, 9999);
        Self { year, start: jiff::civil::date(ends - 1, 4, 1), end: jiff::civil::date(ends, 3, 31) }
    }
}
