//! A CSV file row by row, with its headings checked before the first row is read.

use std::collections::HashSet;
use std::io::Read;

use calendar::Date;

use super::line_ends::LineEnds;
use super::{Fault, Place, value};

/// A column that a table may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column<'a> {
    /// Its heading.
    pub name: &'a str,
    /// Whether a table without it is refused.
    pub needed: bool,
}

impl<'a> Column<'a> {
    /// A column that must be there.
    pub const fn needed(name: &'a str) -> Self {
        Self { name, needed: true }
    }

    /// A column that may be left out; every cell is then empty.
    pub const fn optional(name: &'a str) -> Self {
        Self { name, needed: false }
    }
}

/// A CSV file that is being read. Headings are matched without regard to case, spaces or hyphens.
#[derive(Debug)]
pub struct Table<R> {
    file: String,
    reader: csv::Reader<LineEnds<R>>,
    /// The line of the headings.
    heading: u64,
    /// The line of the row that was read last.
    line: u64,
    headings: Vec<String>,
    /// For each known column where it stands; then the others in order.
    places: Vec<Option<usize>>,
    others: Vec<usize>,
    record: csv::ByteRecord,
}

/// One row of a table.
#[derive(Debug)]
pub struct Row<'a> {
    file: &'a str,
    headings: &'a [String],
    places: &'a [Option<usize>],
    others: &'a [usize],
    record: &'a csv::ByteRecord,
    line: u64,
}

impl<R: Read> Table<R> {
    /// A table with these columns and no others.
    pub fn open(file: &str, input: R, columns: &[Column<'_>]) -> Result<Self, Fault> {
        let table = Self::open_with_others(file, input, columns)?;
        match table.others.first() {
            None => Ok(table),
            Some(&other) => {
                let known: Vec<&str> = columns.iter().map(|column| column.name).collect();
                Err(table.fault(format!(
                    "“{}” is not a column of this table. Its columns are: {}.",
                    table.headings[other],
                    known.join(", ")
                )))
            }
        }
    }

    /// A table with these columns and any others beside them.
    pub fn open_with_others(file: &str, input: R, columns: &[Column<'_>]) -> Result<Self, Fault> {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .trim(csv::Trim::All)
            .from_reader(LineEnds::new(input));
        let mut record = csv::ByteRecord::new();
        // Lines that are empty, or hold nothing but blanks, may stand above the headings.
        loop {
            if !reader.read_byte_record(&mut record).map_err(|error| unreadable(file, &error))? {
                return Err(Fault::of_file(file, "the file is empty: it needs a line of headings."));
            }
            if record.iter().any(|cell| !cell.is_empty() && cell != b"\xEF\xBB\xBF") {
                break;
            }
        }
        let line = line_of(&reader, &record);
        let fault =
            |what: String| Fault::new(Place { file: file.to_owned(), line: Some(line), column: None }, what);
        if record
            .get(0)
            .is_some_and(|first| first.starts_with(&[0xFF, 0xFE]) || first.starts_with(&[0xFE, 0xFF]))
        {
            return Err(fault("the file is UTF-16. Save it as “CSV UTF-8”.".to_owned()));
        }
        let mut headings = Vec::with_capacity(record.len());
        for (at, heading) in record.iter().enumerate() {
            let heading =
                if at == 0 { heading.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(heading) } else { heading };
            headings.push(text_of(heading).map_err(fault)?.to_owned());
        }
        let folded: Vec<String> = headings.iter().map(|heading| fold(heading)).collect();
        let mut seen = HashSet::new();
        if let Some(at) = folded.iter().position(|heading| !seen.insert(heading)) {
            return Err(fault(format!("the heading “{}” stands there twice.", headings[at])));
        }
        let places: Vec<Option<usize>> = columns
            .iter()
            .map(|column| folded.iter().position(|heading| *heading == fold(column.name)))
            .collect();
        if let Some((column, _)) =
            columns.iter().zip(&places).find(|(column, place)| column.needed && place.is_none())
        {
            let hint = if headings.len() == 1 && headings[0].contains([';', '\t']) {
                " The columns seem to be parted by semicolons or tabs: save the file with commas."
            } else {
                ""
            };
            return Err(fault(format!("the column “{}” is missing.{hint}", column.name)));
        }
        let others = (0..headings.len()).filter(|at| !places.contains(&Some(*at))).collect();
        Ok(Self { file: file.to_owned(), reader, heading: line, line, headings, places, others, record })
    }

    /// The headings beside the known columns, in order.
    pub fn others(&self) -> Vec<&str> {
        self.others.iter().map(|&at| self.headings[at].as_str()).collect()
    }

    /// The next row, or none at the end. Lines that are empty are passed over.
    pub fn next_row(&mut self) -> Result<Option<Row<'_>>, Fault> {
        loop {
            let more = self
                .reader
                .read_byte_record(&mut self.record)
                .map_err(|error| unreadable(&self.file, &error))?;
            if !more {
                return Ok(None);
            }
            if self.record.iter().any(|cell| !cell.is_empty()) {
                break;
            }
        }
        self.line = line_of(&self.reader, &self.record);
        if self.record.len() != self.headings.len() {
            let place = Place { file: self.file.clone(), line: Some(self.line), column: None };
            let (found, expected) = (self.record.len(), self.headings.len());
            return Err(Fault::new(
                place,
                format!(
                    "this line has {found} cells where the headings have {expected}. Put text that holds a comma between quotation marks."
                ),
            ));
        }
        Ok(Some(Row {
            file: &self.file,
            headings: &self.headings,
            places: &self.places,
            others: &self.others,
            record: &self.record,
            line: self.line,
        }))
    }

    fn fault(&self, what: String) -> Fault {
        Fault::new(Place { file: self.file.clone(), line: Some(self.heading), column: None }, what)
    }
}

impl Row<'_> {
    /// The line of this row in the file.
    pub fn line(&self) -> u64 {
        self.line
    }

    /// The text of a known column, empty where the table has no such column or nothing stands there.
    pub fn text(&self, column: usize) -> Result<&str, Fault> {
        self.places.get(column).copied().flatten().map_or(Ok(""), |at| self.cell(at))
    }

    /// The text of the columns beside the known ones, in the order of [`Table::others`].
    pub fn other(&self, at: usize) -> Result<&str, Fault> {
        self.cell(self.others[at])
    }

    /// Text that must be there.
    pub fn needed(&self, column: usize) -> Result<&str, Fault> {
        match self.text(column)? {
            "" => Err(self.fault(column, "nothing stands here, and it is needed.")),
            text => Ok(text),
        }
    }

    /// A cell read by a function; none where nothing stands there.
    pub fn read<T>(
        &self,
        column: usize,
        read: impl FnOnce(&str) -> Result<T, String>,
    ) -> Result<Option<T>, Fault> {
        match self.text(column)? {
            "" => Ok(None),
            text => read(text).map(Some).map_err(|what| self.fault(column, what)),
        }
    }

    /// A day; none where nothing stands there.
    pub fn date(&self, column: usize) -> Result<Option<Date>, Fault> {
        self.read(column, value::date)
    }

    /// A day that must be there.
    pub fn needed_date(&self, column: usize) -> Result<Date, Fault> {
        value::date(self.needed(column)?).map_err(|what| self.fault(column, what))
    }

    /// Yes or no; none where nothing stands there.
    pub fn yes_no(&self, column: usize) -> Result<Option<bool>, Fault> {
        self.read(column, value::yes_no)
    }

    /// A fault of a known column in this row.
    pub fn fault(&self, column: usize, what: impl Into<String>) -> Fault {
        let at = self.places.get(column).copied().flatten();
        Fault::new(self.place(at), what)
    }

    /// A fault of one of the other columns in this row.
    pub fn other_fault(&self, at: usize, what: impl Into<String>) -> Fault {
        Fault::new(self.place(Some(self.others[at])), what)
    }

    /// A fault of this row as a whole.
    pub fn fault_of_row(&self, what: impl Into<String>) -> Fault {
        Fault::new(self.place(None), what)
    }

    fn cell(&self, at: usize) -> Result<&str, Fault> {
        let bytes = self.record.get(at).unwrap_or_default();
        text_of(bytes).map_err(|what| Fault::new(self.place(Some(at)), what))
    }

    fn place(&self, at: Option<usize>) -> Place {
        let column = at.map(|at| self.headings[at].clone());
        Place { file: self.file.to_owned(), line: Some(self.line()), column }
    }
}

/// The line on which a record begins that was read just now: one before the line that comes next, and those before it that
/// belong to the record. Where it was looked for from says nothing, for empty lines may stand between.
fn line_of<R: Read>(reader: &csv::Reader<LineEnds<R>>, record: &csv::ByteRecord) -> u64 {
    let within = record.as_slice().split(|byte| *byte == b'\n').count().saturating_sub(1) as u64;
    reader.position().line().saturating_sub(1 + within).max(1)
}

/// A heading without what people write differently.
fn fold(heading: &str) -> String {
    heading
        .chars()
        .map(|letter| if matches!(letter, ' ' | '-') { '_' } else { letter.to_ascii_lowercase() })
        .collect()
}

fn text_of(bytes: &[u8]) -> Result<&str, String> {
    std::str::from_utf8(bytes).map_err(|error| {
        let byte = bytes.get(error.valid_up_to()).copied().unwrap_or_default();
        format!("the byte {byte:#04X} is not UTF-8, so the file mixes encodings. Save it as “CSV UTF-8”.")
    })
}

fn unreadable(file: &str, error: &csv::Error) -> Fault {
    let line = error.position().map(csv::Position::line);
    Fault::new(
        Place { file: file.to_owned(), line, column: None },
        format!("the file cannot be read: {error}."),
    )
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failed test should say so at once")]
mod tests {
    use super::*;

    #[test]
    fn rows_are_numbered_as_an_editor_counts_them() {
        let columns = [Column::needed("a"), Column::needed("b")];
        for end in ["\n", "\r\n", "\r"] {
            for last in ["", end] {
                let text =
                    format!("{end}  {end}a,b{end}1,2{end}{end}{end}3,4{end}5,\"x{end}y\"{end}6,7{last}");
                let mut table = Table::open("f.csv", text.as_bytes(), &columns).unwrap();
                let mut lines = Vec::new();
                while let Ok(Some(row)) = table.next_row() {
                    lines.push(row.line());
                }
                assert_eq!(lines, [4, 7, 8, 10], "{end:?}");
            }
        }
        let mut short = Table::open("f.csv", &b"a,b\r\n1,2\r\n\r\n3\r\n"[..], &columns).unwrap();
        let _ = short.next_row();
        let said = short.next_row().err().map(|fault| fault.to_string()).unwrap_or_default();
        assert!(said.contains('4'), "{said}");
    }
}
