//! Cells that are read as they stand and are worth a second look: identifiers that a spreadsheet has changed, and years that
//! nobody can have meant.

use super::DateFormat;
use super::dates::{month_of, other};
use super::nothing::{Nothing, is_nothing};
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
    /// Cells that hold a word for nothing.
    nothing: Nothing,
}

impl Changed {
    /// Of a table in which nothing was seen yet.
    pub(super) fn of<R: Row>() -> Self {
        let name = |column: &'static str| IDENTIFIERS.contains(&column).then_some(column);
        let columns = R::COLUMNS.iter().copied().map(name).collect();
        Self { columns, seen: Vec::new(), nothing: Nothing::default() }
    }

    /// Looks at a cell.
    pub(super) fn see(&mut self, column: usize, line: u64, text: &str) {
        let Some(column) = self.columns.get(column).copied().flatten().filter(|_| is_changed(text)) else {
            return;
        };
        match self.seen.iter_mut().find(|(name, ..)| *name == column) {
            Some((.., count)) => *count += 1,
            None => self.seen.push((column, line, shown(text), 1)),
        }
    }

    /// The text of a cell without a word for nothing. Nobody is called so, but a child's identifier is shown as it stands.
    pub(super) fn without_nothing<'t>(&mut self, column: &'static str, line: u64, text: &'t str) -> &'t str {
        if column == "CHILD" || !is_nothing(text) {
            return text;
        }
        self.nothing.see(column, line, text);
        ""
    }

    /// What there is to say.
    pub(super) fn remarks(self, file: &str) -> impl Iterator<Item = Remark> {
        let nothing = self.nothing.remark(file);
        let changed = self.seen.into_iter().map(move |(column, line, text, count)| {
            let said = format!(
                "has identifiers in {column} that a spreadsheet seems to have changed: “{text}” on line {line}{}. Two children may \
                 have become one, or one child two. Export the file again, and do not save it from a spreadsheet.",
                more(count)
            );
            on_line(noticed(file, &said), line)
        });
        changed.chain(nothing)
    }
}

/// How many there are beside the one that was told of.
pub(super) fn more(count: u64) -> String {
    if count > 1 { format!(", and {} more", count - 1) } else { String::new() }
}

/// What is shown of an identifier that a spreadsheet changed: its form, with nines and As where it still tells whose it is.
fn shown(text: &str) -> String {
    let is_whole = text.starts_with(['\'', '’', '=']);
    let is_lost = !is_whole && (is_error(text) || text.contains('-') || text.contains(['E', 'e']));
    let form = |letter: char| match letter {
        _ if is_lost => letter,
        '0'..='9' => '9',
        _ if letter.is_alphabetic() => 'A',
        _ => letter,
    };
    text.chars().take(40).map(form).collect()
}

/// How many digits of a number spreadsheets keep.
const KEPT_DIGITS: usize = 15;

/// Whether an identifier is what spreadsheets make of one: 1.23E+12, 12345.0, a day, an error, a number of which only the first
/// digits are kept, or one with the sign in front that makes a text of it.
pub(crate) fn is_changed(text: &str) -> bool {
    let bytes = text.as_bytes();
    if !bytes.first().is_some_and(u8::is_ascii_digit) {
        return text.starts_with(['\'', '’', '='])
            || is_error(text)
            || text.split_once('-').is_some_and(|(month, number)| is_part_of_day(month, number));
    }
    if bytes.iter().all(u8::is_ascii_alphanumeric) {
        // One nought at the end is nothing strange.
        let lost = bytes.get(KEPT_DIGITS..).unwrap_or_default();
        return lost.len() > 1
            && lost.iter().all(|digit| *digit == b'0')
            && bytes.iter().all(u8::is_ascii_digit);
    }
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|letter| letter.is_ascii_digit());
    if let Some((number, power)) = text.split_once(['E', 'e']) {
        let (whole, part) = number.split_once('.').unwrap_or((number, "0"));
        let power = power.strip_prefix(['+', '-']).unwrap_or(power);
        if digits(whole) && digits(part) && digits(power) && power.len() <= 3 {
            return true;
        }
    }
    if let Some((whole, part)) = text.split_once('.')
        && digits(whole)
        && digits(part)
    {
        return part.bytes().all(|digit| digit == b'0');
    }
    if text.split_once('-').is_some_and(|(day, month)| is_part_of_day(month, day)) || has_thousands(text) {
        return true;
    }
    let is_day = |format: DateFormat| !matches!(format, DateFormat::Serial | DateFormat::Compact);
    super::dates::department(text).is_some() || other(text).is_some_and(|(format, _)| is_day(format))
}

/// Whether it is a number with a comma before each three digits.
fn has_thousands(text: &str) -> bool {
    let mut groups = text.split(',');
    let is_number = |group: &str| group.bytes().all(|digit| digit.is_ascii_digit());
    groups.next().is_some_and(|first| (1..=3).contains(&first.len()) && is_number(first))
        && text.contains(',')
        && groups.all(|group| group.len() == 3 && is_number(group))
}

/// Whether it is what a spreadsheet shows where it has no value, or no room: #REF!, #N/A or ########.
fn is_error(text: &str) -> bool {
    text.strip_prefix('#').is_some_and(|rest| rest.ends_with(['!', '?', 'A', '#']))
}

/// Whether these are a month's name and a day or a year, as a spreadsheet makes them of MAR21 or 1MAR.
fn is_part_of_day(month: &str, number: &str) -> bool {
    let is_name = month.len() <= 4 && month_of(month).is_some();
    is_name && (1..=2).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit())
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
            "1-Mar",
            "01-Mar",
            "5-Sept",
            "Mar-1",
            "#REF!",
            "#N/A",
            "########",
            "'00123",
            "=\"00123\"",
            "123456789012345000",
            "123,456",
            "1,234,567",
        ] {
            assert!(is_changed(text), "{text}");
        }
        for text in [
            "",
            "1E5",
            "12345",
            "00123",
            "A123.0",
            "UN1",
            "SC123456",
            "1.5",
            "12/345",
            "12,34",
            "1234,567",
            "K-100",
            "Max-21",
            "46112",
            "1234567890123450",
            "123456789012345678",
            "2-MARCH",
            "#12",
            "12E",
            "9E-1X",
        ] {
            assert!(!is_changed(text), "{text}");
        }
    }
}
