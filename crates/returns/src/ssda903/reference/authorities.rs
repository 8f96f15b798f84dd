//! The upper-tier authority that an area belongs to, on a date. Data only: `data/ssda903/authorities.csv`.

use std::collections::HashMap;
use std::fmt;

use calendar::Date;

use super::names::{self, Named, likeness, may_be, number, plain, words};
use crate::ssda903::Text;

/// The most authorities that are named where it is not clear which is meant.
const MOST_SHOWN: usize = 6;

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
    named: Vec<Named>,
}

/// Authorities that may be meant by what was given for one.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct MayBeMeant {
    /// Their codes and names, the likeliest first.
    pub authorities: Vec<(String, String)>,
}

impl fmt::Display for MayBeMeant {
    /// Which they are, for the end of a sentence; nothing where there is none.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown: Vec<String> =
            self.authorities.iter().take(MOST_SHOWN).map(|(code, name)| format!("{name} ({code})")).collect();
        f.write_str(&shown.join(", "))?;
        match self.authorities.len() - shown.len() {
            0 => Ok(()),
            more => write!(f, " and {more} more"),
        }
    }
}

/// Whether a name fits what was given.
type Fits<'f> = &'f dyn Fn(&Named) -> bool;

impl Authorities {
    /// The authorities of England as they are bundled, with their reorganisations since April 2021.
    pub fn bundled() -> Self {
        let mut authorities = Self::from_csv(BUNDLED);
        authorities.named.extend(names::read(names::BUNDLED));
        authorities
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
            let named = Named {
                plain: plain(cell(1)),
                words: words(cell(1)),
                number: String::new(),
                codes: vec![area],
                is_part: cell(0).starts_with("E07"),
            };
            authorities.named.push(named);
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

    /// The code of the upper-tier authority of a date from its code, an earlier code of its, the Department's number, or any of
    /// its names.
    pub fn find(&self, code_or_name: &str, on: Date) -> Option<Text> {
        self.meant(code_or_name, on).ok()
    }

    /// The same; where that is not one authority, those that may be meant.
    pub fn meant(&self, code_or_name: &str, on: Date) -> Result<Text, MayBeMeant> {
        let wanted = code_or_name.trim();
        if wanted.is_empty() {
            return Err(MayBeMeant::default());
        }
        let code = Text::new(wanted);
        if let Some(upper) = self.upper(wanted, on).filter(|_| self.by_area.contains_key(&code)) {
            return Ok(upper);
        }
        let (number, plain, words) = (number(wanted), plain(wanted), words(wanted));
        let is_code = |named: &Named| {
            number.is_some_and(|number| named.number == number) || named.codes.first() == Some(&code)
        };
        let is_whole_name = |named: &Named| !named.is_part && named.plain == plain;
        let is_name = |named: &Named| !words.is_empty() && !named.is_part && named.words == words;
        let has_words = |named: &Named| {
            !words.is_empty() && !named.is_part && words.iter().all(|word| named.words.contains(word))
        };
        // West Berkshire is not all of Berkshire; a name is cut short at its end.
        let begins =
            |named: &Named| has_words(named) && named.words.first() == words.first() && names::tell(&words);
        // A district is not the authority that makes a return, but says which one that is.
        let is_part = |named: &Named| !words.is_empty() && named.words == words;
        let is_like = |named: &Named| may_be(&words, &named.words);
        let steps: [(Fits<'_>, bool); 7] = [
            (&is_code, true),
            (&is_whole_name, true),
            (&is_name, true),
            (&begins, true),
            (&has_words, false),
            (&is_part, false),
            (&is_like, false),
        ];
        for (is, is_sure) in steps {
            match self.authorities_of(is, &words, on).as_slice() {
                [] => {}
                [one] if is_sure => return Ok(*one),
                several => return Err(self.may_be_meant(several)),
            }
        }
        Err(MayBeMeant::default())
    }

    /// The upper-tier authorities of a date that have such a name, the likest first.
    fn authorities_of(&self, is: Fits<'_>, words: &[String], on: Date) -> Vec<Text> {
        let mut all: Vec<(Text, f64)> = Vec::new();
        for named in self.named.iter().filter(|named| is(named)) {
            let upper = named.codes.iter().filter_map(|code| self.upper(&code.text()?, on));
            for code in upper {
                // By its own name, where it was found by that of something larger.
                let own = self.name(code).map(names::words).unwrap_or_default();
                let like = likeness(words, &own);
                let like = if named.codes.len() > 1 { like } else { like.max(likeness(words, &named.words)) };
                match all.iter_mut().find(|(known, _)| *known == code) {
                    Some((_, known)) => *known = known.max(like),
                    None => all.push((code, like)),
                }
            }
        }
        all.sort_by(|(a, like_a), (b, like_b)| like_b.total_cmp(like_a).then_with(|| a.cmp(b)));
        all.into_iter().map(|(code, _)| code).collect()
    }

    fn may_be_meant(&self, codes: &[Text]) -> MayBeMeant {
        let shown = |code: &Text| Some((code.text()?, self.name(*code).unwrap_or_default().to_owned()));
        MayBeMeant { authorities: codes.iter().filter_map(shown).collect() }
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

    #[test]
    fn an_authority_is_found_by_whatever_people_call_it() {
        let authorities = Authorities::bundled();
        let day = date(2026, 3, 31);
        let names = include_str!("../../../tests/field/09-names-of-authorities/names.csv");
        let more = "Bournemouth,E06000058\nPoole,E06000058\nBCP,E06000058\n837,E06000058\nE06000028,E06000058\nE10000009,E06000059\n\
            929,E06000057\nE08000020,E08000037\nCounty Durham,E06000047\nDurham County Council,E06000047\n\
            City of London,E09000001\nthe Royal Borough of Kensington & Chelsea,E09000020\nKent CC,E10000016\n\
            saint helens,E08000013\nBath & North East Somerset,E06000022\nRichmond,E09000027\nYork,E06000014\n\
            Westmorland,E06000064\n933,E06000066\nH&F,E09000013\nK&C,E09000020\nB'ham,E08000025\nNottm,E06000018\n\
            Blackpool UA,E06000009\n";
        for (name, code) in names.lines().skip(1).chain(more.lines()).filter_map(|line| line.rsplit_once(','))
        {
            assert_eq!(
                authorities.meant(name, day).map(|found| found.text()),
                Ok(Some(code.to_owned())),
                "{name}"
            );
        }
    }

    #[test]
    fn where_it_is_not_clear_those_that_may_be_meant_are_named() {
        let authorities = Authorities::bundled();
        let day = date(2026, 3, 31);
        let said = |name: &str| authorities.meant(name, day).unwrap_err().to_string();
        for (name, others) in [
            ("Kingston", ["Kingston upon Thames (E09000021)", "Kingston upon Hull, City of (E06000010)"]),
            ("Cumbria", ["Cumberland (E06000063)", "Westmorland and Furness (E06000064)"]),
            ("928", ["North Northamptonshire", "West Northamptonshire"]),
            ("Sussex", ["East Sussex", "West Sussex"]),
            ("Elmbridge", ["Surrey (E10000030)", ""]),
            ("Birmingam", ["Birmingham (E08000025)", ""]),
            ("Berkshire", ["West Berkshire (E06000037)", "Reading (E06000038)"]),
            ("Cleveland", ["Redcar and Cleveland (E06000003)", "Hartlepool (E06000001)"]),
            ("London", ["City of London (E09000001)", " and 27 more"]),
            ("Bedfordshire", ["Bedford (E06000055)", "Central Bedfordshire (E06000056)"]),
            ("West Yorkshire", ["Leeds (E08000035)", "Bradford (E08000032)"]),
        ] {
            assert!(others.iter().all(|other| said(name).contains(other)), "{name}: {}", said(name));
        }
        assert_eq!(authorities.find("Cumbria", date(2022, 3, 31)).unwrap(), "E10000006");
        for nothing in ["Atlantis", "", " ", "999", "council"] {
            assert_eq!(said(nothing), "", "{nothing}");
        }
    }

    #[test]
    fn the_likeliest_is_named_first() {
        let authorities = Authorities::bundled();
        let day = date(2026, 3, 31);
        for (name, first) in [
            ("Brimingham", "E08000025"),
            ("Birmingam", "E08000025"),
            ("Nort Yorkshire", "E06000065"),
            ("Souht Gloucestershire", "E06000025"),
            ("West Northhamptonshire", "E06000062"),
            ("Middlesborough", "E06000002"),
            ("Hamsphire", "E10000014"),
            ("London", "E09000001"),
        ] {
            let others = authorities.meant(name, day).unwrap_err();
            assert_eq!(
                others.authorities.first().map(|(code, _)| code.as_str()),
                Some(first),
                "{name}: {others}"
            );
        }
    }

    #[test]
    fn words_and_numbers_as_people_and_spreadsheets_shorten_them_are_understood() {
        let authorities = Authorities::bundled();
        let day = date(2026, 3, 31);
        for (name, code) in [
            ("North Yorks", "E06000065"),
            ("N Yorks", "E06000065"),
            ("South Glos", "E06000025"),
            ("West Northants", "E06000062"),
            ("Hants", "E10000014"),
            ("Salop", "E06000051"),
            ("NE Lincs", "E06000012"),
            ("Central Beds", "E06000056"),
            ("Bucks Council", "E06000060"),
            ("0318", "E09000027"),
            ("318.0", "E09000027"),
            ("RBK", "E09000021"),
            ("LBBD", "E09000002"),
        ] {
            assert_eq!(
                authorities.meant(name, day).map(|found| found.text()),
                Ok(Some(code.to_owned())),
                "{name}"
            );
        }
    }
}
