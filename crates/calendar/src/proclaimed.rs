//! Bank holidays of England and Wales that were proclaimed for one year, read from the data file while compiling.
//!
//! The file has one line a holiday, in date order: the day it was kept (`YYYY-MM-DD`), its name, the day that it replaced, if it
//! replaced one, and the day from which it was known, where deadlines that were set before may tell; commas between them. A
//! broken line does not compile.
//! Source: the royal proclamations under section 1 of the Banking and Financial Dealings Act 1971, as GOV.UK lists them.

use jiff::civil::Date;

/// The first year whose bank holidays are known: the first in which all of those that stand today were kept.
pub const FIRST_YEAR: i16 = 1978;

/// The last year for which GOV.UK has published bank holidays. What is proclaimed for later years is not in the file.
pub const PROCLAIMED_TO: i16 = 2028;

/// A holiday that was proclaimed.
#[derive(Clone, Copy)]
pub(crate) struct Proclaimed {
    pub(crate) kept: Date,
    pub(crate) name: &'static str,
    pub(crate) instead_of: Option<Date>,
    pub(crate) known_from: Option<Date>,
}

const TEXT: &str = include_str!("../data/proclaimed-england-wales.csv");
const COUNT: usize = count(TEXT.as_bytes(), b'\n');
/// All of them.
pub(crate) static PROCLAIMED: [Proclaimed; COUNT] = parse();

const fn count(text: &[u8], wanted: u8) -> usize {
    let (mut at, mut count) = (0, 0);
    while at < text.len() {
        if text[at] == wanted {
            count += 1;
        }
        at += 1;
    }
    count
}

/// Where a byte stands next.
const fn find(text: &[u8], from: usize, wanted: u8) -> usize {
    let mut at = from;
    while text[at] != wanted {
        at += 1;
    }
    at
}

/// Two digits of a date.
const fn pair(text: &[u8], at: usize) -> i8 {
    let (tens, ones) = (text[at], text[at + 1]);
    assert!(tens.is_ascii_digit() && ones.is_ascii_digit(), "dates are written YYYY-MM-DD");
    (tens - b'0').cast_signed() * 10 + (ones - b'0').cast_signed()
}

const fn date(text: &[u8], at: usize) -> Date {
    assert!(text[at + 4] == b'-' && text[at + 7] == b'-', "dates are written YYYY-MM-DD");
    let year = pair(text, at) as i16 * 100 + pair(text, at + 2) as i16;
    Date::constant(year, pair(text, at + 5), pair(text, at + 8))
}

const fn parse() -> [Proclaimed; COUNT] {
    let text = TEXT.as_bytes();
    let mut found = [Proclaimed { kept: Date::ZERO, name: "", instead_of: None, known_from: None }; COUNT];
    let (mut start, mut row) = (0, 0);
    while row < COUNT {
        assert!(text[start + 10] == b',', "a comma and a name follow the date");
        let comma = find(text, start + 11, b',');
        let end = find(text, start, b'\n');
        assert!(comma > start + 11 && comma < end, "the name is followed by a comma");
        let name = TEXT.split_at(comma).0.split_at(start + 11).1;
        let second = find(text, comma + 1, b',');
        assert!(second < end, "a comma stands before the day from which it was known");
        let instead_of = if second > comma + 1 { Some(date(text, comma + 1)) } else { None };
        let known_from = if end > second + 1 { Some(date(text, second + 1)) } else { None };
        found[row] = Proclaimed { kept: date(text, start), name, instead_of, known_from };
        start = end + 1;
        row += 1;
    }
    found
}
