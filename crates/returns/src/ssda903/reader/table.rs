//! Reads the rows of one table out of the text of a file.

use std::collections::HashMap;

use super::lines::Lines;
use super::no_rows::{NoRow, PassedOver, no_row};
use super::odd_cells::{Changed, far_years};
use super::recognise::name_of;
use super::remarks::{noticed, on_line, refused};
use super::strange_dates::{month_first, strange_dates};
use super::tidy::bare;
use super::ways::{Counts, Ways};
use super::{DateFormat, Layout};
use crate::report::Remark;
use crate::ssda903::Text;
use crate::ssda903::tables::{At, Row};

/// The most rows that a table may have; far more than any authority's.
const MOST_ROWS: u32 = 20_000_000;
/// The most rows that one child may have in a table; far more than any child's. Rules compare a child's rows with each other.
const MOST_OF_A_CHILD: u32 = 1000;
/// The longest cell that is taken for one.
const LONGEST_CELL: usize = 10_000;
/// How many remarks about single lines are written out for one file.
const MOST_REMARKS: usize = 20;
/// The marks that may stand between cells.
const MARKS: [u8; 4] = [b',', b';', b'\t', b'|'];
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
    /// Where lines and rows drift apart: from this row on, the line is the row's place plus this.
    pub lines: Vec<(u32, u32)>,
}

impl<R> Default for Parsed<R> {
    fn default() -> Self {
        Self { children: Vec::new(), rows: Vec::new(), originals: Vec::new(), lines: Vec::new() }
    }
}

/// A table as text, and how it is laid out.
pub(super) struct Source<'a> {
    /// The file's name.
    pub file: &'a str,
    /// What stands in it below its headings.
    pub text: &'a str,
    /// The line on which that begins.
    pub first_line: u64,
    /// The mark between its cells.
    pub mark: u8,
    /// Which column is where.
    pub layout: &'a Layout,
    /// Whether it is of last year.
    pub last_year: bool,
}

impl Source<'_> {
    /// Reads the table, and remarks on what is odd. Where it cannot be trusted, there is only a remark.
    pub(super) fn parse<R: Row>(&self, remarks: &mut Vec<Remark>) -> Option<Parsed<R>> {
        match self.rows(remarks) {
            Ok(parsed) => Some(parsed),
            Err(remark) => {
                remarks.push(remark);
                None
            }
        }
    }

    fn rows<R: Row>(&self, remarks: &mut Vec<Remark>) -> Result<Parsed<R>, Remark> {
        let mut ways = self.ways::<R>();
        let mut parsed = Parsed::default();
        let mut rows = self.reader();
        let mut record = csv::StringRecord::new();
        let mut lines = Lines::new(self.text, self.first_line);
        let (mut row, mut odd) = (0, 0);
        let mut of_child: HashMap<Text, u32> = HashMap::new();
        let mut changed = Changed::of::<R>();
        let mut passed_over = PassedOver::default();
        while rows.read_record(&mut record).map_err(|problem| {
            refused(self.file, &format!("cannot be read as a table: {problem}. Nothing of it was read."))
        })? {
            let from = record.position().map_or(0, csv::Position::byte);
            let line = lines.of_row(usize::try_from(from).unwrap_or(usize::MAX));
            self.refuse_record(&record, line, row)?;
            self.refuse_other_marks(&record, line)?;
            // Spreadsheets like to leave lines of nothing but commas at the end.
            if let Some(what) = no_row(&record, self.layout, row) {
                if what == NoRow::Other {
                    return Err(self.two_tables(line));
                }
                passed_over.see(what, line);
                row += 1;
                continue;
            }
            if record.len() != self.layout.columns.len() {
                odd += 1;
                if odd <= MOST_REMARKS {
                    remarks.push(self.wrong_length(line, record.len()));
                }
            }
            let child = parsed.take(row, line, &record, self, &ways, &mut changed);
            let of_this = of_child.entry(child).or_default();
            *of_this += 1;
            if *of_this > MOST_OF_A_CHILD && child.is_given() {
                let said = format!(
                    "has more than {MOST_OF_A_CHILD} rows of one child in line {line}; that is no table of an SSDA903 return. Nothing of it was read."
                );
                return Err(on_line(refused(self.file, &said), line));
            }
            row += 1;
        }
        ways.judge_again(&mut parsed);
        self.say_ways(&parsed, &ways, remarks)?;
        remarks.extend(strange_dates(&parsed, &ways, self.file));
        remarks.extend(passed_over.remarks(self.file));
        remarks.extend(changed.remarks(self.file));
        remarks.extend(far_years(&parsed, self.file));
        if odd > MOST_REMARKS {
            let more = odd - MOST_REMARKS;
            remarks
                .push(noticed(self.file, &format!("has {more} more lines with too many or too few cells.")));
        }
        Ok(parsed)
    }

    fn reader(&self) -> csv::Reader<&[u8]> {
        csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(self.mark)
            .from_reader(self.text.as_bytes())
    }

    /// How the first rows write their dates, column by column.
    fn ways<R: Row>(&self) -> Ways {
        let mut counts = vec![Counts::default(); R::COLUMNS.len()];
        for record in self.reader().into_records().take(SAMPLE).map_while(Result::ok) {
            for (cell, column) in record.iter().zip(&self.layout.columns) {
                if let Some(column) = column.filter(|column| R::is_date(*column))
                    && let Some(counts) = counts.get_mut(column)
                {
                    counts.add(cell);
                }
            }
        }
        Ways::of(&counts)
    }

    /// Says which columns write their dates in another way than the Department's.
    fn say_ways<R: Row>(
        &self,
        parsed: &Parsed<R>,
        ways: &Ways,
        remarks: &mut Vec<Remark>,
    ) -> Result<(), Remark> {
        let ours = DateFormat::Department.example();
        for (format, columns) in ways.others(R::COLUMNS) {
            let (theirs, columns) = (format.example(), columns.join(", "));
            if format == DateFormat::MonthFirst {
                let said = format!(
                    "writes its dates with the month first, like {theirs}, in {columns}; {ours} was expected. 4 March cannot be told from 3 April in it, so nothing of this file was read."
                );
                let refused = refused(self.file, &said);
                return Err(match month_first(parsed) {
                    Some(line) => on_line(refused, line),
                    None => refused,
                });
            }
            remarks.push(noticed(
                self.file,
                &format!(
                    "writes its dates like {theirs} in {columns}; the Department asks for {ours}. They were read all the same."
                ),
            ));
        }
        Ok(())
    }

    /// Refuses the file for the headings of another table in it.
    fn two_tables(&self, line: u64) -> Remark {
        let said = format!(
            "has other headings on line {line}, so that two tables stand in it. Save each table as a file of its own. Nothing of this file was read."
        );
        on_line(refused(self.file, &said), line)
    }

    /// Refuses the file for a line whose cells stand all in one, because other marks part them than part the headings, or
    /// because quotation marks are around them all: its child would be passed over, or have nothing but an identifier.
    fn refuse_other_marks(&self, record: &csv::StringRecord, line: u64) -> Result<(), Remark> {
        let mut filled = record.iter().filter(|cell| !cell.is_empty());
        let (Some(only), None) = (filled.next(), filled.next()) else { return Ok(()) };
        let wanted = self.layout.columns.len();
        let is_row = |mark: &u8| {
            let mark = char::from(*mark);
            let child = only.split(mark).next().map(bare).unwrap_or_default();
            let has_digit = only.bytes().any(|byte| byte.is_ascii_digit());
            wanted > 2
                && has_digit
                && only.split(mark).count() == wanted
                && !child.is_empty()
                && !child.contains(' ')
        };
        let Some(mark) = MARKS.into_iter().find(is_row) else { return Ok(()) };
        let what = if mark == self.mark {
            format!("has quotation marks around the whole of line {line}, so that all its cells are one")
        } else {
            let (rows, headings) = (name_of(mark), name_of(self.mark));
            format!("has {rows} between the cells of line {line}, and {headings} between its headings")
        };
        let said = format!("{what}. Save it as CSV once more. Nothing of this file was read.");
        Err(on_line(refused(self.file, &said), line))
    }

    /// Refuses the file for a line that no table has.
    fn refuse_record(&self, record: &csv::StringRecord, line: u64, row: u32) -> Result<(), Remark> {
        let what = if record.iter().any(|cell| cell.contains(['\n', '\r'])) {
            format!(
                "opens a quotation mark in line {line} that is not closed in that line, so that cells and lines run together. Nothing of this file was read."
            )
        } else if record.iter().any(|cell| cell.len() > LONGEST_CELL) {
            format!(
                "has a cell of more than {LONGEST_CELL} letters in line {line}; that is no table of an SSDA903 return. Nothing of it was read."
            )
        } else if row >= MOST_ROWS {
            format!("has more than {MOST_ROWS} rows. Nothing of it was read.")
        } else {
            return Ok(());
        };
        Err(on_line(refused(self.file, &what), line))
    }

    fn wrong_length(&self, line: u64, has: usize) -> Remark {
        let wanted = self.layout.columns.len();
        let cells = if has == 1 { "1 cell".to_owned() } else { format!("{has} cells") };
        let rest = if has < wanted {
            "The cells that are not there were taken as blank; the line may have been cut off."
        } else {
            "The cells beyond the last column were passed over; there may be a comma inside a cell, and what follows it may stand in the wrong column."
        };
        let said = format!("has {cells} in line {line}, where {wanted} were expected. {rest}");
        on_line(noticed(self.file, &said), line)
    }
}

impl<R: Row> Parsed<R> {
    fn take(
        &mut self,
        number: u32,
        line: u64,
        record: &csv::StringRecord,
        source: &Source<'_>,
        ways: &Ways,
        changed: &mut Changed,
    ) -> Text {
        let mut row = R::default();
        row.set_at(if source.last_year { At::last_year(number) } else { At::this_year(number) });
        let drift = u32::try_from(line).unwrap_or(u32::MAX).saturating_sub(number);
        if self.lines.last().is_none_or(|(_, before)| *before != drift) {
            self.lines.push((number, drift));
        }
        let mut child = Text::default();
        for (cell, column) in record.iter().zip(&source.layout.columns) {
            let Some(column) = *column else { continue };
            let cell = bare(cell);
            changed.see(column, line, cell);
            let name = R::COLUMNS.get(column).copied().unwrap_or_default();
            let cell = changed.without_nothing(name, line, cell);
            let faithful = if column == 0 {
                child = Text::new(cell);
                !child.is_hashed() && !cell.bytes().any(|byte| byte.is_ascii_lowercase())
            } else {
                row.read(column, cell, ways.of_column(column))
            };
            if !faithful {
                self.originals.push((number, u8::try_from(column).unwrap_or(u8::MAX), cell.into()));
            }
        }
        self.children.push(child);
        self.rows.push(row);
        child
    }
}
