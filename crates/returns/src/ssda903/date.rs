//! A cell that should hold a date, and how such cells compare: with what is not a date, nothing is earlier or later.

use calendar::Date;

/// A cell that should hold a date.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum DateCell {
    /// Nothing was entered.
    #[default]
    Blank,
    /// Something that is not a date was entered.
    Unreadable,
    /// A date of which parts are not known, written ZZ.
    PartlyUnknown,
    /// A date.
    Day(Date),
}

impl DateCell {
    /// The date, if there is one.
    pub const fn day(self) -> Option<Date> {
        match self {
            Self::Day(date) => Some(date),
            Self::Blank | Self::Unreadable | Self::PartlyUnknown => None,
        }
    }

    /// Whether the cell was empty.
    pub const fn is_blank(self) -> bool {
        matches!(self, Self::Blank)
    }

    /// Whether anything at all was entered, a date or not.
    pub const fn is_given(self) -> bool {
        !self.is_blank()
    }

    /// Whether something was entered that is not a date.
    pub const fn is_unreadable(self) -> bool {
        matches!(self, Self::Unreadable | Self::PartlyUnknown)
    }

    /// Whether parts of it are written ZZ.
    pub const fn is_partly_unknown(self) -> bool {
        matches!(self, Self::PartlyUnknown)
    }

    /// Whether it is a date.
    pub const fn is_day(self) -> bool {
        matches!(self, Self::Day(_))
    }

    /// This date, or the other where this is not one.
    pub fn or(self, other: impl Into<Self>) -> Self {
        if self.is_day() { self } else { other.into() }
    }

    /// Whether both are dates and this one is the earlier.
    pub fn before(self, other: impl Into<Self>) -> bool {
        self.compare(other).is_some_and(|(a, b)| a < b)
    }

    /// Whether both are dates and this one is the later.
    pub fn after(self, other: impl Into<Self>) -> bool {
        self.compare(other).is_some_and(|(a, b)| a > b)
    }

    /// Whether both are dates and this one is not the later.
    pub fn on_or_before(self, other: impl Into<Self>) -> bool {
        self.compare(other).is_some_and(|(a, b)| a <= b)
    }

    /// Whether both are dates and this one is not the earlier.
    pub fn on_or_after(self, other: impl Into<Self>) -> bool {
        self.compare(other).is_some_and(|(a, b)| a >= b)
    }

    /// Whether both are the same date.
    pub fn same_day(self, other: impl Into<Self>) -> bool {
        self.compare(other).is_some_and(|(a, b)| a == b)
    }

    fn compare(self, other: impl Into<Self>) -> Option<(Date, Date)> {
        Some((self.day()?, other.into().day()?))
    }

    /// So many days later, or earlier where the number is negative.
    pub fn plus_days(self, days: i32) -> Self {
        let moved = self.day().and_then(|date| date.checked_add(jiff::Span::new().days(days)).ok());
        moved.map_or(Self::Blank, Self::Day)
    }

    /// The day on which somebody born on this date reaches an age; for 29 February in an ordinary year, 1 March.
    pub fn birthday(self, age: i16) -> Self {
        self.day().and_then(|born| calendar::birthday(born, age)).map_or(Self::Blank, Self::Day)
    }

    /// How many days lie from this date to the other.
    pub fn days_until(self, other: impl Into<Self>) -> Option<i32> {
        let (from, to) = self.compare(other)?;
        from.until(to).ok().map(|span| span.get_days())
    }
}

impl From<Date> for DateCell {
    fn from(date: Date) -> Self {
        Self::Day(date)
    }
}

impl From<Option<Date>> for DateCell {
    fn from(date: Option<Date>) -> Self {
        date.map_or(Self::Blank, Self::Day)
    }
}
