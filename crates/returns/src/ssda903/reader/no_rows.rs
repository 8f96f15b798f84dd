//! Lines below the headings that are no rows of children: headings once more, explanations, totals, and what reports and databases
//! write between and after their rows.

use super::bare_rows::is_date;
use super::column_names::is_named;
use super::dates::any_date;
use super::heading::is_blank;
use super::layout::Layout;
use super::nothing::is_nothing;
use super::odd_cells::more;
use super::remarks::{noticed, on_line};
use super::tidy::bare;
use crate::headings::Name;
use crate::report::Remark;

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
    /// What the columns hold, in words or as kinds, below the headings.
    Explained,
    /// Words or a total, such as how many rows were exported.
    Words,
}

/// The most cells that are filled in a line of words or a total.
const MOST_FILLED: usize = 3;
/// The fewest columns of a table in which a line of one cell can be told from a row.
const FEWEST_COLUMNS: usize = 4;

/// What a line is where it is no row, by how many lines stand between it and the headings.
pub(super) fn no_row(cells: &csv::StringRecord, layout: &Layout, before: u32) -> Option<NoRow> {
    let looks_odd =
        |cell: &str| cell.len() >= 5 && cell.trim().trim_matches('"').trim().eq_ignore_ascii_case("CHILD");
    if cells.iter().any(looks_odd) {
        match super::layout::layout(cells.iter()) {
            Ok(other) if other.columns == layout.columns => return Some(NoRow::Again),
            Ok(_) => return Some(NoRow::Other),
            Err(_) if names_of(cells, layout) => return Some(NoRow::Again),
            Err(_) => {}
        }
    }
    let is_heading = |cell: &&str| layout.renamed.iter().any(|(name, _)| name == bare(cell));
    if !layout.renamed.is_empty() && cells.iter().filter(is_heading).nth(1).is_some() {
        return Some(NoRow::Again);
    }
    // Nearly every line of every file goes no further than this.
    let is_filled = |cell: &&str| !is_blank(cell) && !is_nothing(bare(cell));
    let is_full = cells.iter().filter(is_filled).nth(MOST_FILLED).is_some();
    if is_full
        && before > 0
        && !cells.get(0).is_some_and(|first| first.trim_start().starts_with(['-', '=', '_']))
    {
        return None;
    }
    match () {
        () if cells.iter().all(is_blank) => Some(NoRow::Blank),
        () if cells.iter().all(|cell| is_drawn(cell) || is_blank(cell)) => Some(NoRow::Drawn),
        () if before == 0 && explains(cells, layout) => Some(NoRow::Explained),
        () if !cells.iter().any(|cell| is_filled(&cell)) => Some(NoRow::Words),
        () if !is_full && is_words(cells, layout, before) => Some(NoRow::Words),
        () => None,
    }
}

/// Whether at least one other cell beside that of the child holds the name of its column too.
fn names_of(cells: &csv::StringRecord, layout: &Layout) -> bool {
    let columns = layout.table.columns();
    let named = cells.iter().zip(&layout.columns).filter(|(cell, column)| {
        column.and_then(|at| columns.get(at)).is_some_and(|name| is_named(&Name::of(cell), name))
    });
    named.count() >= 2
}

fn is_drawn(cell: &str) -> bool {
    let cell = cell.trim();
    cell.len() >= 2 && cell.bytes().all(|letter| matches!(letter, b'-' | b'=' | b'_' | b'+' | b' '))
}

/// Kinds of columns, as databases call them.
const KINDS: [&str; 20] = [
    "text", "string", "str", "date", "datetime", "int", "integer", "bigint", "number", "numeric", "char",
    "varchar", "nvarchar", "bool", "boolean", "bit", "float", "decimal", "object", "general",
];
/// Words of which one is in what explains an identifier.
const IDENTIFIER: [&str; 6] = ["child", "identif", "unique", "reference", "number", "pupil"];

/// Whether the first line below the headings says what the columns hold. No row of a child is without a digit.
fn explains(cells: &csv::StringRecord, layout: &Layout) -> bool {
    let filled = || cells.iter().zip(&layout.columns).filter(|(cell, _)| !is_blank(cell));
    if filled().count() < 2 || filled().any(|(cell, _)| is_day(cell)) {
        return false;
    }
    let is_kind = |cell: &str| {
        let name = cell.trim().split('(').next().unwrap_or_default().trim().to_ascii_lowercase();
        KINDS.contains(&name.as_str())
    };
    let has_digit = |cell: &str| cell.bytes().any(|byte| byte.is_ascii_digit());
    let child = child(cells, layout).to_lowercase();
    let is_date = |column: Option<usize>| column.is_some_and(|column| is_date(layout.table, column));
    filled().all(|(cell, _)| is_kind(cell))
        || (filled().all(|(cell, _)| !has_digit(cell))
            && filled().any(|(_, column)| is_date(*column))
            && (child == "id" || IDENTIFIER.iter().any(|word| child.contains(word))))
}

/// With what lines begin that count rows or say that there are none.
const SUMS: [&str; 25] = [
    "total",
    "totals",
    "subtotal",
    "grand",
    "overall",
    "count",
    "sum",
    "rows",
    "records",
    "none",
    "null",
    "nil",
    "no",
    "eof",
    "end",
    "page",
    "printed",
    "produced",
    "exported",
    "run",
    "confidential",
    "official",
    "officialsensitive",
    "endofreport",
    "na",
];

/// Whether a line of few filled cells is words or a total.
fn is_words(cells: &csv::StringRecord, layout: &Layout, before: u32) -> bool {
    if layout.columns.len() < FEWEST_COLUMNS {
        return false;
    }
    let child = child(cells, layout);
    let others = || {
        let columns = cells.iter().zip(layout.columns.iter().copied().chain(std::iter::repeat(None)));
        columns.filter(|(cell, column)| *column != Some(0) && !is_blank(cell)).map(|(cell, _)| bare(cell))
    };
    let is_number = |text: &str| text.len() <= 9 && text.bytes().all(|byte| byte.is_ascii_digit());
    if child.is_empty() {
        return others().count() == 1 && others().all(is_number);
    }
    let first: String = child
        .chars()
        .take_while(|letter| !letter.is_whitespace())
        .filter(|letter| letter.is_alphanumeric())
        .collect();
    let is_sum = SUMS.contains(&first.to_lowercase().as_str());
    let is_count = cells.len() == 1 && child.parse() == Ok(before);
    let is_sentence = child.contains(char::is_whitespace);
    (is_sum && !others().any(is_day)) || is_count || (is_sentence && others().all(is_number))
}

/// Whether a cell holds a day that is not a mere number.
fn is_day(cell: &str) -> bool {
    let cell = bare(cell);
    cell.contains(['/', '-', '.', ' ']) && any_date(cell).is_day()
}

fn child<'a>(cells: &'a csv::StringRecord, layout: &Layout) -> &'a str {
    let at = layout.columns.iter().position(|column| *column == Some(0));
    bare(at.and_then(|at| cells.get(at)).unwrap_or_default())
}

/// The lines of a file that were passed over: of each kind the first, and how many there are.
#[derive(Debug, Default)]
pub(super) struct PassedOver(Vec<(NoRow, u64, u64)>);

impl PassedOver {
    /// Takes note of a line.
    pub(super) fn see(&mut self, what: NoRow, line: u64) {
        match self.0.iter_mut().find(|(known, ..)| *known == what) {
            Some((.., count)) => *count += 1,
            None => self.0.push((what, line, 1)),
        }
    }

    /// What there is to say; nothing of what stands in the lines, which may be a name.
    pub(super) fn remarks(self, file: &str) -> impl Iterator<Item = Remark> {
        self.0.into_iter().filter_map(move |(what, line, count)| {
            let more = more(count);
            let said = match what {
                NoRow::Blank | NoRow::Drawn | NoRow::Other => return None,
                NoRow::Again => {
                    format!("has its headings once more on line {line}{more}; they were passed over.")
                }
                NoRow::Explained => {
                    format!("has no row on line {line}, but what the columns hold; it was passed over.")
                }
                NoRow::Words => {
                    format!("has no row on line {line}{more}, but words or a total; passed over.")
                }
            };
            Some(on_line(noticed(file, &said), line))
        })
    }
}
