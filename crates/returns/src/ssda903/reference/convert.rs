//! Makes the compact directory of postcodes from the ONS Postcode Directory, as an authority downloads it.

use std::collections::{BTreeMap, HashMap};
use std::io::Read;

use super::postcodes::{MAGIC, NOWHERE, UNIT, split};
use crate::ssda903::{Code, Postcode};

/// Why the ONS directory could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ConvertError {
    /// A column is not there.
    #[error(
        "There is no column for the {0} in this file. Choose the data files of the ONS Postcode Directory, whose first line has the columns pcds, east1m, north1m and laua (or their names of other years)."
    )]
    NoColumn(&'static str),
    /// The file is no CSV.
    #[error("The file cannot be read as CSV: {0}")]
    Unreadable(#[from] csv::Error),
    /// Nothing came out of it.
    #[error("There is not one postcode in these files.")]
    Empty,
    /// More areas than the format has room for.
    #[error(
        "There are more than 65,535 areas in these files; the column of the area is not what it should be."
    )]
    TooManyAreas,
}

/// The names that the columns have had in the directory over the years.
const POSTCODE: &[&str] = &["pcds", "pcd", "pcd7", "pcd8", "pcd2"];
const EASTING: &[&str] = &["oseast1m", "east1m"];
const NORTHING: &[&str] = &["osnrth1m", "north1m", "osnorth1m"];
const AREA: &[&str] = &["laua", "oslaua"];

/// Makes the compact form out of one or several CSV files of the directory.
pub fn convert_postcodes<R: Read>(files: impl IntoIterator<Item = R>) -> Result<Vec<u8>, ConvertError> {
    let mut areas: Vec<String> = Vec::new();
    let mut numbers: HashMap<String, u16> = HashMap::new();
    let mut sectors: BTreeMap<Code, BTreeMap<[u8; 2], [u8; UNIT]>> = BTreeMap::new();
    for file in files {
        let mut lines = csv::Reader::from_reader(file);
        let heading = lines.headers()?.clone();
        let column = |what, names: &[&str]| column(&heading, names).ok_or(ConvertError::NoColumn(what));
        let (postcode, area) = (column("postcode", POSTCODE)?, column("authority", AREA)?);
        let (easting, northing) = (column("easting", EASTING)?, column("northing", NORTHING)?);
        let mut record = csv::StringRecord::new();
        while lines.read_record(&mut record)? {
            let cell = |at: usize| record.get(at).unwrap_or("").trim();
            let Some(close) = Postcode::new(cell(postcode)).text() else { continue };
            let Some((sector, letters)) = split(&close).filter(|_| !cell(area).is_empty()) else { continue };
            let number = if let Some(number) = numbers.get(cell(area)) {
                *number
            } else {
                let number = u16::try_from(areas.len()).map_err(|_| ConvertError::TooManyAreas)?;
                areas.push(cell(area).to_owned());
                numbers.insert(cell(area).to_owned(), number);
                number
            };
            let mut unit = [0; UNIT];
            let (east, north) = (metres(cell(easting)), metres(cell(northing)));
            let bytes = letters.into_iter().chain(number.to_le_bytes()).chain(east).chain(north);
            unit.iter_mut().zip(bytes).for_each(|(place, byte)| *place = byte);
            sectors.entry(sector).or_default().insert(letters, unit);
        }
    }
    if sectors.is_empty() {
        return Err(ConvertError::Empty);
    }
    Ok(compact(&areas, &sectors))
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

    #[test]
    fn what_was_converted_is_found_again_however_it_is_written() {
        let postcodes = Postcodes::read(&convert_postcodes([DIRECTORY.as_bytes()]).unwrap()).unwrap();
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
        let said = convert_postcodes(["pcds,laua\nTW1 1AA,E09000027\n".as_bytes()]).unwrap_err().to_string();
        assert!(said.contains("easting"), "{said}");
        assert!(Postcodes::read(b"something else").is_err());
        let whole = convert_postcodes([DIRECTORY.as_bytes()]).unwrap();
        for length in 0..whole.len() {
            assert!(Postcodes::read(&whole[..length]).is_err(), "{length}");
        }
    }
}
