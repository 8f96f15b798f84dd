//! A number with its unit, and how it is written: thousands apart, a true minus, never a trailing false precision.

use serde::{Deserialize, Serialize};

/// What a number counts in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Things counted.
    Count,
    /// A share of a hundred.
    PerCent,
    /// The difference of two percentages.
    Points,
    /// Children in 10,000 of the population under 18.
    Per10000,
    /// Calendar or working days, as the measure says.
    Days,
    /// A score of an instrument.
    Score,
    /// A probability from 0 to 1.
    Probability,
    /// A number without a unit: a ratio, a coefficient, an effect size.
    Plain,
}

impl Unit {
    /// The unit of a difference of two numbers of this unit.
    pub fn of_difference(self) -> Self {
        if self == Self::PerCent { Self::Points } else { self }
    }

    /// The unit in words, as it follows a number; empty for numbers that need none.
    pub fn words(self) -> &'static str {
        match self {
            Self::Count | Self::Probability | Self::Plain => "",
            Self::PerCent => "%",
            Self::Points => " percentage points",
            Self::Per10000 => " per 10,000 children",
            Self::Days => " days",
            Self::Score => " points on the scale",
        }
    }
}

/// A finite number with its unit.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Number {
    value: f64,
    unit: Unit,
    /// Digits after the point when it is written.
    #[serde(skip)]
    places: u8,
    /// Whether a plus is written before what is not negative.
    #[serde(skip)]
    signed: bool,
}

impl Number {
    /// A number written with so many digits after the point; `None` where it is not finite.
    pub fn new(value: f64, unit: Unit, places: u8) -> Option<Self> {
        value.is_finite().then_some(Self { value, unit, places, signed: false })
    }

    /// A count. Exact up to 2⁵³.
    pub fn count(count: usize) -> Self {
        Self { value: crate::methods::panel::count(count), unit: Unit::Count, places: 0, signed: false }
    }

    /// Written with its sign, as a change is.
    pub fn signed(self) -> Self {
        Self { signed: true, ..self }
    }

    /// The number itself, unrounded.
    pub fn value(self) -> f64 {
        self.value
    }

    /// What it counts in.
    pub fn unit(self) -> Unit {
        self.unit
    }

    /// As it stands in a table: `1,234`, `−3.6`, `24.5%`, `<0.001`.
    pub fn written(self) -> String {
        if self.unit == Unit::Probability {
            let least = 10_f64.powi(-i32::from(self.places));
            if self.value >= 0.0 && self.value < least {
                return format!("<{least:.*}", usize::from(self.places));
            }
        }
        let mut text = grouped(self.value.abs(), self.places);
        let nought = text.bytes().all(|byte| matches!(byte, b'0' | b'.'));
        if self.value < 0.0 && !nought {
            text.insert(0, '−');
        } else if self.signed && !nought {
            text.insert(0, '+');
        }
        if self.unit == Unit::PerCent {
            text.push('%');
        }
        text
    }

    /// As it stands in a sentence, with its unit: `3.6 percentage points`. The sign is left to the words.
    pub fn spoken(self) -> String {
        let size = Self { value: self.value.abs(), signed: false, ..self };
        match self.unit {
            Unit::PerCent => size.written(),
            unit => size.written() + unit.words(),
        }
    }
}

/// A number that is not negative, its thousands set apart by commas.
fn grouped(value: f64, places: u8) -> String {
    let text = format!("{value:.*}", usize::from(places));
    let (whole, rest) = text.find('.').map_or((&*text, ""), |point| text.split_at(point));
    let mut out = String::with_capacity(text.len() + whole.len() / 3);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(value: f64, unit: Unit, places: u8) -> String {
        Number::new(value, unit, places).map(Number::written).unwrap_or_default()
    }

    #[test]
    fn numbers_are_written_as_people_write_them() {
        assert_eq!(written(1_234_567.0, Unit::Count, 0), "1,234,567");
        assert_eq!(written(-3.561, Unit::Points, 2), "−3.56");
        assert_eq!(written(24.5, Unit::PerCent, 1), "24.5%");
        assert_eq!(written(-0.001, Unit::Points, 1), "0.0");
        assert_eq!(written(0.0004, Unit::Probability, 3), "<0.001");
        let change = Number::new(-1.18, Unit::Points, 1).map(Number::signed);
        assert_eq!(change.map(Number::written).as_deref(), Some("−1.2"));
        assert_eq!(change.map(Number::spoken).as_deref(), Some("1.2 percentage points"));
        assert_eq!(
            Number::new(0.24, Unit::Points, 2).map(|up| up.signed().written()).as_deref(),
            Some("+0.24")
        );
        assert_eq!(Number::new(f64::NAN, Unit::Plain, 1), None);
    }
}
