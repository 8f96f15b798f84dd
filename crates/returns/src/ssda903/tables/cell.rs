//! What the cell of a column can be read into, and shown as again.

use crate::ssda903::reader::DateFormat;
use crate::ssda903::{Code, DateCell, Text};

/// A kind of cell.
pub trait Cell: Sized {
    /// Whether the column holds dates.
    const IS_DATE: bool = false;

    /// Reads the text of a cell, without the blanks around it.
    fn read(text: &str, dates: DateFormat) -> Self;
    /// Whether [`Cell::show`] gives back what was entered, capitals aside.
    fn is_faithful(&self) -> bool;
    /// The value as it would be written; nothing where it is blank or was not kept.
    fn show(&self) -> Option<String>;
    /// The date, in a column of dates.
    fn date(&self) -> DateCell {
        DateCell::Blank
    }
}

impl Cell for Code {
    fn read(text: &str, _: DateFormat) -> Self {
        Self::new(text)
    }

    fn is_faithful(&self) -> bool {
        !self.is_hashed()
    }

    fn show(&self) -> Option<String> {
        self.text().filter(|text| !text.is_empty())
    }
}

impl Cell for Text {
    fn read(text: &str, _: DateFormat) -> Self {
        Self::new(text)
    }

    fn is_faithful(&self) -> bool {
        !self.is_hashed()
    }

    fn show(&self) -> Option<String> {
        self.text().filter(|text| !text.is_empty())
    }
}

impl Cell for DateCell {
    const IS_DATE: bool = true;

    fn read(text: &str, dates: DateFormat) -> Self {
        dates.read(text)
    }

    fn is_faithful(&self) -> bool {
        !self.is_unreadable()
    }

    fn show(&self) -> Option<String> {
        self.day().map(|date| format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year()))
    }

    fn date(&self) -> DateCell {
        *self
    }
}

/// A postcode without its blanks, in capitals.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default, Debug)]
pub struct Postcode(Code);

impl Postcode {
    /// The postcode of a text, whatever blanks stand in it.
    pub fn new(text: &str) -> Self {
        let mut close = [0; 8];
        let mut length = 0;
        // A blank that does not break looks like any other.
        let other = |letter: char| letter.is_whitespace() && !letter.is_ascii();
        if !text.is_ascii() && text.contains(other) {
            return Self::new(&text.replace(other, " "));
        }
        for letter in text.bytes().filter(|letter| !letter.is_ascii_whitespace()) {
            match close.get_mut(length) {
                Some(place) => *place = letter,
                None => return Self(Code::new(text)),
            }
            length += 1;
        }
        Self(Code::new(close.get(..length).and_then(|close| str::from_utf8(close).ok()).unwrap_or(text)))
    }

    /// Whether the cell was empty.
    pub const fn is_blank(self) -> bool {
        self.0.is_blank()
    }

    /// Whether anything at all was entered.
    pub const fn is_given(self) -> bool {
        self.0.is_given()
    }

    /// Whether it has the form of a postcode: one or two letters, a digit, perhaps one more letter or digit; then a digit
    /// and two letters.
    pub fn is_well_formed(self) -> bool {
        let Some(text) = self.0.text() else { return false };
        let Some((outward, inward)) = text.len().checked_sub(3).and_then(|at| text.split_at_checked(at))
        else {
            return false;
        };
        let kinds = |part: &str| -> String {
            part.chars().map(|letter| if letter.is_ascii_digit() { '9' } else { 'A' }).collect()
        };
        let letters = text.bytes().all(|letter| letter.is_ascii_alphanumeric());
        letters
            && kinds(inward) == "9AA"
            && matches!(kinds(outward).as_str(), "A9" | "A99" | "AA9" | "AA99" | "A9A" | "AA9A")
    }

    /// The letters and digits, without a blank; nothing where there are too many for a postcode.
    pub fn text(&self) -> Option<String> {
        self.0.text()
    }
}

impl Cell for Postcode {
    fn read(text: &str, _: DateFormat) -> Self {
        Self::new(text)
    }

    fn is_faithful(&self) -> bool {
        !self.0.is_hashed()
    }

    fn show(&self) -> Option<String> {
        let close = self.0.show()?;
        Some(match close.len().checked_sub(3).and_then(|at| close.split_at_checked(at)) {
            Some((outward, inward)) if outward.len() >= 2 => format!("{outward} {inward}"),
            _ => close,
        })
    }
}

/// A distance in miles, to one decimal place.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Distance {
    tenths: i32,
}

impl Distance {
    /// A distance of so many tenths of a mile.
    pub const fn tenths(tenths: i32) -> Self {
        Self { tenths }
    }

    /// By how much two distances differ.
    pub const fn apart(self, other: Self) -> Self {
        Self { tenths: (self.tenths - other.tenths).abs() }
    }

    /// A distance of so many whole miles.
    pub const fn miles(miles: i32) -> Self {
        Self { tenths: miles * 10 }
    }
}

impl Cell for Option<Distance> {
    fn read(text: &str, _: DateFormat) -> Self {
        let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
        let digit = part.bytes().next().filter(u8::is_ascii_digit)?;
        let tenths =
            whole.trim_start_matches('-').parse::<i32>().ok()?.checked_mul(10)? + i32::from(digit - b'0');
        Some(Distance::tenths(if whole.starts_with('-') { -tenths } else { tenths }))
    }

    fn is_faithful(&self) -> bool {
        true
    }

    fn show(&self) -> Option<String> {
        self.map(|Distance { tenths }| format!("{}.{}", tenths / 10, tenths.abs() % 10))
    }
}
