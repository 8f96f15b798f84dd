//! The directory of postcodes in Kith's compact form. Making that form from the ONS directory is in `convert`.
//!
//! The form: the word `KITHPCD1`; the codes of the areas; the sectors (a postcode without its last two letters) in
//! order, each with the number of its first unit; the units in order, ten bytes each: last two letters, area, easting
//! and northing in metres. Numbers are little-endian.

use crate::ssda903::tables::Distance;
use crate::ssda903::{Code, Postcode};

pub(crate) const MAGIC: &[u8; 8] = b"KITHPCD1";
pub(crate) const UNIT: usize = 10;
/// Easting and northing of a postcode that has none.
pub(crate) const NOWHERE: u32 = 0x00FF_FFFF;
/// As the Department's peers reckon it.
const METRES_IN_A_MILE: f64 = 1609.3;

/// Why a file is not a directory of postcodes.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PostcodeError {
    /// The file is something else.
    #[error("This is not a directory of postcodes made by \u{201c}kith postcodes\u{201d}.")]
    NotOurs,
    /// The file ends too early.
    #[error("The directory of postcodes is cut off. Make it again with \u{201c}kith postcodes\u{201d}.")]
    CutOff,
}

/// Where a postcode lies.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Spot<'a> {
    /// The code of the area (district or unitary authority).
    pub area: &'a str,
    /// Metres east and north on the national grid, where known.
    pub grid: Option<(u32, u32)>,
}

impl Spot<'_> {
    /// The distance between two postcodes as the crow flies.
    pub fn distance(self, other: Self) -> Option<Distance> {
        let ((east, north), (other_east, other_north)) = (self.grid?, other.grid?);
        let (a, b) = (f64::from(east) - f64::from(other_east), f64::from(north) - f64::from(other_north));
        let tenths = (a.hypot(b) / METRES_IN_A_MILE * 10.0).round();
        #[expect(
            clippy::cast_possible_truncation,
            reason = "three bytes of metres are less than 110,000 tenths of a mile"
        )]
        Some(Distance::tenths(tenths as i32))
    }
}

/// A directory of postcodes.
#[derive(Clone, Debug, Default)]
pub struct Postcodes {
    areas: Vec<String>,
    sectors: Vec<(Code, u32)>,
    units: Vec<u8>,
}

/// Splits a postcode into its sector and its last two letters.
pub(crate) fn split(postcode: &str) -> Option<(Code, [u8; 2])> {
    let (sector, unit) = postcode.split_at_checked(postcode.len().checked_sub(2)?)?;
    Some((Code::new(sector), unit.as_bytes().try_into().ok()?))
}

/// Takes numbers off the front of bytes.
struct Front<'a>(&'a [u8]);

impl<'a> Front<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8], PostcodeError> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(PostcodeError::CutOff)?;
        self.0 = rest;
        Ok(taken)
    }

    fn number(&mut self) -> Result<u32, PostcodeError> {
        self.take(4).map(little)
    }
}

fn little(bytes: &[u8]) -> u32 {
    bytes.iter().rev().fold(0, |number, byte| number << 8 | u32::from(*byte))
}

impl Postcodes {
    /// Reads the compact form.
    pub fn read(bytes: &[u8]) -> Result<Self, PostcodeError> {
        let mut front = Front(bytes.strip_prefix(MAGIC).ok_or(PostcodeError::NotOurs)?);
        let mut areas = Vec::new();
        for _ in 0..front.number()? {
            let length = usize::from(front.take(1)?.first().copied().unwrap_or(0));
            areas.push(String::from_utf8_lossy(front.take(length)?).into_owned());
        }
        let mut sectors = Vec::new();
        for _ in 0..front.number()? {
            let sector = String::from_utf8_lossy(front.take(8)?.trim_ascii_end()).into_owned();
            sectors.push((Code::new(&sector), front.number()?));
        }
        let count = front.number()? as usize;
        let units = front.take(count.checked_mul(UNIT).ok_or(PostcodeError::CutOff)?)?.to_vec();
        Ok(Self { areas, sectors, units })
    }

    /// How many postcodes it knows.
    pub fn len(&self) -> usize {
        self.units.len() / UNIT
    }

    /// Whether it knows none.
    pub fn is_empty(&self) -> bool {
        self.units.is_empty()
    }

    /// Where a postcode lies; nothing where it is not known.
    pub fn find(&self, postcode: Postcode) -> Option<Spot<'_>> {
        let (sector, letters) = split(&postcode.text()?)?;
        let at = self.sectors.binary_search_by_key(&sector, |(sector, _)| *sector).ok()?;
        let first = self.sectors.get(at)?.1 as usize;
        let end = self.sectors.get(at + 1).map_or(self.len(), |(_, next)| *next as usize);
        let units = self.units.get(first * UNIT..end * UNIT)?;
        let (units, _) = units.as_chunks::<UNIT>();
        let unit =
            units.get(units.binary_search_by(|unit| unit.get(..2).cmp(&Some(letters.as_slice()))).ok()?)?;
        let [_, _, area @ .., _, _, _, _, _, _] = unit;
        let grid = (little(unit.get(4..7)?), little(unit.get(7..10)?));
        Some(Spot {
            area: self.areas.get(little(area) as usize)?,
            grid: (grid.0 != NOWHERE && grid.1 != NOWHERE).then_some(grid),
        })
    }
}
