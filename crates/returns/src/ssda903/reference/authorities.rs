//! The upper-tier authority that an area belongs to, on a date. Data only: `data/ssda903/authorities.csv`.

use std::collections::HashMap;

use calendar::Date;

use crate::ssda903::Text;

const BUNDLED: &str = include_str!("../../../data/ssda903/authorities.csv");

/// One time during which an area belonged to one upper-tier authority.
#[derive(Clone, Debug)]
struct Belongs {
    from: Option<Date>,
    until: Option<Date>,
    to: Text,
}

/// Which upper-tier authority an area belongs to, and when.
#[derive(Clone, Debug, Default)]
pub struct Authorities {
    by_area: HashMap<Text, Vec<Belongs>>,
    names: HashMap<Text, String>,
}

impl Authorities {
    /// The authorities of England as they are bundled, with their reorganisations since April 2021.
    pub fn bundled() -> Self {
        Self::from_csv(BUNDLED)
    }

    /// Reads lines of `area,name,from,until,authority`; dates are written 2023-04-01 and may be blank. The first line is
    /// a heading; lines that cannot be read are passed over.
    pub fn from_csv(text: &str) -> Self {
        let mut authorities = Self::default();
        let mut lines = csv::Reader::from_reader(text.as_bytes());
        for line in lines.records().map_while(Result::ok) {
            let cell = |at| line.get(at).unwrap_or("").trim();
            let (area, to) = (Text::new(cell(0)), Text::new(cell(4)));
            let belongs = Belongs { from: cell(2).parse().ok(), until: cell(3).parse().ok(), to };
            authorities.by_area.entry(area).or_default().push(belongs);
            if area == to {
                authorities.names.insert(area, cell(1).to_owned());
            }
        }
        authorities
    }

    /// The authority to which an area (a district, a unitary authority, or a county itself) belongs on a date. Outside
    /// England it is SCO, NIR, WAL, or NUK for what lies outside the United Kingdom.
    pub fn upper(&self, area: &str, on: Date) -> Option<Text> {
        let elsewhere = match area.as_bytes().first()? {
            b'S' => "SCO",
            b'N' => "NIR",
            b'W' => "WAL",
            b'L' | b'M' => "NUK",
            _ => "",
        };
        if !elsewhere.is_empty() {
            return Some(Text::new(elsewhere));
        }
        let times = self.by_area.get(&Text::new(area))?;
        let then = |belongs: &&Belongs| {
            belongs.from.is_none_or(|from| from <= on) && belongs.until.is_none_or(|until| on <= until)
        };
        times.iter().find(then).map(|belongs| belongs.to)
    }

    /// The code of the upper-tier authority of a date from its code, an earlier code of its, or its name.
    pub fn find(&self, code_or_name: &str, on: Date) -> Option<Text> {
        let wanted = code_or_name.trim();
        if self.by_area.contains_key(&Text::new(wanted)) {
            return self.upper(wanted, on);
        }
        let named = self.names.iter().filter(|(_, name)| name.eq_ignore_ascii_case(wanted));
        named
            .map(|(code, _)| *code)
            .find(|code| code.text().and_then(|area| self.upper(&area, on)) == Some(*code))
    }

    /// The name of an upper-tier authority.
    pub fn name(&self, code: Text) -> Option<&str> {
        self.names.get(&code).map(String::as_str)
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failed test should say so at once")]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn upper(area: &str, on: Date) -> Option<String> {
        Authorities::bundled().upper(area, on).and_then(|code| code.text())
    }

    #[test]
    fn a_reorganised_authority_is_the_one_of_its_day() {
        // Mendip: Somerset County Council until 31 March 2023, Somerset Council from 1 April 2023.
        let (before, after) = (date(2023, 3, 31), date(2023, 4, 1));
        assert_eq!(upper("E07000187", before).as_deref(), Some("E10000027"));
        assert_eq!(upper("E07000187", after).as_deref(), Some("E06000066"));
        assert_eq!(upper("E06000066", before).as_deref(), Some("E10000027"));
        assert_eq!(upper("E06000066", after).as_deref(), Some("E06000066"));
    }

    #[test]
    fn a_county_that_was_split_goes_to_the_part_its_district_went_to() {
        let after = date(2026, 3, 31);
        assert_eq!(upper("E07000028", after).as_deref(), Some("E06000063"), "Carlisle is in Cumberland");
        assert_eq!(
            upper("E07000030", after).as_deref(),
            Some("E06000064"),
            "Eden is in Westmorland and Furness"
        );
        assert_eq!(upper("E07000030", date(2022, 3, 31)).as_deref(), Some("E10000006"));
    }

    #[test]
    fn the_other_nations_have_codes_of_their_own() {
        let day = date(2026, 3, 31);
        assert_eq!(upper("S12000026", day).as_deref(), Some("SCO"));
        assert_eq!(upper("W06000015", day).as_deref(), Some("WAL"));
        assert_eq!(upper("N09000003", day).as_deref(), Some("NIR"));
        assert_eq!(upper("E99999999", day), None);
    }

    #[test]
    fn an_authority_is_found_by_code_or_name() {
        let authorities = Authorities::bundled();
        let day = date(2026, 3, 31);
        let richmond = authorities.find("richmond upon thames", day).unwrap();
        assert_eq!(richmond, "E09000027");
        assert_eq!(authorities.find("e09000027", day), Some(richmond));
        assert_eq!(authorities.name(richmond), Some("Richmond upon Thames"));
        assert_eq!(authorities.find("Somerset", day).unwrap(), "E06000066");
        assert_eq!(authorities.find("E10000027", day).unwrap(), "E06000066");
        assert_eq!(authorities.find("Somerset", date(2022, 3, 31)).unwrap(), "E10000027");
        assert_eq!(authorities.find("Atlantis", day), None);
    }
}
