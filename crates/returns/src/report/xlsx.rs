//! The report as a workbook: a sheet of what was found by rule, a sheet of every cell, and a sheet of remarks.

use std::io::{Error, Result, Write};

use rust_xlsxwriter::{Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::table::{COLUMNS, lines};
use super::{Report, summary};

/// The most lines that a sheet can hold beneath its heading.
const MOST: usize = 1_048_575;

/// Writes the report as a workbook (XLSX).
pub fn xlsx(report: &Report, mut to: impl Write) -> Result<()> {
    let bytes = workbook(report).map_err(Error::other)?;
    to.write_all(&bytes)
}

fn workbook(report: &Report) -> std::result::Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let (bold, wrapped) =
        (Format::new().set_bold(), Format::new().set_text_wrap().set_align(FormatAlign::Top));
    by_rule(report, book.add_worksheet().set_name("By rule")?, &bold, &wrapped)?;
    every_cell(report, book.add_worksheet().set_name("Every cell")?, &bold)?;
    remarks(report, book.add_worksheet().set_name("Remarks")?, &bold, &wrapped)?;
    book.save_to_buffer()
}

fn heading(
    sheet: &mut Worksheet,
    row: u32,
    names: &[&str],
    bold: &Format,
) -> std::result::Result<(), XlsxError> {
    for (column, name) in (0..).zip(names) {
        sheet.write_string_with_format(row, column, *name, bold)?;
    }
    Ok(())
}

fn by_rule(
    report: &Report,
    sheet: &mut Worksheet,
    bold: &Format,
    wrapped: &Format,
) -> std::result::Result<(), XlsxError> {
    sheet.write_string_with_format(0, 0, summary::headline(report), bold)?;
    heading(sheet, 2, &["Rule", "Type", "Found", "Message", "Module"], bold)?;
    sheet.set_column_width(3, 90)?.set_column_width(4, 24)?.set_freeze_panes(3, 0)?;
    for (row, (rule, found)) in (3..).zip(report.by_rule()) {
        sheet.write_string(row, 0, rule.code)?;
        sheet.write_string(row, 1, rule.level.to_string())?;
        sheet.write_number(row, 2, u32::try_from(found).unwrap_or(u32::MAX))?;
        sheet.write_string_with_format(row, 3, rule.message, wrapped)?;
        sheet.write_string(row, 4, rule.module)?;
    }
    Ok(())
}

fn every_cell(report: &Report, sheet: &mut Worksheet, bold: &Format) -> std::result::Result<(), XlsxError> {
    heading(sheet, 0, &COLUMNS, bold)?;
    sheet
        .set_freeze_panes(1, 0)?
        .set_column_width(1, 16)?
        .set_column_width(3, 22)?
        .set_column_width(4, 28)?;
    let mut last = 0;
    for (row, line) in (1..).zip(lines(report).take(MOST)) {
        for (column, text) in (0..).zip(line.texts()) {
            match (column, text.parse::<u32>()) {
                (0 | 5 | 9, Ok(number)) => sheet.write_number(row, column, number)?,
                _ => sheet.write_string(row, column, text)?,
            };
        }
        last = row;
    }
    sheet.autofilter(0, 0, last, 10)?;
    Ok(())
}

fn remarks(
    report: &Report,
    sheet: &mut Worksheet,
    bold: &Format,
    wrapped: &Format,
) -> std::result::Result<(), XlsxError> {
    heading(sheet, 0, &["Line in file", "Remark"], bold)?;
    sheet.set_column_width(1, 120)?;
    let mut row = 1;
    for remark in &report.remarks {
        if let Some(line) = remark.line {
            sheet.write_number(row, 0, line)?;
        }
        sheet.write_string_with_format(row, 1, &remark.said, wrapped)?;
        row += 1;
    }
    for not_run in &report.not_run {
        sheet.write_string_with_format(
            row,
            1,
            format!("Not run, or not fully: {}. {}", not_run.code, not_run.why),
            wrapped,
        )?;
        row += 1;
    }
    if lines(report).nth(MOST).is_some() {
        sheet.write_string(row, 1, "There is more than a sheet can hold; the CSV has all of it.")?;
    }
    Ok(())
}
