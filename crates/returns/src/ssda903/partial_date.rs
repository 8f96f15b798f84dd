//! A date of which parts may not be known and are written ZZ.

use calendar::Date;

use super::{DateCell, Text};

/// A date with perhaps no day, no month, or not even a year.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PartialDate {
    /// The year, where it is known.
    pub year: Option<i16>,
    /// The month, where it is known.
    pub month: Option<i8>,
    /// The day, where it is known.
    pub day: Option<i8>,
}

impl PartialDate {
    /// Reads 31/03/2020, ZZ/03/2020, ZZ/ZZ/2020 or ZZ/ZZ/ZZZZ; nothing where it is none of them or no such day exists.
    pub fn read(text: Text) -> Option<Self> {
        let text = text.text()?;
        let mut parts = text.split('/');
        let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() || (day.len(), month.len(), year.len()) != (2, 2, 4) {
            return None;
        }
        let part = |text: &str| -> Option<Option<i16>> {
            if text.bytes().all(|letter| letter == b'Z') {
                Some(None)
            } else if text.bytes().all(|letter| letter.is_ascii_digit()) {
                text.parse().ok().map(Some)
            } else {
                None
            }
        };
        let (day, month, year) = (part(day)?, part(month)?, part(year)?);
        let small = |number: Option<i16>| number.and_then(|number| i8::try_from(number).ok());
        let date = Self { year, month: small(month), day: small(day) };
        date.earliest().map(|_| date)
    }

    /// The earliest day that it can be.
    fn earliest(self) -> Option<Date> {
        // 1904 has a 29 February.
        Date::new(self.year.unwrap_or(1904), self.month.unwrap_or(1), self.day.unwrap_or(1)).ok()
    }

    /// Whether it can be before another date; true where that is none.
    pub fn may_be_before(self, date: DateCell) -> bool {
        date.day().zip(self.earliest()).is_none_or(|(date, earliest)| earliest < date)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_may_be_unknown_but_not_wrong() {
        for right in ["31/03/2020", "ZZ/03/2020", "ZZ/ZZ/2020", "ZZ/ZZ/ZZZZ", "29/02/ZZZZ"] {
            assert!(PartialDate::read(Text::new(right)).is_some(), "{right}");
        }
        for wrong in [
            "31/02/2020",
            "Z/03/2020",
            "ZZ/13/2020",
            "1/3/2020",
            "2020-03-31",
            "ZZZZ",
            "00/03/2020",
            "ZZ/03/2020/",
        ] {
            assert_eq!(PartialDate::read(Text::new(wrong)), None, "{wrong}");
        }
    }
}
