//! The ways in which authorities write dates, and which of them a file uses.
//!
//! The Department's way is 31/03/2026. A file that is written in another way throughout is read in that way and a
//! remark says so; a single date in another way among dates in the Department's is a mistake, and is left unreadable
//! for the rules to report.

use calendar::Date;

use crate::ssda903::DateCell;

/// How the dates of a file are written, beside the Department's way, which is always read.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum DateFormat {
    /// 31/03/2026.
    #[default]
    Department,
    /// 31/03/2026 00:00, as spreadsheets and databases export it.
    WithTime,
    /// 2026-03-31, with or without a time.
    Iso,
    /// 31-03-2026 or 31.03.2026.
    OtherMarks,
    /// 31/03/26.
    ShortYear,
    /// 31-Mar-2026 or 31 March 2026.
    MonthName,
    /// 46112: days as a spreadsheet counts them.
    Serial,
    /// 3/31/2026: the month first, which cannot be told from the Department's way for most days.
    MonthFirst,
}

/// How many dates in another way it takes before a file is said to be written in it.
const ENOUGH: usize = 4;

impl DateFormat {
    /// An example, for a sentence.
    pub const fn example(self) -> &'static str {
        match self {
            Self::Department => "31/03/2026",
            Self::WithTime => "31/03/2026 00:00",
            Self::Iso => "2026-03-31",
            Self::OtherMarks => "31-03-2026",
            Self::ShortYear => "31/03/26",
            Self::MonthName => "31-Mar-2026",
            Self::Serial => "46112",
            Self::MonthFirst => "03/31/2026",
        }
    }

    /// The way in which most of these dates are written; the Department's where no other has a majority.
    pub fn of<'a>(dates: impl Iterator<Item = &'a str>) -> Self {
        let mut counts = [0_usize; 8];
        for text in dates.map(str::trim).filter(|text| !text.is_empty()) {
            let format = match department(text) {
                Some(date) if date.day() > 12 => Some(Self::Department),
                // 4 March or 3 April: it speaks for neither way.
                Some(_) => None,
                None => other(text).map(|(format, _)| format),
            };
            if let Some(count) = format.and_then(|format| counts.get_mut(format as usize)) {
                *count += 1;
            }
        }
        let usual = counts[0];
        Self::OTHERS
            .into_iter()
            .filter_map(|format| Some((*counts.get(format as usize)?, format)))
            .filter(|(count, _)| *count >= ENOUGH && *count > usual)
            .max_by_key(|(count, _)| *count)
            .map_or(Self::Department, |(_, format)| format)
    }

    const OTHERS: [Self; 7] = [
        Self::WithTime,
        Self::Iso,
        Self::OtherMarks,
        Self::ShortYear,
        Self::MonthName,
        Self::Serial,
        Self::MonthFirst,
    ];

    /// Reads a cell.
    pub fn read(self, text: &str) -> DateCell {
        if text.is_empty() {
            return DateCell::Blank;
        }
        if let Some(date) = department(text) {
            return DateCell::Day(date);
        }
        match other(text) {
            Some((format, date)) if format == self => DateCell::Day(date),
            _ if is_partly_unknown(text) => DateCell::PartlyUnknown,
            _ => DateCell::Unreadable,
        }
    }
}

/// Reads 31/03/2026; 1/4/2026 counts too.
fn department(text: &str) -> Option<Date> {
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
fn other(text: &str) -> Option<(DateFormat, Date)> {
    let (day, time) = without_time(text);
    if let Some(date) = department(day) {
        return time.then_some((DateFormat::WithTime, date));
    }
    let read = |day: &str, month: &str, year: &str| {
        date(digits(year.as_bytes())?, digits(month.as_bytes())?, digits(day.as_bytes())?)
    };
    if let Some((first, second, third)) = parts(day, '/') {
        return match third.len() {
            2 => Some((
                DateFormat::ShortYear,
                date(century(third)?, digits(second.as_bytes())?, digits(first.as_bytes())?)?,
            )),
            4 => Some((DateFormat::MonthFirst, read(second, first, third)?)),
            _ => None,
        };
    }
    for mark in ['-', '.', ' '] {
        let Some((first, second, third)) = parts(day, mark) else { continue };
        if let Some(month) = month_of(second) {
            let year = if third.len() == 2 { century(third)? } else { digits(third.as_bytes())? };
            return Some((DateFormat::MonthName, date(year, month, digits(first.as_bytes())?)?));
        }
        return match (first.len(), third.len()) {
            (4, 1..=2) => Some((DateFormat::Iso, read(third, second, first)?)),
            (1..=2, 4) => Some((DateFormat::OtherMarks, read(first, second, third)?)),
            _ => None,
        };
    }
    serial(day).map(|date| (DateFormat::Serial, date))
}

/// Splits a text into three by a mark.
fn parts(text: &str, mark: char) -> Option<(&str, &str, &str)> {
    let (first, rest) = text.split_once(mark)?;
    let (second, third) = rest.split_once(mark)?;
    Some((first, second, third))
}

/// Takes a time of day off the end, and says whether there was one.
fn without_time(text: &str) -> (&str, bool) {
    let Some((day, time)) =
        text.split_once(['T', 't']).filter(|(day, _)| day.len() == 10).or_else(|| text.rsplit_once(' '))
    else {
        return (text, false);
    };
    let clock = |letter: char| letter.is_ascii_digit() || matches!(letter, ':' | '.' | 'Z' | 'z' | '+');
    if time.contains(':') && time.chars().all(clock) { (day.trim_end(), true) } else { (text, false) }
}

fn digits(bytes: &[u8]) -> Option<i16> {
    if bytes.is_empty() || bytes.len() > 4 || !bytes.iter().all(u8::is_ascii_digit) {
        return None;
    }
    Some(bytes.iter().fold(0, |number, digit| number * 10 + i16::from(digit - b'0')))
}

/// 00 to 49 are of this century, 50 to 99 of the last.
fn century(year: &str) -> Option<i16> {
    digits(year.as_bytes()).map(|year| if year < 50 { 2000 + year } else { 1900 + year })
}

fn month_of(name: &str) -> Option<i16> {
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
    let days: i32 = text.strip_suffix(".0").unwrap_or(text).parse().ok()?;
    if !(10_000..60_000).contains(&days) {
        return None;
    }
    jiff::civil::date(1899, 12, 30).checked_add(jiff::Span::new().days(days)).ok()
}

fn date(year: i16, month: i16, day: i16) -> Option<Date> {
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
            (DateFormat::MonthName, "31-Mar-26"),
            (DateFormat::MonthName, "31 March 2026"),
            (DateFormat::Serial, "46112"),
        ] {
            assert_eq!(format.read(text), day(2026, 3, 31), "{text}");
            assert_eq!(DateFormat::default().read(text), DateCell::Unreadable, "{text}");
            assert_eq!(DateFormat::of([text; 4].into_iter()), format, "{text}");
        }
    }

    #[test]
    fn one_stranger_among_usual_dates_is_a_mistake() {
        let dates = ["31/03/2026", "2026-03-31", "2026-03-31", "30/04/2025", "13/05/2025"];
        assert_eq!(DateFormat::of(dates.into_iter()), DateFormat::Department);
        assert_eq!(DateFormat::of(["2026-03-31"].into_iter()), DateFormat::Department);
    }

    #[test]
    fn months_written_first_are_noticed() {
        let dates = ["03/31/2026", "04/05/2026", "12/25/2025", "01/20/2026", "02/14/2026"];
        assert_eq!(DateFormat::of(dates.into_iter()), DateFormat::MonthFirst);
    }

    proptest! {
        #[test]
        fn no_text_stops_the_reading(text in "[0-9/.TZ: a-z-]{0,24}") {
            let _ = DateFormat::of([text.as_str(); 4].into_iter());
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
