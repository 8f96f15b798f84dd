//! Bank holidays in England and Wales, read from the data file while compiling.
//!
//! The file has one line a holiday, in date order: the day it is kept (`YYYY-MM-DD`), a comma, its name. Holidays that
//! were moved (May 2020, June 2012 and June 2022), given once (2011, 2012, 2022, 2023) or kept on a substitute day
//! because they fell on a weekend stand on the day they are kept. A broken line does not compile.
//! Source: the list of UK bank holidays on GOV.UK, and the rules of the Banking and Financial Dealings Act 1971.

use jiff::civil::Date;

use crate::Error;

/// The first year whose bank holidays are known.
pub const FIRST_YEAR: i16 = 2008;
/// The last year whose bank holidays are known.
pub const LAST_YEAR: i16 = 2028;

const TEXT: &str = include_str!("../data/bank-holidays-england-wales.csv");
const COUNT: usize = lines(TEXT.as_bytes());
static HOLIDAYS: [(Date, &str); COUNT] = parse();

/// The name of the bank holiday kept on this day, if it is one.
pub fn bank_holiday(date: Date) -> Result<Option<&'static str>, Error> {
    if !(FIRST_YEAR..=LAST_YEAR).contains(&date.year()) {
        return Err(Error::YearNotCovered(date));
    }
    let found = HOLIDAYS.binary_search_by_key(&date, |(day, _)| *day).ok();
    Ok(found.map(|at| HOLIDAYS[at].1))
}

const fn lines(text: &[u8]) -> usize {
    let (mut at, mut count) = (0, 0);
    while at < text.len() {
        if text[at] == b'\n' {
            count += 1;
        }
        at += 1;
    }
    count
}

/// Two digits of a date.
const fn pair(text: &[u8], at: usize) -> i8 {
    let (tens, ones) = (text[at], text[at + 1]);
    assert!(
        tens.is_ascii_digit() && ones.is_ascii_digit(),
        "a bank holiday starts with a date written YYYY-MM-DD"
    );
    (tens - b'0').cast_signed() * 10 + (ones - b'0').cast_signed()
}

const fn parse() -> [(Date, &'static str); COUNT] {
    let text = TEXT.as_bytes();
    let mut found = [(Date::ZERO, ""); COUNT];
    let (mut start, mut row) = (0, 0);
    while row < COUNT {
        let mut end = start;
        while text[end] != b'\n' {
            end += 1;
        }
        assert!(text[start + 4] == b'-' && text[start + 7] == b'-', "dates are written YYYY-MM-DD");
        assert!(text[start + 10] == b',' && end > start + 11, "a comma and a name follow the date");
        let year = pair(text, start) as i16 * 100 + pair(text, start + 2) as i16;
        let name = TEXT.split_at(end).0.split_at(start + 11).1;
        found[row] = (Date::constant(year, pair(text, start + 5), pair(text, start + 8)), name);
        start = end + 1;
        row += 1;
    }
    found
}
