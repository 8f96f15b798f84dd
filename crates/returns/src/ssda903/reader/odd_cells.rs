//! Cells that are read as they stand and are worth a second look: identifiers that a spreadsheet has changed, and years that
//! nobody can have meant.

use super::DateFormat;
use super::dates::other;
use super::remarks::{noticed, on_line};
use super::table::Parsed;
use crate::report::Remark;
use crate::ssda903::tables::Row;

/// Columns that hold identifiers.
const IDENTIFIERS: [&str; 4] = ["CHILD", "UPN", "URN", "SW_ID"];
/// Years between which every date of a return lies: of the children's births and of what is planned.
const YEARS: std::ops::RangeInclusive<i16> = 1970..=2035;

/// Identifiers that a spreadsheet has changed, column by column.
#[derive(Debug)]
pub(super) struct Changed {
    /// Which columns of the table hold identifiers.
    columns: Vec<Option<&'static str>>,
    /// The column, the line and the text of the first, and how many there are.
    seen: Vec<(&'static str, u64, String, u64)>,
}

impl Changed {
    /// Of a table in which nothing was seen yet.
    pub(super) fn of<R: Row>() -> Self {
        let name = |column: &'static str| IDENTIFIERS.contains(&column).then_some(column);
        Self { columns: R::COLUMNS.iter().copied().map(name).collect(), seen: Vec::new() }
    }

    /// Looks at a cell.
    pub(super) fn see(&mut self, column: usize, line: u64, text: &str) {
        let Some(column) = self.columns.get(column).copied().flatten().filter(|_| is_changed(text)) else {
            return;
        };
        match self.seen.iter_mut().find(|(name, ..)| *name == column) {
            Some((.., count)) => *count += 1,
            None => self.seen.push((column, line, text.chars().take(40).collect(), 1)),
        }
    }

    /// What there is to say.
    pub(super) fn remarks(self, file: &str) -> impl Iterator<Item = Remark> {
        self.seen.into_iter().map(move |(column, line, text, count)| {
            let said = format!(
                "has identifiers in {column} that a spreadsheet seems to have changed: “{text}” on line {line}{}. Two children may \
                 have become one, or one child two. Export the file again, and do not save it from a spreadsheet.",
                more(count)
            );
            on_line(noticed(file, &said), line)
        })
    }
}

fn more(count: u64) -> String {
    if count > 1 { format!(", and {} more", count - 1) } else { String::new() }
}

/// Whether an identifier is what spreadsheets make of one: 1.23E+12, 12345.0, or a day.
pub(crate) fn is_changed(text: &str) -> bool {
    let bytes = text.as_bytes();
    if !bytes.first().is_some_and(u8::is_ascii_digit) {
        return is_month_of_year(text);
    }
    if bytes.iter().all(u8::is_ascii_alphanumeric) {
        return false;
    }
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|letter| letter.is_ascii_digit());
    if let Some((number, power)) = text.split_once(['E', 'e']) {
        let (whole, part) = number.split_once('.').unwrap_or((number, "0"));
        let power = power.strip_prefix(['+', '-']).unwrap_or(power);
        return digits(whole) && digits(part) && digits(power) && power.len() <= 3;
    }
    if let Some((whole, part)) = text.split_once('.')
        && digits(whole)
        && digits(part)
    {
        return part.bytes().all(|digit| digit == b'0');
    }
    let is_day = |format: DateFormat| !matches!(format, DateFormat::Serial | DateFormat::Compact);
    super::dates::department(text).is_some() || other(text).is_some_and(|(format, _)| is_day(format))
}

/// Whether it is like Mar-21, which a spreadsheet makes of MAR21.
fn is_month_of_year(text: &str) -> bool {
    text.len() == 6
        && text.split_once('-').is_some_and(|(month, year)| {
            let day = format!("01-{month}-{year}");
            month.len() == 3 && year.len() == 2 && matches!(other(&day), Some((DateFormat::MonthName, _)))
        })
}

/// Questions dates of years that nobody can have meant, such as 1926.
pub(super) fn far_years<R: Row>(parsed: &Parsed<R>, file: &str) -> Vec<Remark> {
    let mut remarks = Vec::new();
    for (at, column) in R::COLUMNS.iter().enumerate().filter(|(at, _)| R::is_date(*at)) {
        let day = |row: &R| row.date(at).day().filter(|day| !YEARS.contains(&day.year()));
        let mut far = parsed.rows.iter().filter_map(|row| Some((row.at().row(), day(row)?)));
        let Some((row, day)) = far.next() else { continue };
        let line = u64::from(line_of(&parsed.lines, row));
        let meant = meant(day.year()).map(|year| format!(" Was {year} meant?")).unwrap_or_default();
        let said = format!(
            "has the year {} in {column} on line {line}{}, which no date of a return can have. It was read as it stands.{meant}",
            day.year(),
            more(1 + far.count() as u64)
        );
        remarks.push(on_line(noticed(file, &said), line));
    }
    remarks
}

/// The year that was probably meant: 1926 and 0026 for 2026, 2206 for 2026 cannot be told.
pub(crate) fn meant(year: i16) -> Option<i16> {
    match year {
        1900..=1935 => Some(year + 100),
        0..=35 => Some(year + 2000),
        _ => None,
    }
}

/// The line of a row, by where lines and rows drift apart.
pub(crate) fn line_of(lines: &[(u32, u32)], row: u32) -> u32 {
    let before = lines.partition_point(|(from, _)| *from <= row);
    let drift = before.checked_sub(1).and_then(|at| lines.get(at));
    row + drift.map_or(2, |(_, drift)| *drift)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_makes_of_an_identifier_is_known() {
        for text in [
            "1.23E+12",
            "1E+15",
            "2.5e11",
            "12345.0",
            "12345.00",
            "01/02/2021",
            "1-2-2021",
            "Mar-21",
            "01-Mar-21",
        ] {
            assert!(is_changed(text), "{text}");
        }
        for text in [
            "", "1E5", "12345", "00123", "A123.0", "UN1", "SC123456", "1.5", "12/345", "K-100", "Max-21",
            "46112",
        ] {
            assert!(!is_changed(text), "{text}");
        }
    }
}
