//! A published value, or the mark that stands in its place. No mark is a zero.

use crate::input;
use serde::Serialize;

/// What stands in a cell of a published table.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Published {
    /// A number.
    Value(f64),
    /// No number, and why.
    Withheld(Mark),
}

/// Why there is no number. The letters are those of the Department's statistics.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mark {
    /// `c`: suppressed, so that no child can be recognised.
    Suppressed,
    /// `x`: not available.
    NotAvailable,
    /// `z`: there can be no such number.
    NotApplicable,
    /// `u`: too unreliable to print.
    Unreliable,
    /// `low` or `k`: more than nothing, but it rounds to nought.
    Negligible,
    /// Nothing stands there, and nobody says why.
    Blank,
}

impl Mark {
    /// Every mark.
    pub const ALL: [Self; 6] = [
        Self::Suppressed,
        Self::NotAvailable,
        Self::NotApplicable,
        Self::Unreliable,
        Self::Negligible,
        Self::Blank,
    ];

    /// The mark in words, with its letter.
    pub fn words(self) -> &'static str {
        match self {
            Self::Suppressed => "suppressed (c)",
            Self::NotAvailable => "not available (x)",
            Self::NotApplicable => "not applicable (z)",
            Self::Unreliable => "too unreliable to publish (u)",
            Self::Negligible => "more than zero, but rounds to it (low)",
            Self::Blank => "blank in the source",
        }
    }
}

impl Published {
    /// Reads a cell. The error is a sentence without its place.
    pub fn read(text: &str) -> Result<Self, String> {
        let mark = match text.trim() {
            "" => Mark::Blank,
            "c" => Mark::Suppressed,
            "x" | ":" | ".." => Mark::NotAvailable,
            "z" | "." => Mark::NotApplicable,
            "u" => Mark::Unreliable,
            "low" | "k" => Mark::Negligible,
            text => {
                return input::number(text).map(Self::Value).map_err(|why| {
                    format!("{why} Published marks are c, x, z, u and low; any other letter is a mistake.")
                });
            }
        };
        Ok(Self::Withheld(mark))
    }

    /// The number, where there is one.
    pub fn value(self) -> Option<f64> {
        match self {
            Self::Value(value) => Some(value),
            Self::Withheld(_) => None,
        }
    }

    /// The sum of values. One that is withheld makes the sum withheld.
    pub fn sum(parts: impl IntoIterator<Item = Self>) -> Self {
        let mut total = 0.0;
        for part in parts {
            match part {
                Self::Value(value) => total += value,
                withheld @ Self::Withheld(_) => return withheld,
            }
        }
        Self::Value(total)
    }

    /// The first as a percentage of the second; withheld where either is, and not applicable where the second is nought.
    pub fn per_cent_of(self, whole: Self) -> Self {
        match (self, whole) {
            (Self::Value(_), Self::Value(0.0)) => Self::Withheld(Mark::NotApplicable),
            (Self::Value(part), Self::Value(whole)) => Self::Value(100.0 * part / whole),
            (withheld @ Self::Withheld(_), _) | (_, withheld) => withheld,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_mark_is_read_as_a_mark_and_never_as_nought() {
        for (text, mark) in [
            ("c", Mark::Suppressed),
            ("x", Mark::NotAvailable),
            ("z", Mark::NotApplicable),
            ("u", Mark::Unreliable),
            ("low", Mark::Negligible),
            ("", Mark::Blank),
        ] {
            assert_eq!(Published::read(text), Ok(Published::Withheld(mark)));
        }
        assert_eq!(Published::read("0"), Ok(Published::Value(0.0)));
    }

    #[test]
    fn what_is_neither_number_nor_mark_is_refused_with_a_sentence() {
        for (text, said) in [("24.5%", "percent sign"), ("1,234", "thousands"), ("n/a", "not a number")] {
            assert!(Published::read(text).is_err_and(|why| why.contains(said)), "{text}");
        }
    }

    proptest! {
        #[test]
        fn one_withheld_part_withholds_the_sum(parts in proptest::collection::vec(0_u32..100, 1..6), at: prop::sample::Index) {
            let mut parts: Vec<Published> = parts.into_iter().map(|part| Published::Value(f64::from(part))).collect();
            prop_assert!(Published::sum(parts.clone()).value().is_some());
            let at = at.index(parts.len());
            parts[at] = Published::Withheld(Mark::Suppressed);
            prop_assert_eq!(Published::sum(parts), Published::Withheld(Mark::Suppressed));
        }
    }
}
