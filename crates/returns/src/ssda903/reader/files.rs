//! From the files of a return to its tables: which file is which, and what to say where that is not clear.

use std::borrow::Cow;

use rayon::prelude::*;

use super::decode::{Encoding, decode};
use super::layout::{Layout, Mismatch, delimiter, layout};
use super::table::parse;
use crate::ssda903::set::Files;
use crate::ssda903::{Collection, Reference, Remark, Return, Table};

/// A file of a return.
#[derive(Clone, Copy, Debug)]
pub struct File<'a> {
    /// Its name, without the directory.
    pub name: &'a str,
    /// What is in it.
    pub bytes: &'a [u8],
}

/// A file whose table is known.
struct Known<'a> {
    name: &'a str,
    text: Cow<'a, str>,
    mark: u8,
    layout: Layout,
}

/// Reads a return from its files, this year's and last year's, and says what was odd or could not be read.
pub fn read(
    this_year: &[File<'_>],
    last_year: &[File<'_>],
    collection: Collection,
    reference: Reference,
) -> (Return, Vec<Remark>) {
    let ((this, mut remarks), (last, more)) =
        rayon::join(|| year(this_year, false), || year(last_year, true));
    remarks.extend(more);
    (Return::new(collection, reference, this, last), remarks)
}

fn year(files: &[File<'_>], last_year: bool) -> (Files, Vec<Remark>) {
    let mut remarks = Vec::new();
    let mut known: Vec<Known<'_>> = Vec::new();
    let recognised: Vec<_> = files.par_iter().map(recognise).collect();
    for (file, mut said) in recognised {
        remarks.append(&mut said);
        known.extend(file);
    }
    for table in Table::ALL {
        let same: Vec<&str> =
            known.iter().filter(|file| file.layout.table == table).map(|file| file.name).collect();
        if let [first, others @ ..] = same.as_slice()
            && !others.is_empty()
        {
            for name in &same {
                remarks.push(Remark::refused(name, format!(
                    "holds the table {}, and so does {}. None of them was read, for Kith cannot know which is meant.",
                    table.name(),
                    if name == first { others.join(", ") } else { (*first).to_owned() },
                )));
            }
            known.retain(|file| file.layout.table != table);
        }
    }
    // The largest first, so that both ends of the work finish together.
    known.sort_by_key(|file| std::cmp::Reverse(file.text.len()));
    Files::read(&known, last_year, remarks)
}

/// Finds out what a file is.
fn recognise<'a>(file: &File<'a>) -> (Option<Known<'a>>, Vec<Remark>) {
    let mut remarks = Vec::new();
    let name = file.name;
    let (text, encoding) = match decode(file.bytes) {
        Ok(decoded) => decoded,
        Err(what) => return (None, vec![Remark::refused(name, format!("{what}."))]),
    };
    if encoding == Encoding::Utf16 {
        remarks.push(Remark::noticed(
            name,
            "is stored as UTF-16; the Department asks for plain text (UTF-8). It was read all the same."
                .to_owned(),
        ));
    }
    let heading = text.trim_start().lines().next().unwrap_or("").to_owned();
    let mark = delimiter(&heading);
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).delimiter(mark).from_reader(heading.as_bytes());
    let names = reader.records().next().and_then(Result::ok).unwrap_or_default();
    let layout = match layout(names.iter()) {
        Ok(layout) => layout,
        Err(mismatch) => {
            remarks.push(Remark::refused(name, sentence(&mismatch, &names)).on_line(1));
            return (None, remarks);
        }
    };
    if mark != b',' {
        remarks.push(Remark::noticed(
            name,
            format!(
                "has {} between its cells; the Department asks for commas. It was read all the same.",
                match mark {
                    b';' => "semicolons",
                    b'\t' => "tabs",
                    _ => "upright strokes",
                }
            ),
        ));
    }
    if !layout.unknown.is_empty() {
        remarks.push(
            Remark::noticed(
                name,
                format!(
                    "has columns that the table {} does not have; they were passed over: {}.",
                    layout.table.name(),
                    layout.unknown.join(", ")
                ),
            )
            .on_line(1),
        );
    }
    (Some(Known { name, text, mark, layout }), remarks)
}

fn sentence(mismatch: &Mismatch, names: &csv::StringRecord) -> String {
    match mismatch {
        Mismatch::Unknown => {
            let first: Vec<String> =
                names.iter().take(6).map(|name| name.trim().chars().take(40).collect()).collect();
            format!(
                "is no table of an SSDA903 return: its first line should name the columns, such as CHILD, DOB, REVIEW, REVIEW_CODE, and begins \u{201c}{}\u{201d}.",
                first.join(", ")
            )
        }
        Mismatch::Lacks(table, columns) => format!(
            "looks like the table {}, but lacks {}: {}. It was not read, for half a table would look like a whole one.",
            table.name(),
            if columns.len() == 1 { "a column" } else { "columns" },
            columns.join(", ")
        ),
        Mismatch::Twice(table, column) => format!(
            "looks like the table {}, but has the column {column} more than once. It was not read, for Kith cannot know which is meant.",
            table.name()
        ),
    }
}

macro_rules! read_tables {
    ($($(#[$doc:meta])* $field:ident: $row:ty = $table:ident,)*) => {
        /// A table of one of the twelve kinds.
        enum Any {
            $($table(super::Parsed<$row>),)*
        }

        impl Files {
            fn read(known: &[Known<'_>], last_year: bool, mut remarks: Vec<Remark>) -> (Self, Vec<Remark>) {
                let parsed: Vec<(Option<Any>, Vec<Remark>)> = known
                    .par_iter()
                    .with_max_len(1)
                    .map(|Known { name, text, mark, layout }| {
                        let mut remarks = Vec::new();
                        let table = match layout.table {
                            $(Table::$table => {
                                parse::<$row>(name, text, *mark, layout, last_year, &mut remarks).map(Any::$table)
                            })*
                        };
                        (table, remarks)
                    })
                    .collect();
                let mut files = Self::default();
                for (table, said) in parsed {
                    remarks.extend(said);
                    match table {
                        $(Some(Any::$table(table)) => files.$field = Some(table),)*
                        None => {}
                    }
                }
                (files, remarks)
            }
        }
    };
}
use crate::ssda903::tables::{
    Adoption, Dolo, Episode, Header, MissingPeriod, Oc2, Oc3, PlacedForAdoption, PreviousPermanence, Review,
    SocialWorkerEpisode, Uasc,
};
crate::ssda903::set::tables!(read_tables);
