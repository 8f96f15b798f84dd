//! The ways in which authorities write dates, and how a cell in any of them is read. Which of them a column uses is found
//! out in `ways`.
//!
//! The Department's way is 31/03/2026. A column that is written in another way throughout is read in that way and a
//! remark says so; a single date in another way among dates in the Department's is a mistake, and is left unreadable
//! for the rules to report, as the Department's system and the peer do. A remark says how it is written.

use calendar::Date;

use super::order::Numbers;
use super::tidy::tidied;
use crate::ssda903::DateCell;

/// How the dates of a column are written, beside the Department's way, which is always read.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum DateFormat {
    /// 31/03/2026.
    #[default]
    Department,
    /// 31/03/2026 00:00 or 31/03/2026 12:00:00 AM, as spreadsheets and databases export it.
    WithTime,
    /// 2026-03-31 or 2026/03/31, with or without a time.
    Iso,
    /// 31-03-2026 or 31.03.2026.
    OtherMarks,
    /// 31/03/26, with these or other marks.
    ShortYear,
    /// 26-03-31, with these or other marks: the year first, with two digits.
    ShortYearFirst,
    /// 31 / 03 / 2026 or '31/03/2026: with blanks, an apostrophe or letters that cannot be seen.
    Untidy,
    /// 31-Mar-2026, 31 March 2026 or Mar 31 2026.
    MonthName,
    /// 46112: days as a spreadsheet counts them, perhaps with a part of a day.
    Serial,
    /// 20260331.
    Compact,
    /// 3/31/2026: the month first, which cannot be told from the Department's way for most days.
    MonthFirst,
}

impl DateFormat {
    /// An example, for a sentence.
    pub const fn example(self) -> &'static str {
        match self {
            Self::Department => "31/03/2026",
            Self::WithTime => "31/03/2026 00:00",
            Self::Iso => "2026-03-31",
            Self::OtherMarks => "31-03-2026",
            Self::ShortYear => "31/03/26",
            Self::ShortYearFirst => "26-03-31",
            Self::Untidy => "31 / 03 / 2026",
            Self::MonthName => "31-Mar-2026",
            Self::Serial => "46112",
            Self::Compact => "20260331",
            Self::MonthFirst => "03/31/2026",
        }
    }

    /// Every way but the Department's.
    pub(super) const OTHERS: [Self; 10] = [
        Self::WithTime,
        Self::Iso,
        Self::OtherMarks,
        Self::ShortYear,
        Self::ShortYearFirst,
        Self::Untidy,
        Self::MonthName,
        Self::Serial,
        Self::Compact,
        Self::MonthFirst,
    ];

    /// Whether the day stands before the month in numbers, so that another order could be meant.
    pub(super) const fn has_day_first(self) -> bool {
        matches!(self, Self::Department | Self::WithTime | Self::OtherMarks | Self::ShortYear | Self::Untidy)
    }

    /// Reads a cell.
    pub fn read(self, text: &str) -> DateCell {
        if text.is_empty() {
            return DateCell::Blank;
        }
        if let Some(date) = department(text) {
            return DateCell::Day(date);
        }
        if self == Self::ShortYearFirst
            && let Some(date) = Numbers::of(text).and_then(|numbers| numbers.year_first)
        {
            return DateCell::Day(date);
        }
        match other(text) {
            Some((format, date)) if format == self => DateCell::Day(date),
            _ if is_partly_unknown(text) => DateCell::PartlyUnknown,
            _ => DateCell::Unreadable,
        }
    }
}

/// Reads a date in whichever way it is written; with the day first where two orders are possible.
pub(super) fn any_date(text: &str) -> DateCell {
    if text.is_empty() {
        return DateCell::Blank;
    }
    let date = department(text).or_else(|| other(text).map(|(_, date)| date));
    date.map_or(DateCell::Unreadable, DateCell::Day)
}

/// Reads 31/03/2026; 1/4/2026 counts too.
pub(super) fn department(text: &str) -> Option<Date> {
    // The usual way, without searching for the marks.
    if let [d1, d2, b'/', m1, m2, b'/', y1, y2, y3, y4] = *text.as_bytes() {
        return date(digits(&[y1, y2, y3, y4])?, digits(&[m1, m2])?, digits(&[d1, d2])?);
    }
    let (day, month, year) = parts(text, '/').filter(|(_, _, year)| year.len() == 4)?;
    date(digits(year.as_bytes())?, digits(month.as_bytes())?, digits(day.as_bytes())?)
}

/// Whether it has the form of a date in which parts are ZZ.
fn is_partly_unknown(text: &str) -> bool {
    let known = |part: &str, length| {
        part.len() == length && (part.bytes().all(|letter| letter.is_ascii_digit()) || unknown(part))
    };
    parts(text, '/').is_some_and(|(day, month, year)| {
        known(day, 2) && known(month, 2) && known(year, 4) && [day, month, year].into_iter().any(unknown)
    })
}

fn unknown(part: &str) -> bool {
    part.bytes().all(|letter| letter.eq_ignore_ascii_case(&b'Z'))
}

/// Reads a date in any of the other ways, and says in which.
pub(super) fn other(text: &str) -> Option<(DateFormat, Date)> {
    let tidy = tidied(text);
    let (day, time) = without_time(&tidy);
    if let Some(date) = department(day) {
        let untidy = (tidy != text).then_some((DateFormat::Untidy, date));
        return if time { Some((DateFormat::WithTime, date)) } else { untidy };
    }
    if let Some(numbers) = Numbers::of(day) {
        return of_numbers(day, numbers);
    }
    if let Some(date) = with_name(day) {
        return Some((DateFormat::MonthName, date));
    }
    let year_first = |mark| parts(day, mark).filter(|(first, _, third)| first.len() == 4 && third.len() <= 2);
    if let Some((year, month, of_month)) = ['-', '/', '.', ' '].into_iter().find_map(year_first) {
        let read = |part: &str| digits(part.as_bytes());
        return Some((DateFormat::Iso, date(read(year)?, read(month)?, read(of_month)?)?));
    }
    if day.len() == 8
        && let Some((year, rest)) = day.split_at_checked(4)
        && let Some((month, of_month)) = rest.split_at_checked(2)
    {
        let read = |part: &str| digits(part.as_bytes());
        return Some((DateFormat::Compact, date(read(year)?, read(month)?, read(of_month)?)?));
    }
    serial(day).map(|date| (DateFormat::Serial, date))
}

/// How a date of three numbers is written, read with the day first where it can be.
fn of_numbers(text: &str, numbers: Numbers) -> Option<(DateFormat, Date)> {
    let short = text.rsplit(['/', '-', '.', ' ']).next().is_some_and(|year| year.len() == 2);
    let day_first = if short { DateFormat::ShortYear } else { DateFormat::OtherMarks };
    let day = numbers.day_first.map(|date| (day_first, date));
    let month = || numbers.month_first.map(|date| (DateFormat::MonthFirst, date));
    let year = || numbers.year_first.map(|date| (DateFormat::ShortYearFirst, date));
    day.or_else(month).or_else(year)
}

/// Reads 31-Mar-2026, 31 March 26, or Mar 31, 2026.
fn with_name(text: &str) -> Option<Date> {
    if !text.bytes().any(|letter| letter.is_ascii_alphabetic()) {
        return None;
    }
    let is_close = text.bytes().all(|letter| letter.is_ascii_alphanumeric());
    let apart = if is_close { letters_apart(text) } else { String::new() };
    let text = if is_close { apart.as_str() } else { text };
    let mut parts = text.split(['-', '.', ' ', ',', '/']).filter(|part| !part.is_empty());
    let (first, second, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let (day, month) = match month_of(second) {
        Some(month) => (first, month),
        None => (second, month_of(first)?),
    };
    let year = if year.len() == 2 { century(year)? } else { digits(year.as_bytes())? };
    date(year, month, digits(day.as_bytes())?)
}

/// 31MAR2026 with blanks between its parts.
fn letters_apart(text: &str) -> String {
    let parts = text.as_bytes().chunk_by(|before, after| before.is_ascii_digit() == after.is_ascii_digit());
    parts.map(String::from_utf8_lossy).collect::<Vec<_>>().join(" ")
}

/// Splits a text into three by a mark.
pub(super) fn parts(text: &str, mark: char) -> Option<(&str, &str, &str)> {
    let (first, rest) = text.split_once(mark)?;
    let (second, third) = rest.split_once(mark)?;
    Some((first, second, third))
}

/// Takes a time of day off the end, whether of 24 hours or of 12, and says whether there was one.
pub(super) fn without_time(text: &str) -> (&str, bool) {
    let Some(colon) = text.find(':') else { return without_dotted_time(text) };
    let (before, _) = text.split_at(colon);
    let Some(begins) = before.rfind([' ', 'T', 't']) else { return (text, false) };
    let (day, time) = text.split_at(begins);
    let clock = |letter: char| {
        letter.is_ascii_digit()
            || matches!(letter, ':' | '.' | 'Z' | 'z' | '+' | '-' | ' ' | '\u{a0}' | '\u{202f}')
    };
    let half = |letter: char| matches!(letter.to_ascii_lowercase(), 'a' | 'p' | 'm');
    let is_time = time.chars().skip(1).all(|letter| clock(letter) || half(letter));
    if is_time { (day.trim_end(), true) } else { (text, false) }
}

/// The same of 00.00.00, as some databases write it.
fn without_dotted_time(text: &str) -> (&str, bool) {
    let is_time = |time: &str| {
        time.split('.').count() == 3
            && time.split('.').all(|part| part.len() == 2 && digits(part.as_bytes()).is_some())
    };
    match text.rsplit_once(' ') {
        Some((day, time)) if day.contains(['/', '-', '.']) && is_time(time) => (day, true),
        _ => (text, false),
    }
}

pub(super) fn digits(bytes: &[u8]) -> Option<i16> {
    if bytes.is_empty() || bytes.len() > 4 || !bytes.iter().all(u8::is_ascii_digit) {
        return None;
    }
    Some(bytes.iter().fold(0, |number, digit| number * 10 + i16::from(digit - b'0')))
}

/// 00 to 49 are of this century, 50 to 99 of the last.
pub(super) fn century(year: &str) -> Option<i16> {
    digits(year.as_bytes()).map(|year| if year < 50 { 2000 + year } else { 1900 + year })
}

pub(super) fn month_of(name: &str) -> Option<i16> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let lower = name.to_ascii_lowercase();
    let at = MONTHS.iter().position(|month| lower.len() >= 3 && month.starts_with(&lower))?;
    i16::try_from(at + 1).ok()
}

/// Days since 30 December 1899, from 1927 to 2064.
fn serial(text: &str) -> Option<Date> {
    let (days, part) = text.split_once('.').unwrap_or((text, "0"));
    if part.is_empty() || !part.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let days: i32 = days.parse().ok()?;
    if !(10_000..60_000).contains(&days) {
        return None;
    }
    jiff::civil::date(1899, 12, 30).checked_add(jiff::Span::new().days(days)).ok()
}

pub(super) fn date(year: i16, month: i16, day: i16) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok().filter(|date| date.year() > 0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(year: i16, month: i8, day: i8) -> DateCell {
        DateCell::Day(jiff::civil::date(year, month, day))
    }

    #[test]
    fn the_departments_way_is_always_read() {
        for format in DateFormat::OTHERS.into_iter().chain([DateFormat::Department]) {
            assert_eq!(format.read("31/03/2026"), day(2026, 3, 31));
            assert_eq!(format.read("1/4/2026"), day(2026, 4, 1));
            assert_eq!(format.read(""), DateCell::Blank);
            for wrong in ["31/02/2026", "XX", "31/03", "/03/2026", "0/1/2020", "01/01/0000", "31/03/2026/"] {
                assert_eq!(format.read(wrong), DateCell::Unreadable, "{wrong}");
            }
            for partly in ["ZZ/06/2019", "ZZ/ZZ/2019", "zz/zz/zzzz"] {
                assert_eq!(format.read(partly), DateCell::PartlyUnknown, "{partly}");
            }
        }
    }

    #[test]
    fn each_other_way_is_read_where_the_file_is_written_in_it() {
        for (format, text) in [
            (DateFormat::WithTime, "31/03/2026 00:00:00"),
            (DateFormat::Iso, "2026-03-31"),
            (DateFormat::Iso, "2026-03-31T00:00:00.000Z"),
            (DateFormat::OtherMarks, "31.03.2026"),
            (DateFormat::ShortYear, "31/03/26"),
            (DateFormat::WithTime, "31/03/2026 12:00:00 AM"),
            (DateFormat::WithTime, "31/03/2026 12:00:00 a.m."),
            (DateFormat::WithTime, "31/03/2026 12:00am"),
            (DateFormat::WithTime, "31/03/2026 00:00:00.000"),
            (DateFormat::Iso, "2026-03-31 00:00:00.0000000 +00:00"),
            (DateFormat::Iso, "2026-03-31 12:00:00 AM"),
            (DateFormat::Iso, "2026/03/31"),
            (DateFormat::ShortYear, "31-03-26"),
            (DateFormat::ShortYear, "31/03/26 00:00"),
            (DateFormat::MonthName, "31-Mar-26"),
            (DateFormat::MonthName, "31 March 2026"),
            (DateFormat::MonthName, "Mar 31 2026 12:00AM"),
            (DateFormat::MonthName, "March 31, 2026"),
            (DateFormat::Serial, "46112"),
            (DateFormat::Serial, "46112.0"),
            (DateFormat::Serial, "46112.375"),
            (DateFormat::Compact, "20260331"),
            (DateFormat::MonthFirst, "3/31/2026 12:00:00 AM"),
            (DateFormat::MonthFirst, "03-31-2026"),
            (DateFormat::MonthFirst, "03/31/26"),
            (DateFormat::ShortYearFirst, "26-03-31"),
            (DateFormat::ShortYearFirst, "26/03/31"),
            (DateFormat::MonthName, "31MAR2026"),
            (DateFormat::MonthName, "31Mar26"),
            (DateFormat::Untidy, "=\"31/03/2026\""),
            (DateFormat::Untidy, "31\\03\\2026"),
            (DateFormat::Untidy, "31 / 03 / 2026"),
            (DateFormat::Untidy, "'31/03/2026"),
            (DateFormat::Untidy, "31/03/2026\u{200b}"),
            (DateFormat::MonthName, "31st March 2026"),
            (DateFormat::MonthName, "Tue 31 Mar 2026"),
            (DateFormat::MonthName, "Tuesday, 31 March 2026"),
            (DateFormat::MonthName, "31\u{a0}Mar\u{a0}2026"),
            (DateFormat::WithTime, "31/03/2026 00.00.00"),
            (DateFormat::Compact, "20260331 00:00"),
        ] {
            assert_eq!(format.read(text), day(2026, 3, 31), "{text}");
            assert_eq!(DateFormat::default().read(text), DateCell::Unreadable, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_stops_the_reading(text in "[0-9/.TZ: a-z'\u{a0}\u{200b}é-]{0,24}") {
            let _ = other(&text);
            for format in DateFormat::OTHERS {
                let _ = format.read(&text);
            }
        }

        #[test]
        fn a_date_is_read_as_it_was_written(year in 1900_i16..2100, month in 1_i8..=12, of_month in 1_i8..=28) {
            let text = format!("{of_month:02}/{month:02}/{year}");
            prop_assert_eq!(DateFormat::default().read(&text), day(year, month, of_month));
        }
    }
}
