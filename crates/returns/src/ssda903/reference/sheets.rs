//! Tables that an authority brings beside its return, whether they come as CSV or as a workbook: their cells as text.

use std::borrow::Cow;
use std::io::Cursor;

use calamine::{Data, Reader as _, open_workbook_auto_from_rs};

use crate::ssda903::reader::{Lines, decode, with_line_feeds};

/// The largest workbook that is opened, in bytes: many times the published list of providers.
const LARGEST: usize = 64 << 20;
/// The most rows of a sheet; more than any list of providers has.
const MOST_ROWS: usize = 1_000_000;
/// The marks that may stand between the cells of a CSV file.
const MARKS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// A sheet of a workbook, or a CSV file.
#[derive(Clone, Debug, Default)]
pub(super) struct Sheet {
    /// Its name, where it has one.
    pub(super) name: Option<String>,
    /// Its rows.
    pub(super) rows: Vec<SheetRow>,
}

/// A row of a sheet.
#[derive(Clone, Debug, Default)]
pub(super) struct SheetRow {
    /// Its number, as a spreadsheet or an editor counts.
    pub(super) line: u64,
    /// Its cells.
    pub(super) cells: Vec<String>,
}

/// The sheets of a file, once for each mark that may stand between its cells; or why it cannot be read.
pub(super) fn sheets(bytes: &[u8], mark: Option<u8>) -> Result<Vec<Vec<Sheet>>, String> {
    let is_workbook = bytes.starts_with(b"PK") || bytes.starts_with(b"\xD0\xCF\x11\xE0");
    if is_workbook {
        return Ok(vec![workbook(bytes)?]);
    }
    let (text, _) = decode(bytes).map_err(|what| format!("the file {what}"))?;
    let text = with_line_feeds(&text).map_or(text, Cow::Owned);
    let marks = MARKS.into_iter().filter(|known| match mark {
        Some(mark) => *known == mark,
        None => *known == b',' || text.as_bytes().contains(known),
    });
    marks.map(|mark| Ok(vec![csv(&text, mark)?])).collect()
}

fn csv(text: &str, mark: u8) -> Result<Sheet, String> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(mark)
        .from_reader(text.as_bytes());
    let mut lines = Lines::new(text, 1);
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|problem| problem.to_string())?;
        let from = record.position().map_or(0, csv::Position::byte);
        rows.push(SheetRow {
            line: lines.of_row(usize::try_from(from).unwrap_or(usize::MAX)),
            cells: record.iter().map(|cell| cell.trim().to_owned()).collect(),
        });
    }
    Ok(Sheet { name: None, rows })
}

fn workbook(bytes: &[u8]) -> Result<Vec<Sheet>, String> {
    if bytes.len() > LARGEST {
        return Err("the workbook is larger than 64 MB, many times what a list of providers takes".to_owned());
    }
    let unreadable = |problem: &dyn std::fmt::Display| {
        format!(
            "the workbook cannot be opened ({problem}); save the sheet with the providers as CSV and give that"
        )
    };
    let mut book = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|problem| unreadable(&problem))?;
    let mut sheets = Vec::new();
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name).map_err(|problem| unreadable(&problem))?;
        let first = range.start().map_or(1, |(row, _)| u64::from(row) + 1);
        let row = |(line, cells): (u64, &[Data])| SheetRow { line, cells: cells.iter().map(text).collect() };
        sheets.push(Sheet {
            name: Some(name),
            rows: (first..).zip(range.rows().take(MOST_ROWS)).map(row).collect(),
        });
    }
    Ok(sheets)
}

/// What stands in a cell; a day as the number that a spreadsheet has for it.
fn text(cell: &Data) -> String {
    match cell {
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.trim().to_owned(),
        Data::DateTime(day) => day.as_f64().to_string(),
        Data::Float(number) => number.to_string(),
        Data::Int(number) => number.to_string(),
        Data::Bool(is) => is.to_string(),
        Data::Error(error) => error.to_string(),
        Data::Empty => String::new(),
    }
}
