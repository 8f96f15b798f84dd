//! Finds the line of a file that names its columns, below empty lines and titles.

use super::layout::{Layout, Mismatch, delimiter, layout, together};
use super::lines::numbered;
use crate::ssda903::Table;

/// How many lines that hold something are looked through for the headings.
const MOST_TITLES: usize = 12;

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
    /// Whether something stands above.
    pub(super) is_title: bool,
}

/// A file without headings: what is the matter, on which line, and what stands there.
#[derive(Debug)]
pub(super) struct NoHeading {
    pub(super) mismatch: Mismatch,
    pub(super) line: u64,
    pub(super) names: csv::StringRecord,
}

/// Finds the headings. Where no line has them, the first that comes near says what is lacking; below it the headings may stand
/// once more as the Department has them.
pub(super) fn heading(text: &str) -> Result<Heading, NoHeading> {
    let mut first: Option<NoHeading> = None;
    let mut near: Option<(Table, NoHeading)> = None;
    let mut renamed: Option<Heading> = None;
    let filled = numbered(text).filter(|(_, line, _)| !is_blank(line));
    for (line, words, rows_from) in filled.take(MOST_TITLES) {
        let mark = delimiter(words);
        let mut cells =
            csv::ReaderBuilder::new().has_headers(false).delimiter(mark).from_reader(words.as_bytes());
        let names = cells.records().next().and_then(Result::ok).unwrap_or_default();
        let of = layout(names.iter());
        // Names for people may stand above those for machines.
        if let Some(renamed) = renamed {
            return Ok(match of {
                Ok(layout) if layout.table == renamed.layout.table && layout.renamed.is_empty() => {
                    Heading { layout, mark, line, rows_from, is_title: true }
                }
                _ => renamed,
            });
        }
        if let Some((table, near)) = near {
            return match of {
                Ok(layout) if layout.table == table => {
                    Ok(Heading { layout, mark, line, rows_from, is_title: true })
                }
                _ => Err(near),
            };
        }
        match of {
            Ok(layout) => {
                let is_otherwise = !layout.renamed.is_empty();
                let heading = Heading { layout, mark, line, rows_from, is_title: first.is_some() };
                if !is_otherwise {
                    return Ok(heading);
                }
                renamed = Some(heading);
            }
            Err(mismatch @ (Mismatch::Lacks(table, _) | Mismatch::Twice(table, _))) => {
                near = Some((table, NoHeading { mismatch, line, names }));
            }
            Err(mismatch) => {
                let mismatch = together(words).map_or(mismatch, Mismatch::Together);
                let is_first = first.as_ref().is_none_or(|first| first.mismatch == Mismatch::Unknown);
                if first.is_none() || (is_first && mismatch != Mismatch::Unknown) {
                    first = Some(NoHeading { mismatch, line, names });
                }
            }
        }
    }
    if let Some(renamed) = renamed {
        return Ok(renamed);
    }
    let nothing = || NoHeading { mismatch: Mismatch::Unknown, line: 1, names: csv::StringRecord::new() };
    Err(near.map(|(_, near)| near).or(first).unwrap_or_else(nothing))
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
