//! Finds out what a file is: its encoding, the mark between its cells, its table and the order of its columns.

use std::borrow::Cow;

use super::bare_rows::bare_rows;
use super::column_names::is_named;
use super::decode::{Encoding, decode};
use super::file_name::{is_table, is_text};
use super::files::File;
use super::heading::{Heading, NoHeading, heading, is_blank};
use super::layout::{Layout, Mismatch};
use super::lines::with_line_feeds;
use super::remarks::{noticed, on_line, refused};
use crate::headings::Name;
use crate::report::Remark;
use crate::ssda903::Table;
use crate::ssda903::reference::Providers;

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
    // What is no table of the return leaves it whole, whatever is in it.
    let unread = |said: &str| if is_table(name) { refused(name, said) } else { noticed(name, said) };
    let (text, encoding) = decode(file.bytes).map_err(|what| {
        // Nobody is told what the name says already.
        let what = if is_text(name) { what.to_owned() } else { what.replace(" whatever its name says", "") };
        unread(&format!("{what}. Nothing of it was read."))
    })?;
    if encoding == Encoding::Utf16 {
        remarks.push(noticed(
            name,
            "is stored as UTF-16; the Department asks for plain text (UTF-8). It was read all the same.",
        ));
    }
    if is_blank(&text) {
        return Err(unread("is empty. Nothing of it was read."));
    }
    let with_line_feeds = with_line_feeds(&text);
    let has_other_ends = with_line_feeds.is_some();
    let text = with_line_feeds.map_or(text, Cow::Owned);
    let Heading { layout, mark, line, rows_from, is_title } = match heading(&text) {
        Ok(heading) => heading,
        Err(NoHeading { mismatch: Mismatch::Unknown, line, names }) => {
            let remark = match bare_rows(&text) {
                Some(table) => refused(name, &without_headings(table)),
                None if Providers::read(file.bytes).is_ok() => return Err(noticed(name, PROVIDERS)),
                None => unread(&sentence(&Mismatch::Unknown, &names)),
            };
            return Err(on_line(remark, line));
        }
        Err(NoHeading { mismatch, line, names }) => {
            return Err(on_line(refused(name, &sentence(&mismatch, &names)), line));
        }
    };
    if line > 1 {
        let above =
            if is_title { "What stands above them was passed over." } else { "The lines above are empty." };
        let said =
            format!("has its headings on line {line}; the Department asks for them on line 1. {above}");
        remarks.push(on_line(noticed(name, &said), line));
    }
    let mut notice = |said: &str| remarks.push(noticed(name, said));
    if has_other_ends {
        notice(
            "ends its lines with a sign that is no line end in a CSV file (such as U+2028 or a vertical tab). It was read all the same; \
             the Department's system may take it for one line.",
        );
    }
    if mark != b',' {
        let marks = name_of(mark);
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
    if !layout.renamed.is_empty() {
        let renamed: Vec<String> =
            layout.renamed.iter().map(|(name, column)| format!("“{name}” for {column}")).collect();
        notice(&format!(
            "calls columns otherwise than the Department, whose system asks for its own names: {}. They were read all the same.",
            renamed.join(", ")
        ));
    }
    Ok(Known { name, text, mark, layout, rows_from, first_line: line + 1 })
}

/// What to say of the list of homes and providers among the tables.
const PROVIDERS: &str = "is the list of homes and providers, which is no table of the return, so that nothing was read from it as \
                         one. On the command line, name it with --providers: the rules about homes are then checked with it.";

/// What a mark between cells is called.
pub(super) const fn name_of(mark: u8) -> &'static str {
    match mark {
        b',' => "commas",
        b';' => "semicolons",
        b'\t' => "tabs",
        _ => "upright strokes",
    }
}

/// What to say of rows without headings.
fn without_headings(table: Table) -> String {
    let (name, columns) = (table.name(), table.columns().join(", "));
    format!(
        "begins with what looks like a row of the table {name}, and no line names its columns: {columns}. Nothing of it was read."
    )
}

fn sentence(mismatch: &Mismatch, names: &csv::StringRecord) -> String {
    match mismatch {
        Mismatch::Unknown => {
            // Only what is a column's name is shown: anything else may tell who a child is.
            let column = |name: &str| {
                let all = || Table::ALL.iter().flat_map(|table| table.columns());
                let name = Name::of(name);
                all().find(|column| is_named(&name, column)).copied()
            };
            let known: Vec<&str> = names.iter().filter_map(column).take(6).collect();
            let names = if known.is_empty() {
                "names none of them".to_owned()
            } else {
                format!("names only {}", known.join(", "))
            };
            format!(
                "is no table of an SSDA903 return: its first line should name the columns, such as CHILD, DOB, REVIEW, REVIEW_CODE, and {names}. Nothing of it was read."
            )
        }
        Mismatch::Together(table) => {
            let table = table.name();
            format!(
                "names the columns of the table {table}, but with other marks between or around them than Kith can tell apart. The \
                 Department asks for commas between cells, and for nothing but quotation marks (\") around one. Save it as CSV \
                 once more. Nothing of it was read."
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
