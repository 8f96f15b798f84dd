//! What authorities are called: their names of today and before, as people write them, and the Department's numbers. Data
//! only: `data/ssda903/authority_names.csv`.

use crate::ssda903::Text;

pub(super) const BUNDLED: &str = include_str!("../../../data/ssda903/authority_names.csv");

/// Words that people put in front of a name, behind it, or leave out.
const USUAL: [&str; 22] = [
    "and",
    "the",
    "of",
    "city",
    "county",
    "council",
    "borough",
    "london",
    "royal",
    "metropolitan",
    "unitary",
    "authority",
    "district",
    "lb",
    "lbc",
    "rb",
    "mbc",
    "mb",
    "cc",
    "bc",
    "la",
    "local",
];

/// A name, and whose it is.
#[derive(Clone, Debug)]
pub(super) struct Named {
    /// The words of the name without those that people leave out.
    pub(super) words: Vec<String>,
    /// The Department's number, three digits; nothing where the name is another for an authority that has one.
    pub(super) number: String,
    /// The code, and those of the authorities that took its place.
    pub(super) codes: Vec<Text>,
    /// Whether it is a part of an authority.
    pub(super) is_part: bool,
}

/// Reads lines of `number,code,name,now`; `now` has the codes of the authorities that took the place, with blanks between.
pub(super) fn read(text: &str) -> Vec<Named> {
    let mut lines = csv::Reader::from_reader(text.as_bytes());
    let named = |line: csv::StringRecord| {
        let cell = |at| line.get(at).unwrap_or_default();
        let codes = std::iter::once(cell(1)).chain(cell(3).split_whitespace()).map(Text::new).collect();
        Named { words: words(cell(2)), number: cell(0).to_owned(), codes, is_part: false }
    };
    lines.records().map_while(Result::ok).map(named).collect()
}

/// The words of a name that tell it from others: "London Borough of Richmond-upon-Thames" and "richmond upon thames" have
/// the same.
pub(super) fn words(name: &str) -> Vec<String> {
    let plain: String = name
        .to_lowercase()
        .replace('&', " and ")
        .chars()
        .filter(|letter| !matches!(letter, '\'' | '’' | '.'))
        .map(|letter| if letter.is_alphanumeric() { letter } else { ' ' })
        .collect();
    let all = || plain.split_whitespace().map(|word| if word == "saint" { "st" } else { word });
    let telling: Vec<String> = all().filter(|word| !USUAL.contains(word)).map(str::to_owned).collect();
    // The City of London is called by nothing else.
    if telling.is_empty() {
        all().filter(|word| *word == "london").map(str::to_owned).collect()
    } else {
        telling
    }
}
