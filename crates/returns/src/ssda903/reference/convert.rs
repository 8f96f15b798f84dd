//! Makes the compact directory of postcodes from the ONS Postcode Directory, as an authority downloads it.

use std::collections::{BTreeMap, HashMap};
use std::io::{self, BufRead, BufReader, Cursor, Read};

use csv::ByteRecord;

use super::postcodes::{MAGIC, NOWHERE, UNIT, split};
use crate::ssda903::reader::{self, decode, delimiter, numbered};
use crate::ssda903::{Code, Postcode};
use crate::stored::{Encoding, Utf8};

/// How much of a file is looked at for its heading, in bytes.
const START: u64 = 64 << 10;
/// The most lines that may stand above the heading: a title, a note, blanks.
const ABOVE: u64 = 40;

/// Why the ONS directory could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ConvertError {
    /// A column is not there.
    #[error(
        "There is no column for the {0} in this file. Choose the data files of the ONS Postcode Directory, whose first line has the columns pcds, east1m, north1m and laua (or their names of other years)."
    )]
    NoColumn(&'static str),
    /// The file is something else.
    #[error(
        "This file {0}. Choose the CSV files of the ONS Postcode Directory, as they are in its folder Data once it is unpacked."
    )]
    SomethingElse(&'static str),
    /// A row that the file's heading does not fit.
    #[error(
        "Line {line} has {cells} cells, where the heading has {columns}. The file seems to be cut off or to have been changed; download it again."
    )]
    Uneven {
        /// The line.
        line: u64,
        /// How many cells it has.
        cells: usize,
        /// How many the heading has.
        columns: usize,
    },
    /// The file could not be read to its end.
    #[error("The file could not be read to its end ({0}). Try again, or copy it to this machine first.")]
    Unreadable(#[from] io::Error),
    /// Nothing came out of it.
    #[error("There is not one postcode in these files.")]
    Empty,
    /// More areas than the format has room for.
    #[error(
        "There are more than 65,535 areas in these files; the column of the area is not what it should be."
    )]
    TooManyAreas,
}

/// Why a directory was not made: the file that is in the way, counted from nought, where it is one, and what is wrong with it.
#[derive(Debug, thiserror::Error)]
#[error("{problem}")]
pub struct NotConverted {
    /// The file.
    pub file: Option<usize>,
    /// What is wrong.
    pub problem: ConvertError,
}

/// The names that the columns have had in the directory over the years.
const POSTCODE: &[&str] = &["pcds", "pcd", "pcd7", "pcd8", "pcd2"];
const EASTING: &[&str] = &["oseast1m", "east1m"];
const NORTHING: &[&str] = &["osnrth1m", "north1m", "osnorth1m"];
const AREA: &[&str] = &["laua", "oslaua"];

/// Makes the compact form out of one or several CSV files of the directory.
pub fn convert_postcodes<R: Read>(files: impl IntoIterator<Item = R>) -> Result<Vec<u8>, NotConverted> {
    let mut sectors = Sectors::default();
    for (number, file) in files.into_iter().enumerate() {
        sectors.add(file).map_err(|problem| NotConverted { file: Some(number), problem })?;
    }
    if sectors.by_code.is_empty() {
        return Err(NotConverted { file: None, problem: ConvertError::Empty });
    }
    Ok(compact(&sectors.areas, &sectors.by_code))
}

/// Where the columns that are wanted stand, and how many there are.
#[derive(Clone, Copy)]
struct Columns {
    postcode: usize,
    area: usize,
    easting: usize,
    northing: usize,
    all: usize,
}

impl Columns {
    fn of(heading: &csv::StringRecord) -> Result<Self, ConvertError> {
        let column = |what, names: &[&str]| column(heading, names).ok_or(ConvertError::NoColumn(what));
        Ok(Self {
            postcode: column("postcode", POSTCODE)?,
            area: column("authority", AREA)?,
            easting: column("easting", EASTING)?,
            northing: column("northing", NORTHING)?,
            all: heading.len(),
        })
    }
}

/// The heading of a file, in what was read of its start: its columns, the mark between them, and its line.
fn heading(start: &str) -> Result<(Columns, u8, u64), ConvertError> {
    let mut first = None;
    for (number, line, _) in numbered(start).take_while(|(number, ..)| *number <= ABOVE) {
        if line.trim().is_empty() {
            continue;
        }
        let mark = delimiter(line);
        let mut reader =
            csv::ReaderBuilder::new().has_headers(false).delimiter(mark).from_reader(line.as_bytes());
        let Some(Ok(names)) = reader.records().next() else { continue };
        match Columns::of(&names) {
            Ok(columns) => return Ok((columns, mark, number)),
            // What is said is said of the line that has most in common with a heading.
            Err(problem) if names.len() > 1 => first = first.or(Some(problem)),
            Err(_) => {}
        }
    }
    Err(first.unwrap_or(ConvertError::NoColumn("postcode")))
}

/// The postcodes so far, by sector.
#[derive(Default)]
struct Sectors {
    areas: Vec<String>,
    numbers: HashMap<String, u16>,
    by_code: BTreeMap<Code, BTreeMap<[u8; 2], [u8; UNIT]>>,
}

impl Sectors {
    /// Adds the postcodes of a file.
    fn add(&mut self, mut file: impl Read) -> Result<(), ConvertError> {
        let mut start = Vec::new();
        file.by_ref().take(START).read_to_end(&mut start)?;
        let (text, encoding) = decode(&start).map_err(ConvertError::SomethingElse)?;
        let (columns, mark, above) = heading(&text)?;
        drop(text);
        let stored = (encoding == reader::Encoding::Utf16).then_some(match start.as_slice() {
            [0xFE, 0xFF, ..] | [0, ..] => Encoding::Utf16Be,
            _ => Encoding::Utf16Le,
        });
        let text = Utf8::new(Cursor::new(start).chain(file), stored);
        self.rows(BufReader::new(text), columns, mark, above)
    }

    fn rows(
        &mut self,
        mut text: impl BufRead,
        columns: Columns,
        mark: u8,
        above: u64,
    ) -> Result<(), ConvertError> {
        pass_over(&mut text, above)?;
        let mut lines =
            csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(mark).from_reader(text);
        let mut record = ByteRecord::new();
        loop {
            match lines.read_byte_record(&mut record).map_err(io::Error::from) {
                Ok(true) => {}
                Ok(false) => return Ok(()),
                Err(error) => return Err(error.into()),
            }
            if record.len() != columns.all {
                let line = above + record.position().map_or(0, csv::Position::line);
                return Err(ConvertError::Uneven { line, cells: record.len(), columns: columns.all });
            }
            // What is wanted of a row is plain letters and digits, however the names in it are stored.
            let cell =
                |at: usize| str::from_utf8(record.get(at).unwrap_or_default()).unwrap_or_default().trim();
            let (area, east, north) = (cell(columns.area), cell(columns.easting), cell(columns.northing));
            let Some(close) = Postcode::new(cell(columns.postcode)).text() else { continue };
            let Some((sector, letters)) = split(&close).filter(|_| !area.is_empty()) else { continue };
            let number = self.number(area)?;
            let mut unit = [0; UNIT];
            let bytes =
                letters.into_iter().chain(number.to_le_bytes()).chain(metres(east)).chain(metres(north));
            unit.iter_mut().zip(bytes).for_each(|(place, byte)| *place = byte);
            self.by_code.entry(sector).or_default().insert(letters, unit);
        }
    }

    /// The number of an area, a new one where it has none yet.
    fn number(&mut self, area: &str) -> Result<u16, ConvertError> {
        if let Some(number) = self.numbers.get(area) {
            return Ok(*number);
        }
        let number = u16::try_from(self.areas.len()).map_err(|_| ConvertError::TooManyAreas)?;
        self.areas.push(area.to_owned());
        self.numbers.insert(area.to_owned(), number);
        Ok(number)
    }
}

/// Passes over so many lines, whichever ends they have.
fn pass_over(text: &mut impl BufRead, lines: u64) -> io::Result<()> {
    let mut left = lines;
    while left > 0 {
        let held = text.fill_buf()?;
        let Some(at) = memchr::memchr2(b'\n', b'\r', held) else {
            let all = held.len();
            if all == 0 {
                return Ok(());
            }
            text.consume(all);
            continue;
        };
        let is_return = held.get(at) == Some(&b'\r');
        text.consume(at + 1);
        if is_return && text.fill_buf()?.first() == Some(&b'\n') {
            text.consume(1);
        }
        left -= 1;
    }
    Ok(())
}

fn compact(areas: &[String], sectors: &BTreeMap<Code, BTreeMap<[u8; 2], [u8; UNIT]>>) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    let number = |length: usize| u32::try_from(length).unwrap_or(u32::MAX).to_le_bytes();
    bytes.extend(number(areas.len()));
    for area in areas {
        let short = area.as_bytes().get(..255).unwrap_or(area.as_bytes());
        bytes.push(u8::try_from(short.len()).unwrap_or(u8::MAX));
        bytes.extend(short);
    }
    bytes.extend(number(sectors.len()));
    let mut first = 0;
    for (sector, units) in sectors {
        bytes.extend(format!("{:<8}", sector.text().unwrap_or_default()).bytes().take(8));
        bytes.extend(number(first));
        first += units.len();
    }
    bytes.extend(number(first));
    bytes.extend(sectors.values().flat_map(BTreeMap::values).flatten());
    bytes
}

fn column(heading: &csv::StringRecord, names: &[&str]) -> Option<usize> {
    let position = |wanted: &dyn Fn(&str) -> bool| {
        heading.iter().position(|name| wanted(&name.trim().to_ascii_lowercase()))
    };
    let known = names.iter().find_map(|wanted| position(&|name| name == *wanted));
    // Since 2025 the column is called after its year: lad25cd.
    let yearly = |name: &str| {
        name.strip_prefix("lad")
            .and_then(|rest| rest.strip_suffix("cd"))
            .is_some_and(|year| year.parse::<u8>().is_ok())
    };
    known.or_else(|| if names == AREA { position(&yearly) } else { None })
}

/// Three bytes of metres; the sign of "nowhere" for what is blank or nought.
fn metres(cell: &str) -> [u8; 3] {
    let whole = cell
        .split('.')
        .next()
        .and_then(|whole| whole.parse().ok())
        .filter(|metres| (1..NOWHERE).contains(metres));
    let [a, b, c, _] = whole.unwrap_or(NOWHERE).to_le_bytes();
    [a, b, c]
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failed test should say so at once")]
mod tests {
    use super::super::Postcodes;
    use super::*;
    use crate::ssda903::tables::Distance;

    const DIRECTORY: &str = "pcd7,pcds,east1m,north1m,lad25cd\n\
        TW1 1AA,TW1 1AA,516048,173668,E09000027\n\
        TR1 1AA,TR1 1AA,182961.0,43918.0,E06000052\n\
        TW1 1BA,TW1 1BA,516071,173975,E09000027\n\
        JE2 3AB,JE2 3AB,,,L93000001\n";

    /// What comes of a file, or what is said of it.
    fn converted(file: &[u8]) -> Result<Vec<u8>, String> {
        convert_postcodes([file]).map_err(|problem| problem.to_string())
    }

    #[test]
    fn the_directory_is_read_however_it_was_saved() {
        let wanted = converted(DIRECTORY.as_bytes()).unwrap();
        let utf_16: Vec<u8> =
            std::iter::once(0xFEFF).chain(DIRECTORY.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        for (name, file) in [
            ("UTF-16", utf_16),
            ("a mark", ["\u{feff}", DIRECTORY].concat().into_bytes()),
            ("semicolons", DIRECTORY.replace(',', ";").into_bytes()),
            ("tabs", DIRECTORY.replace(',', "\t").into_bytes()),
            ("a title", format!("ONS Postcode Directory, May 2026\n{DIRECTORY}").into_bytes()),
            ("blank lines", format!("\n   \n{DIRECTORY}").into_bytes()),
            ("blanks, Windows", format!("\r\n\r\n{}", DIRECTORY.replace('\n', "\r\n")).into_bytes()),
            ("returns", format!("title\r{}", DIRECTORY.replace('\n', "\r")).into_bytes()),
            (
                "Windows-1252",
                [
                    DIRECTORY
                        .replace(",lad25cd", ",lad25cd,n")
                        .replace("027\n", "027,x\n")
                        .replace("052\n", "052,x\n")
                        .replace("001\n", "001,")
                        .as_bytes(),
                    b"Z\xFCrich\n",
                ]
                .concat(),
            ),
        ] {
            assert_eq!(converted(&file).as_ref(), Ok(&wanted), "{name}");
        }
    }

    #[test]
    fn what_is_no_directory_is_told_in_words() {
        for (file, words) in [
            (&b"PK\x03\x04rest"[..], &["Excel workbook", "once it is unpacked"][..]),
            (b"", &["is empty"]),
            (
                &DIRECTORY.as_bytes()[..DIRECTORY.len() - 20],
                &["Line 5 has", "cells, where the heading has 5"],
            ),
        ] {
            let said = converted(file).unwrap_err();
            assert!(words.iter().all(|word| said.contains(word)), "{said}");
            assert!(!said.contains("error") && !said.contains("record"), "{said}");
        }
    }

    #[test]
    fn what_was_converted_is_found_again_however_it_is_written() {
        let postcodes = Postcodes::read(&converted(DIRECTORY.as_bytes()).unwrap()).unwrap();
        assert_eq!(postcodes.len(), 4);
        let spot = postcodes.find(Postcode::new("tw1  1aa")).unwrap();
        assert_eq!((spot.area, spot.grid), ("E09000027", Some((516_048, 173_668))));
        assert_eq!(postcodes.find(Postcode::new("JE23AB")).unwrap().grid, None);
        for unknown in ["TW1 1AB", "ZZ9 9ZZ", "AB1", "", "A", "A POSTCODE TOO LONG", "É1 1AA"] {
            assert_eq!(postcodes.find(Postcode::new(unknown)), None, "{unknown}");
        }
        let far = postcodes.find(Postcode::new("TR1 1AA")).unwrap();
        assert_eq!(far.distance(spot), Some(Distance::tenths(2221)));
    }

    #[test]
    fn another_file_is_refused_with_the_column_that_is_not_there() {
        let said = converted(b"pcds,laua\nTW1 1AA,E09000027\n").unwrap_err();
        assert!(said.contains("easting"), "{said}");
        assert!(Postcodes::read(b"something else").is_err());
        let whole = converted(DIRECTORY.as_bytes()).unwrap();
        for length in 0..whole.len() {
            assert!(Postcodes::read(&whole[..length]).is_err(), "{length}");
        }
    }
}
