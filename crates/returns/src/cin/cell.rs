//! One cell of the census: where it stands, what was entered, and the day it means if it means one.

use std::borrow::Cow;

use calendar::Date;
use jiff::civil::Weekday;

use super::Table;

/// Where a cell stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Spot {
    /// The table.
    pub table: Table,
    /// The row in its table, the first being nought.
    pub(crate) row: u32,
    /// The field's element name.
    pub field: &'static str,
    /// The line of the file, the first being one.
    pub(crate) line: u32,
}

/// One cell. A cell that is blank knows where it would stand.
#[derive(Clone, Debug)]
pub struct Cell<'a> {
    pub(crate) spot: Spot,
    text: Option<Cow<'a, str>>,
    day: Option<Date>,
}

impl<'a> Cell<'a> {
    pub(crate) fn blank(table: Table, field: &'static str) -> Self {
        Self { spot: Spot { table, row: 0, field, line: 0 }, text: None, day: None }
    }

    /// Fills the cell with what was entered; what is empty leaves it blank.
    pub(crate) fn fill(&mut self, text: Cow<'a, str>, line: u32, is_date: bool) {
        self.spot.line = line;
        if !text.is_empty() {
            self.day = if is_date { day(&text) } else { None };
            self.text = Some(text);
        }
    }

    /// What was entered, without the blanks around it.
    pub fn text(&self) -> Option<&str> {
        self.text.as_deref()
    }

    /// The day, if the cell holds one.
    pub fn day(&self) -> Option<Date> {
        self.day
    }

    /// Whether something was entered.
    pub fn is_given(&self) -> bool {
        self.text.is_some()
    }

    /// Whether nothing was entered.
    pub fn is_blank(&self) -> bool {
        self.text.is_none()
    }

    /// Whether the text is this code, capitals and all.
    pub fn is(&self, code: &str) -> bool {
        self.text() == Some(code)
    }

    /// Whether the text is one of these codes.
    pub fn is_one_of(&self, codes: &[&str]) -> bool {
        self.text().is_some_and(|text| codes.contains(&text))
    }

    /// Whether both are days and this is the earlier.
    pub fn before(&self, other: impl Into<Option<Date>>) -> bool {
        matches!((self.day, other.into()), (Some(this), Some(other)) if this < other)
    }

    /// Whether both are days and this is the later.
    pub fn after(&self, other: impl Into<Option<Date>>) -> bool {
        matches!((self.day, other.into()), (Some(this), Some(other)) if this > other)
    }

    /// Whether both are the same day.
    pub fn same_day(&self, other: impl Into<Option<Date>>) -> bool {
        matches!((self.day, other.into()), (Some(this), Some(other)) if this == other)
    }

    /// Whether it is a Saturday or a Sunday.
    pub fn is_weekend(&self) -> bool {
        self.day.is_some_and(|day| matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday))
    }

    /// Whether it is a day within these two, both included.
    pub fn within(&self, first: Date, last: Date) -> bool {
        self.day.is_some_and(|day| (first..=last).contains(&day))
    }
}

impl From<&Cell<'_>> for Option<Date> {
    fn from(cell: &Cell<'_>) -> Self {
        cell.day
    }
}

/// The day of an `xs:date`: `2026-03-31`, with a time zone or the start of a day behind it or not.
pub(crate) fn day(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2, rest @ ..] = bytes else { return None };
    let digit = |byte: &u8| byte.is_ascii_digit().then(|| byte - b'0');
    let pair = |tens, ones| Some(digit(tens)? * 10 + digit(ones)?);
    let year = i16::from(pair(y1, y2)?) * 100 + i16::from(pair(y3, y4)?);
    let (month, of_month) = (pair(m1, m2)?.cast_signed(), pair(d1, d2)?.cast_signed());
    let follows = rest.is_empty()
        || rest == b"Z"
        || rest.starts_with(b"T00:00:00")
        || matches!(rest, [b'+' | b'-', a, b, b':', c, d] if [a, b, c, d].iter().all(|digit| digit.is_ascii_digit()));
    if follows && year > 0 { Date::new(year, month, of_month).ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_written_year_first() {
        let leap = jiff::civil::date(2024, 2, 29);
        for text in ["2024-02-29", "2024-02-29Z", "2024-02-29+01:00", "2024-02-29T00:00:00"] {
            assert_eq!(day(text), Some(leap), "{text}");
        }
        for text in ["", "2023-02-29", "29/02/2024", "2024-2-29", "2024-02-29x", "0000-01-01", "2024-13-01"] {
            assert_eq!(day(text), None, "{text}");
        }
    }
}
