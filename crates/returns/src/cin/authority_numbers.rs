//! The numbers of authorities that characters 2 to 4 of a UPN may be.

use crate::Year;

/// The numbers, and the year since which each is known.
const NUMBERS: &str = include_str!("../../data/cin/authority_numbers.csv");

/// Whether a number is an authority's in a year.
pub(crate) fn known(number: &str, year: Year) -> bool {
    NUMBERS
        .lines()
        .skip(1)
        .filter_map(|line| line.split_once(','))
        .any(|(known, since)| known == number && since.parse().is_ok_and(|since: u16| since <= year.0))
}
