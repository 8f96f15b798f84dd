//! Finds out what a file is: its encoding, the mark between its cells, its table and the order of its columns.

use std::borrow::Cow;

use super::decode::{Encoding, decode};
use super::files::File;
use super::heading::{Heading, NoHeading, heading};
use super::layout::{Layout, Mismatch};
use super::remarks::{noticed, on_line, refused};
use crate::report::Remark;

/// A file whose table is known.
pub(super) struct Known<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its text.
    pub text: Cow<'a, str>,
    /// The mark between its cells.
    pub mark: u8,
    /// Which table it is, and which column is where.
    pub layout: Layout,
    /// Where its rows begin, in bytes, and on which line.
    pub rows_from: usize,
    pub first_line: u64,
}

/// Finds out what a file is, and says what is odd about it; only that where it is no table.
pub(super) fn recognise<'a>(file: &File<'a>) -> (Option<Known<'a>>, Vec<Remark>) {
    let mut remarks = Vec::new();
    let known = known(file, &mut remarks).map_err(|remark| remarks.push(remark)).ok();
    (known, remarks)
}

fn known<'a>(file: &File<'a>, remarks: &mut Vec<Remark>) -> Result<Known<'a>, Remark> {
    let name = file.name;
    let (text, encoding) = decode(file.bytes).map_err(|what| {
        let said = format!("{what}. Nothing of it was read.");
        let is_note = file.bytes.trim_ascii().is_empty() && !is_of_return(name);
        if is_note { noticed(name, &said) } else { refused(name, &said) }
    })?;
    if encoding == Encoding::Utf16 {
        remarks.push(noticed(
            name,
            "is stored as UTF-16; the Department asks for plain text (UTF-8). It was read all the same.",
        ));
    }
    let Heading { layout, mark, line, rows_from, title } = match heading(&text) {
        Ok(heading) => heading,
        Err(NoHeading { mismatch: Mismatch::Unknown, line, names }) => {
            let said = sentence(&Mismatch::Unknown, &names);
            let remark = if is_of_return(name) { refused(name, &said) } else { noticed(name, &said) };
            return Err(on_line(remark, line));
        }
        Err(NoHeading { mismatch, line, names }) => {
            return Err(on_line(refused(name, &sentence(&mismatch, &names)), line));
        }
    };
    if line > 1 {
        let above = title.map_or_else(
            || "The lines above are empty.".to_owned(),
            |title| format!("What stands above was passed over: “{title}”."),
        );
        let said =
            format!("has its headings on line {line}; the Department asks for them on line 1. {above}");
        remarks.push(on_line(noticed(name, &said), line));
    }
    let mut notice = |said: &str| remarks.push(noticed(name, said));
    let marks = match mark {
        b',' => None,
        b';' => Some("semicolons"),
        b'\t' => Some("tabs"),
        _ => Some("upright strokes"),
    };
    if let Some(marks) = marks {
        notice(&format!(
            "has {marks} between its cells; the Department asks for commas. It was read all the same."
        ));
    }
    if !layout.unknown.is_empty() {
        let (table, columns) = (layout.table.name(), layout.unknown.join(", "));
        notice(&format!(
            "has columns that the table {table} does not have; they were passed over: {columns}."
        ));
    }
    Ok(Known { name, text, mark, layout, rows_from, first_line: line + 1 })
}

/// Whether a file's name says that it is a table of the return, whatever is in it.
fn is_of_return(name: &str) -> bool {
    const NAMES: [&str; 14] = [
        "header",
        "episode",
        "review",
        "uasc",
        "oc2",
        "oc3",
        "ad1",
        "adoption",
        "permanence",
        "prevperm",
        "missing",
        "swepisode",
        "socialworker",
        "dolo",
    ];
    let plain: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    let plain = plain.to_ascii_lowercase();
    NAMES.iter().any(|table| plain.contains(table))
}

fn sentence(mismatch: &Mismatch, names: &csv::StringRecord) -> String {
    match mismatch {
        Mismatch::Unknown => {
            let first: Vec<String> =
                names.iter().take(6).map(|name| name.trim().chars().take(40).collect()).collect();
            let first = first.join(", ");
            format!(
                "is no table of an SSDA903 return: its first line should name the columns, such as CHILD, DOB, REVIEW, REVIEW_CODE, and begins \u{201c}{first}\u{201d}. Nothing of it was read."
            )
        }
        Mismatch::Lacks(table, columns) => {
            let (table, count, columns) = (table.name(), columns.len(), columns.join(", "));
            let lacks = if count == 1 { "a column" } else { "columns" };
            format!(
                "looks like the table {table}, but lacks {lacks}: {columns}. It was not read, for half a table would look like a whole one."
            )
        }
        Mismatch::Twice(table, column) => {
            let table = table.name();
            format!(
                "looks like the table {table}, but has the column {column} more than once. It was not read, for Kith cannot know which is meant."
            )
        }
    }
}
