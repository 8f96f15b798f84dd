//! What can go wrong with a date, said to the person who can put it right.

use jiff::civil::Date;

use crate::{FIRST_YEAR, words::long};

/// Why a question about a date has no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The date lies outside the years whose bank holidays are known.
    #[error(
        "Working days are only known from {FIRST_YEAR} on; {} is before that. Look whether the year is right.",
        long(*.0)
    )]
    YearNotCovered(Date),
    /// Text that is not a length of time.
    #[error(
        "\u{201c}{0}\u{201d} is not a length of time. Write it like \u{201c}3 months\u{201d}, \u{201c}6 weeks\u{201d} or \u{201c}10 days\u{201d}."
    )]
    NotASpan(String),
    /// A length of time longer than a hundred years, or one that leaves the calendar.
    #[error("That length of time is too long. Give one of no more than 100 years.")]
    SpanTooLong,
}
