//! Tables that an authority brings beside its return, whether they come as CSV or as a workbook: their cells as text.

use std::io::Cursor;

use calamine::{Data, Reader as _, open_workbook_auto_from_rs};

use crate::ssda903::reader::{decode, delimiter, numbered};

/// The largest workbook that is opened, in bytes: many times the published list of providers.
const LARGEST: usize = 64 << 20;
/// The most rows of a sheet; more than any list of providers has.
const MOST_ROWS: usize = 1_000_000;

/// A sheet of a workbook, or a CSV file.
#[derive(Clone, Debug, Default)]
pub(super) struct Sheet {
    /// Its rows.
    pub(super) rows: Vec<Vec<String>>,
}

/// The sheets of a file, or why it cannot be read.
pub(super) fn sheets(bytes: &[u8], mark: Option<u8>) -> Result<Vec<Sheet>, String> {
    let is_workbook = bytes.starts_with(b"PK") || bytes.starts_with(b"\xD0\xCF\x11\xE0");
    if is_workbook { workbook(bytes) } else { Ok(vec![csv(bytes, mark)?]) }
}

fn csv(bytes: &[u8], mark: Option<u8>) -> Result<Sheet, String> {
    let (text, _) = decode(bytes).map_err(|what| format!("the file {what}"))?;
    let filled = numbered(&text).map(|(_, line, _)| line).find(|line| !line.trim().is_empty());
    let mark = mark.unwrap_or_else(|| delimiter(filled.unwrap_or_default()));
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(mark)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|problem| problem.to_string())?;
        rows.push(record.iter().map(|cell| cell.trim().to_owned()).collect());
    }
    Ok(Sheet { rows })
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
        let rows = range.rows().take(MOST_ROWS).map(|cells| cells.iter().map(text).collect());
        sheets.push(Sheet { rows: rows.collect() });
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
        _ => String::new(),
    }
}
