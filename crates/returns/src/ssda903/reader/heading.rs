//! Finds the line of a file that names its columns, below empty lines and titles; and lines further down that are no rows.

use super::layout::{Layout, Mismatch, delimiter, layout};
use super::lines::numbered;

/// How many lines that hold something are looked through for the headings.
const MOST_TITLES: usize = 12;
/// How much of a title is shown, in letters.
const SHOWN: usize = 60;

/// The headings of a file.
#[derive(Debug)]
pub(super) struct Heading {
    /// Which column is where.
    pub(super) layout: Layout,
    /// The mark between its cells.
    pub(super) mark: u8,
    /// The line on which it stands.
    pub(super) line: u64,
    /// Where the rows begin, in bytes.
    pub(super) rows_from: usize,
    /// The first line above that holds something, cut where it is long.
    pub(super) title: Option<String>,
}

/// A file without headings: what is the matter, on which line, and what stands there.
#[derive(Debug)]
pub(super) struct NoHeading {
    pub(super) mismatch: Mismatch,
    pub(super) line: u64,
    pub(super) names: csv::StringRecord,
}

/// Finds the headings. Where no line has them, the first that comes near says what is lacking.
pub(super) fn heading(text: &str) -> Result<Heading, NoHeading> {
    let mut first: Option<NoHeading> = None;
    let mut title = None;
    let filled = numbered(text).filter(|(_, line, _)| !is_blank(line));
    for (line, words, rows_from) in filled.take(MOST_TITLES) {
        let mark = delimiter(words);
        let mut cells =
            csv::ReaderBuilder::new().has_headers(false).delimiter(mark).from_reader(words.as_bytes());
        let names = cells.records().next().and_then(Result::ok).unwrap_or_default();
        match layout(names.iter()) {
            Ok(layout) => return Ok(Heading { layout, mark, line, rows_from, title }),
            Err(mismatch @ (Mismatch::Lacks(..) | Mismatch::Twice(..))) => {
                return Err(NoHeading { mismatch, line, names });
            }
            Err(mismatch) => {
                first.get_or_insert(NoHeading { mismatch, line, names });
                title.get_or_insert_with(|| shown(words));
            }
        }
    }
    Err(first.unwrap_or(NoHeading { mismatch: Mismatch::Unknown, line: 1, names: csv::StringRecord::new() }))
}

/// The start of a line, as a sentence shows it.
pub(super) fn shown(words: &str) -> String {
    let mut start: String = words.trim().chars().filter(|letter| !letter.is_control()).take(SHOWN).collect();
    if words.trim().chars().count() > SHOWN {
        start.push('…');
    }
    start
}

/// Whether nothing stands in a line or a cell: blanks, marks between cells, and what cannot be seen, such as the sign with
/// which old programs end a file.
pub(super) fn is_blank(words: &str) -> bool {
    words.chars().all(|letter| {
        letter.is_whitespace()
            || letter.is_control()
            || matches!(letter, ',' | ';' | '|' | '"' | '\u{feff}' | '\u{200b}')
    })
}

/// What a line below the headings is, where it is no row.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum NoRow {
    /// Nothing stands in it.
    Blank,
    /// The same headings once more.
    Again,
    /// Other headings: another table begins.
    Other,
    /// A rule drawn below the headings.
    Drawn,
    /// Words, such as how many rows were exported.
    Words,
}

/// What a line is where it is no row.
pub(super) fn no_row(cells: &csv::StringRecord, layout: &Layout) -> Option<NoRow> {
    let first = cells.get(0).unwrap_or_default().trim();
    // Nearly every line of every file goes no further than this.
    let first_letter = first.bytes().next();
    let looks_odd =
        |cell: &str| cell.len() >= 5 && cell.trim().trim_matches('"').trim().eq_ignore_ascii_case("CHILD");
    if cells.iter().any(looks_odd) {
        let Ok(other) = super::layout::layout(cells.iter()) else {
            return names_of(cells, layout).then_some(NoRow::Again);
        };
        return Some(if other.columns == layout.columns { NoRow::Again } else { NoRow::Other });
    }
    match first_letter {
        Some(b'-' | b'=' | b'_') if cells.iter().all(is_drawn) => Some(NoRow::Drawn),
        _ if cells.iter().all(is_blank) => Some(NoRow::Blank),
        Some(_) if cells.len() == 1 && layout.columns.len() >= 4 && first.contains(char::is_whitespace) => {
            Some(NoRow::Words)
        }
        _ => None,
    }
}

/// Whether at least one other cell beside that of the child holds the name of its column too.
fn names_of(cells: &csv::StringRecord, layout: &Layout) -> bool {
    let columns = layout.table.columns();
    let named = cells.iter().zip(&layout.columns).filter(|(cell, column)| {
        column.and_then(|at| columns.get(at)).is_some_and(|name| super::layout::plain(cell) == *name)
    });
    named.count() >= 2
}

fn is_drawn(cell: &str) -> bool {
    let cell = cell.trim();
    cell.len() >= 2 && cell.bytes().all(|letter| matches!(letter, b'-' | b'=' | b'_' | b'+' | b' '))
}
