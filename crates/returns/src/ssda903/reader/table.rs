//! Reads the rows of one table out of the text of a file.

use super::{DateFormat, Layout};
use crate::ssda903::tables::{At, Row};
use crate::ssda903::{Remark, Text};

/// The most rows that a table may have; far more than any authority's.
const MOST_ROWS: u32 = 20_000_000;
/// The longest cell that is taken for one; a quotation mark that is never closed makes longer ones.
const LONGEST_CELL: usize = 10_000;
/// How many remarks about single lines are written out for one file.
const MOST_REMARKS: usize = 20;
/// How many lines are looked at to find out how a file writes its dates.
const SAMPLE: usize = 500;

/// The rows of a table in the order of its file.
#[derive(Debug)]
pub(crate) struct Parsed<R> {
    /// Each row's child.
    pub children: Vec<Text>,
    /// The rows.
    pub rows: Vec<R>,
    /// Texts that their cells do not hold: row, column of the table, text.
    pub originals: Vec<(u32, u8, Box<str>)>,
}

impl<R> Default for Parsed<R> {
    fn default() -> Self {
        Self { children: Vec::new(), rows: Vec::new(), originals: Vec::new() }
    }
}

/// Reads a table, and remarks on what is odd. Where a table cannot be trusted, there are only remarks.
pub(super) fn parse<R: Row>(
    file: &str,
    text: &str,
    mark: u8,
    layout: &Layout,
    last_year: bool,
    remarks: &mut Vec<Remark>,
) -> Option<Parsed<R>> {
    let dates = date_format::<R>(text, mark, layout);
    match dates {
        DateFormat::Department => {}
        DateFormat::MonthFirst => {
            remarks.push(Remark::refused(file, format!(
                "writes its dates with the month first, like {}; {} was expected. 4 March cannot be told from 3 April, so nothing of this file was read.",
                dates.example(),
                DateFormat::Department.example(),
            )));
            return None;
        }
        other => remarks.push(Remark::noticed(
            file,
            format!(
                "writes its dates like {}; the Department asks for {}. They were read all the same.",
                other.example(),
                DateFormat::Department.example(),
            ),
        )),
    }
    let mut parsed = Parsed::default();
    let mut lines = reader(text, mark);
    let mut record = csv::StringRecord::new();
    // The heading.
    let _ = lines.read_record(&mut record);
    let (mut number, mut odd) = (0, 0_usize);
    loop {
        match lines.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(problem) => {
                remarks.push(Remark::refused(file, format!("cannot be read as a table: {problem}")));
                return None;
            }
        }
        let line = record.position().map_or(0, csv::Position::line);
        if record.iter().any(|cell| cell.len() > LONGEST_CELL) {
            remarks.push(Remark::refused(file, format!(
                "has a cell of more than {LONGEST_CELL} letters in line {line}. Most likely a quotation mark is opened there and never closed; nothing of this file was read."
            )));
            return None;
        }
        let row = number;
        if row >= MOST_ROWS {
            remarks.push(Remark::refused(
                file,
                format!("has more than {MOST_ROWS} rows; nothing of it was read."),
            ));
            return None;
        }
        number += 1;
        // Spreadsheets like to leave lines of nothing but commas at the end.
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if record.len() != layout.columns.len() {
            odd += 1;
            if odd <= MOST_REMARKS {
                remarks.push(wrong_length(file, line, &record, layout));
            }
        }
        parsed.take(row, &record, layout, dates, last_year);
    }
    if odd > MOST_REMARKS {
        remarks.push(Remark::noticed(
            file,
            format!("has {} more lines with too many or too few cells.", odd - MOST_REMARKS),
        ));
    }
    Some(parsed)
}

impl<R: Row> Parsed<R> {
    fn take(
        &mut self,
        number: u32,
        record: &csv::StringRecord,
        layout: &Layout,
        dates: DateFormat,
        last_year: bool,
    ) {
        let mut row = R::default();
        row.set_at(if last_year { At::last_year(number) } else { At::this_year(number) });
        let mut child = Text::default();
        for (cell, column) in record.iter().zip(&layout.columns) {
            let Some(column) = *column else { continue };
            let cell = cell.trim();
            let faithful = if column == 0 {
                child = Text::new(cell);
                !child.is_hashed()
            } else {
                row.read(column, cell, dates)
            };
            if !faithful {
                self.originals.push((number, u8::try_from(column).unwrap_or(u8::MAX), cell.into()));
            }
        }
        self.children.push(child);
        self.rows.push(row);
    }
}

fn reader(text: &str, mark: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(mark).from_reader(text.as_bytes())
}

/// How the first lines write their dates.
fn date_format<R: Row>(text: &str, mark: u8, layout: &Layout) -> DateFormat {
    let sample: Vec<csv::StringRecord> =
        reader(text, mark).into_records().skip(1).take(SAMPLE).map_while(Result::ok).collect();
    DateFormat::of(sample.iter().flat_map(|record| {
        record
            .iter()
            .zip(&layout.columns)
            .filter(|(_, column)| column.is_some_and(R::is_date))
            .map(|(cell, _)| cell)
    }))
}

fn wrong_length(file: &str, line: u64, record: &csv::StringRecord, layout: &Layout) -> Remark {
    let (has, wanted) = (record.len(), layout.columns.len());
    let cells = |number: usize| if number == 1 { "1 cell".to_owned() } else { format!("{number} cells") };
    let rest = if has < wanted {
        "The cells that are not there were taken as blank: the line may have been cut off."
    } else {
        "The cells beyond the last column were passed over: there may be a comma inside a cell, and what follows it may stand in the wrong column."
    };
    Remark::noticed(file, format!("has {} in line {line}, where {wanted} were expected. {rest}", cells(has)))
        .on_line(line)
}
