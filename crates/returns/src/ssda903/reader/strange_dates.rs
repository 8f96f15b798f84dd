//! Dates that were not read because they are written otherwise than their column: rules call them no dates, and this says why.

use super::DateFormat;
use super::dates::other;
use super::odd_cells::{line_of, more};
use super::order::Numbers;
use super::remarks::{noticed, on_line};
use super::table::Parsed;
use super::ways::Ways;
use crate::report::Remark;
use crate::ssda903::tables::Row;

/// How many cells that are no date in any way it takes before a word is said about a column of them.
const ENOUGH: usize = 2;

/// Says which columns hold dates that were not read, how the first of them is written, and which columns hold hardly a date.
pub(super) fn strange_dates<R: Row>(parsed: &Parsed<R>, ways: &Ways, file: &str) -> Vec<Remark> {
    let columns = R::COLUMNS.iter().enumerate().filter(|(at, _)| R::is_date(*at));
    let remark = |(at, name): (usize, &&str)| {
        let unread: Vec<(u32, &str)> = parsed
            .originals
            .iter()
            .filter(|(.., column, _)| usize::from(*column) == at)
            .map(|(row, _, text)| (*row, &**text))
            .collect();
        if unread.is_empty() {
            return None;
        }
        otherwise(&unread, name, ways.of_column(at)).or_else(|| {
            let read = parsed.rows.iter().filter(|row| row.date(at).is_day()).count();
            unreadable(&unread, name, read)
        })
    };
    let said = columns.filter_map(remark);
    said.map(|(row, said)| {
        let line = u64::from(line_of(&parsed.lines, row));
        let said = said.replace("{line}", &line.to_string());
        on_line(noticed(file, &said), line)
    })
    .collect()
}

/// What to say of dates that are written otherwise; the row of the first.
fn otherwise(unread: &[(u32, &str)], column: &str, way: DateFormat) -> Option<(u32, String)> {
    let ways: Vec<(u32, DateFormat)> =
        unread.iter().filter_map(|(row, text)| Some((*row, other(text)?.0))).collect();
    let (row, format) = *ways.first()?;
    let (theirs, ours) = (format.example(), way.example());
    let rest = if ways.len() > 1 {
        "They were not read, and rules call them no dates."
    } else {
        "It was not read, and rules call it no date."
    };
    let doubt = if unread.iter().any(|(_, text)| has_month_first(text)) {
        " Where the month stands first in one, it may in others: those that can be read both ways, like 03/04/2026, were read with \
         the day first."
    } else {
        ""
    };
    let said = format!(
        "has a date in {column} that is written like {theirs}, where {ours} was expected: on line {{line}}{}. {rest}{doubt}",
        more(ways.len() as u64)
    );
    Some((row, said))
}

/// What to say of a column in which hardly anything is a date; the row of the first that is none.
fn unreadable(unread: &[(u32, &str)], column: &str, read: usize) -> Option<(u32, String)> {
    let strange: Vec<u32> =
        unread.iter().filter(|(_, text)| !text.contains(['Z', 'z'])).map(|(row, _)| *row).collect();
    let first = *strange.first()?;
    let said = format!(
        "has {} cells in {column} that could not be read as dates, the first on line {{line}}, and {read} that could. Was the column \
         exported as dates, like 31/03/2026?",
        strange.len()
    );
    (strange.len() >= ENOUGH && strange.len() > read).then_some((first, said))
}

/// The line of the first date that can only have the month first.
pub(super) fn month_first<R: Row>(parsed: &Parsed<R>) -> Option<u64> {
    let is_date = |column: &u8| R::is_date(usize::from(*column));
    let first = parsed.originals.iter().find(|(_, column, text)| is_date(column) && has_month_first(text));
    first.map(|(row, ..)| u64::from(line_of(&parsed.lines, *row)))
}

fn has_month_first(text: &str) -> bool {
    Numbers::of(text).is_some_and(|one| one.day_first.is_none() && one.month_first.is_some())
}
